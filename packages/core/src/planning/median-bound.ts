import { nearestTwo } from './median-interchange.ts';
import { siteColumns } from './site-columns.ts';
import type { CheckedProblem } from './site-problem.ts';

const STEPS = 400;
/** A bound this near the objective, as a share of it, is near enough. */
const NEAR_ENOUGH = 1e-4;

/**
 * A lower bound of the p-median: the Lagrangian dual that frees people from being served exactly once, raised
 * by subgradient steps (Cornuejols, Fisher and Nemhauser 1977; step rule of Held, Wolfe and Crowder 1974).
 *
 * @param sites a good choice, and `objective` its person-minutes: the steps aim for it
 */
export function medianBound(
  checked: CheckedProblem,
  sites: Uint32Array,
  objective: number,
  unreachedMinutes: number,
): number {
  const { travel, people, isOpen, choose } = checked;
  const { areaCount, siteCount, minutes } = travel;
  const columns = siteColumns(travel);
  const { first, second } = nearestTwo(checked, sites, unreachedMinutes);
  const ceiling = people.map((count) => count * unreachedMinutes);
  const price = people.map((count, area) => (count * (first[area]! + second[area]!)) / 2);
  const reduced = new Float64Array(siteCount);
  const candidates = Uint32Array.from(isOpen.keys()).filter((site) => !isOpen[site]);
  const open = Uint32Array.from(isOpen.keys()).filter((site) => isOpen[site]);
  let best = 0;
  let scale = 1;
  let stale = 0;
  for (let step = 0; step < STEPS && objective - best > NEAR_ENOUGH * objective; step++) {
    for (let site = 0; site < siteCount; site++) {
      let sum = 0;
      for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++) {
        const area = columns.areas[place]!;
        const saving = people[area]! * minutes[columns.pairs[place]!]! - price[area]!;
        if (saving < 0) sum += saving;
      }
      reduced[site] = sum;
    }
    const used = [
      ...candidates.sort((a, b) => reduced[a]! - reduced[b]! || a - b).subarray(0, choose),
      ...open,
    ];
    const dual =
      price.reduce((sum, value) => sum + value, 0) + used.reduce((sum, site) => sum + reduced[site]!, 0);
    stale = dual > best ? 0 : stale + 1;
    best = Math.max(best, dual);
    if (stale >= 10) {
      scale /= 2;
      stale = 0;
    }
    const slope = new Float64Array(areaCount).fill(1);
    for (const site of used)
      for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++) {
        const area = columns.areas[place]!;
        if (people[area]! * minutes[columns.pairs[place]!]! < price[area]!) slope[area]!--;
      }
    const length = slope.reduce((sum, value) => sum + value * value, 0);
    if (length === 0) break;
    const stride = (scale * (objective - dual)) / length;
    for (let area = 0; area < areaCount; area++)
      price[area] = Math.min(ceiling[area]!, Math.max(0, price[area]! + stride * slope[area]!));
  }
  return best;
}
