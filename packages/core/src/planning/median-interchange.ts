import type { CheckedProblem } from './site-problem.ts';
import type { SortedRows } from './sorted-rows.ts';

/** Minutes to the nearest and second nearest site in use, at most the unreached minutes. */
export interface NearestTwo {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Site of `first`; -1 where none in use is nearer than the unreached minutes. */
  readonly firstSite: Int32Array;
}

export function nearestTwo(
  { isOpen }: CheckedProblem,
  { offsets, sites, minutes }: SortedRows,
  chosen: ArrayLike<number>,
  unreachedMinutes: number,
): NearestTwo {
  const areaCount = offsets.length - 1;
  const inUse = isOpen.slice();
  for (let place = 0; place < chosen.length; place++) inUse[chosen[place]!] = 1;
  const first = new Float64Array(areaCount).fill(unreachedMinutes);
  const second = first.slice();
  const firstSite = new Int32Array(areaCount).fill(-1);
  for (let area = 0; area < areaCount; area++)
    for (let place = offsets[area]!; place < offsets[area + 1]!; place++) {
      if (!inUse[sites[place]!]) continue;
      if (firstSite[area]! >= 0) {
        second[area] = minutes[place]!;
        break;
      }
      first[area] = minutes[place]!;
      firstSite[area] = sites[place]!;
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
 * The best exchange of a chosen site for a candidate, found in one pass over the areas.
 *
 * Opening a site saves what it is nearer by; closing one then costs the way to the next nearest, the newly
 * opened site included, of the people it served (Whitaker 1983).
 */
export function bestExchange(
  { people, isOpen }: CheckedProblem,
  { offsets, sites, minutes }: SortedRows,
  chosen: readonly number[],
  { first, second, firstSite }: NearestTwo,
): Exchange {
  const siteCount = isOpen.length;
  const placeOfChosen = new Int32Array(siteCount).fill(-1);
  for (const [place, site] of chosen.entries()) placeOfChosen[site] = place;
  const gain = new Float64Array(siteCount);
  const closingCost = new Float64Array(chosen.length);
  const spared = new Float64Array(siteCount * chosen.length);
  for (let area = 0; area < people.length; area++) {
    const served = firstSite[area]! >= 0 ? placeOfChosen[firstSite[area]!]! : -1;
    if (served >= 0) closingCost[served]! += people[area]! * (second[area]! - first[area]!);
    for (let place = offsets[area]!; place < offsets[area + 1]!; place++) {
      const away = minutes[place]!;
      if (away >= second[area]!) break;
      const site = sites[place]!;
      if (away < first[area]!) gain[site]! += people[area]! * (first[area]! - away);
      if (served >= 0)
        spared[site * chosen.length + served]! +=
          people[area]! * (second[area]! - Math.max(away, first[area]!));
    }
  }
  let best: Exchange = { opened: -1, closed: -1, saved: 0 };
  for (let site = 0; site < siteCount; site++) {
    if (isOpen[site] || placeOfChosen[site]! >= 0) continue;
    for (const [place, closed] of chosen.entries()) {
      const saved = gain[site]! - (closingCost[place]! - spared[site * chosen.length + place]!);
      if (saved > best.saved) best = { opened: site, closed, saved };
    }
  }
  return best;
}
