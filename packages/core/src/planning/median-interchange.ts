import type { SiteColumns } from './site-columns.ts';
import type { CheckedProblem } from './site-problem.ts';

/** Minutes to the nearest and second nearest site in use, at most the unreached minutes. */
export interface NearestTwo {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Site of `first`; -1 where nothing in use is nearer than the unreached minutes. */
  readonly firstSite: Int32Array;
}

export function nearestTwo(
  { travel, isOpen }: CheckedProblem,
  sites: ArrayLike<number>,
  unreachedMinutes: number,
): NearestTwo {
  const inUse = isOpen.slice();
  for (let place = 0; place < sites.length; place++) inUse[sites[place]!] = 1;
  const first = new Float64Array(travel.areaCount).fill(unreachedMinutes);
  const second = first.slice();
  const firstSite = new Int32Array(travel.areaCount).fill(-1);
  for (let area = 0; area < travel.areaCount; area++)
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++) {
      const site = travel.sites[pair]!;
      const minutes = travel.minutes[pair]!;
      if (!inUse[site]) continue;
      if (minutes < first[area]!) {
        second[area] = first[area]!;
        first[area] = minutes;
        firstSite[area] = site;
      } else if (minutes < second[area]!) second[area] = minutes;
    }
  return { first, second, firstSite };
}

/** One site in for another, and the person-minutes it saves. */
export interface Exchange {
  readonly opened: number;
  readonly closed: number;
  readonly saved: number;
}

/**
 * The best exchange of a chosen site for a candidate, found in one pass over all pairs.
 *
 * Opening a site saves what it is nearer by; closing one then costs the way to the next nearest, the newly
 * opened site included, of the people it served (Whitaker 1983).
 */
export function bestExchange(
  { travel, people, isOpen }: CheckedProblem,
  columns: SiteColumns,
  chosen: readonly number[],
  { first, second, firstSite }: NearestTwo,
): Exchange {
  const closingCost = new Float64Array(travel.siteCount);
  for (let area = 0; area < travel.areaCount; area++)
    if (firstSite[area]! >= 0)
      closingCost[firstSite[area]!]! += people[area]! * (second[area]! - first[area]!);
  const spared = new Float64Array(travel.siteCount);
  let best: Exchange = { opened: -1, closed: -1, saved: 0 };
  for (let site = 0; site < travel.siteCount; site++) {
    if (isOpen[site] || chosen.includes(site)) continue;
    spared.fill(0);
    let gain = 0;
    for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++) {
      const area = columns.areas[place]!;
      const minutes = travel.minutes[columns.pairs[place]!]!;
      if (minutes >= second[area]!) continue;
      if (minutes < first[area]!) gain += people[area]! * (first[area]! - minutes);
      if (firstSite[area]! >= 0)
        spared[firstSite[area]!]! += people[area]! * (second[area]! - Math.max(minutes, first[area]!));
    }
    for (const closed of chosen) {
      const saved = gain - (closingCost[closed]! - spared[closed]!);
      if (saved > best.saved) best = { opened: site, closed, saved };
    }
  }
  return best;
}
