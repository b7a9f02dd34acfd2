import type { CheckedProblem } from './site-problem.ts';

/** People who can be covered by the same candidates. */
export interface CoverPattern {
  /** Candidates within the limit, ascending. */
  readonly sites: readonly number[];
  readonly people: number;
}

/**
 * Areas with people, put together by the candidates within a limit of minutes (inclusive): to a covering
 * problem all areas of one pattern are one. Areas that an open site covers are left out.
 *
 * @returns the patterns, and the people that open sites cover
 */
export function coverPatterns(
  { travel, people, isOpen }: CheckedProblem,
  limitMinutes: number,
): { readonly patterns: CoverPattern[]; readonly covered: number } {
  const patterns = new Map<string, { sites: number[]; people: number }>();
  let covered = 0;
  for (let area = 0; area < travel.areaCount; area++) {
    if (!(people[area]! > 0)) continue;
    const sites: number[] = [];
    let isCovered = false;
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++) {
      if (travel.minutes[pair]! > limitMinutes) continue;
      const site = travel.sites[pair]!;
      if (isOpen[site]) isCovered = true;
      else sites.push(site);
    }
    if (isCovered) {
      covered += people[area]!;
      continue;
    }
    const key = sites.join(' ');
    const pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, { sites, people: people[area]! });
    else pattern.people += people[area]!;
  }
  return { patterns: [...patterns.values()], covered };
}
