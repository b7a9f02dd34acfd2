import { nearestTwo } from './median-interchange.ts';
import type { CheckedProblem } from './site-problem.ts';
import type { SortedRows } from './sorted-rows.ts';

const STEPS = 100;
/** A bound this near the objective, as a share of it, is near enough. */
const NEAR_ENOUGH = 1e-4;

/**
 * A lower bound of the p-median: the Lagrangian dual that frees people from being served exactly once, raised
 * by subgradient steps (Cornuejols, Fisher and Nemhauser 1977; step rule of Held, Wolfe and Crowder 1974).
 *
 * Each area has a price in minutes a person; a site earns, from every area it is nearer to than the price,
 * the difference. The prices less the earnings of the best sites are at most what any choice costs.
 *
 * @param sites a good choice, and `objective` its person-minutes: the steps aim for it
 */
export function medianBound(
  checked: CheckedProblem,
  rows: SortedRows,
  sites: Uint32Array,
  objective: number,
  unreachedMinutes: number,
): number {
  const { people, isOpen, choose } = checked;
  const { first, second } = nearestTwo(checked, rows, sites, unreachedMinutes);
  const price = first.map((minutes, area) => (minutes + second[area]!) / 2);
  const earnings = new Float64Array(isOpen.length);
  const candidates = Uint32Array.from(isOpen.keys()).filter((site) => !isOpen[site]);
  let best = 0;
  let scale = 1;
  let stale = 0;
  for (let step = 0; step < STEPS && objective - best > NEAR_ENOUGH * objective; step++) {
    earnings.fill(0);
    let dual = 0;
    for (let area = 0; area < people.length; area++) {
      dual += people[area]! * price[area]!;
      for (let place = rows.offsets[area]!; place < rows.offsets[area + 1]!; place++) {
        const margin = price[area]! - rows.minutes[place]!;
        if (margin <= 0) break;
        earnings[rows.sites[place]!]! += people[area]! * margin;
      }
    }
    const inUse = isOpen.slice();
    candidates.sort((a, b) => earnings[b]! - earnings[a]! || a - b);
    for (const site of candidates.subarray(0, choose)) inUse[site] = 1;
    for (const [site, used] of inUse.entries()) if (used) dual -= earnings[site]!;

    stale = dual > best ? 0 : stale + 1;
    best = Math.max(best, dual);
    if (stale >= 10) {
      scale /= 2;
      stale = 0;
    }
    const slope = timesUnserved(rows, price, inUse);
    const length = slope.reduce((sum, value, area) => sum + people[area]! * value * value, 0);
    if (length === 0) break;
    const stride = (scale * (objective - dual)) / length;
    for (let area = 0; area < people.length; area++)
      price[area] = Math.min(unreachedMinutes, Math.max(0, price[area]! + stride * slope[area]!));
  }
  return best;
}

/** 1 less the number of sites in use that each area pays. */
function timesUnserved(rows: SortedRows, price: Float64Array, inUse: Uint8Array): Float64Array {
  return price.map((limit, area) => {
    let unserved = 1;
    for (let place = rows.offsets[area]!; place < rows.offsets[area + 1]!; place++) {
      if (rows.minutes[place]! >= limit) break;
      unserved -= inUse[rows.sites[place]!]!;
    }
    return unserved;
  });
}
