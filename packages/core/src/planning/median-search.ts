import { bestExchange, nearestTwo } from './median-interchange.ts';
import type { CheckedProblem } from './site-problem.ts';
import type { SortedRows } from './sorted-rows.ts';

/** Opens the candidate that saves the most person-minutes, again and again; of equals the first. */
export function greedySites(checked: CheckedProblem, rows: SortedRows, unreachedMinutes: number): number[] {
  const { people, isOpen, choose } = checked;
  const chosen: number[] = [];
  while (chosen.length < choose) {
    const { first } = nearestTwo(checked, rows, chosen, unreachedMinutes);
    const saved = new Float64Array(isOpen.length);
    for (let area = 0; area < people.length; area++)
      for (let place = rows.offsets[area]!; place < rows.offsets[area + 1]!; place++) {
        const nearer = first[area]! - rows.minutes[place]!;
        if (nearer <= 0) break;
        saved[rows.sites[place]!]! += people[area]! * nearer;
      }
    let best = -1;
    for (let site = 0; site < isOpen.length; site++) {
      if (isOpen[site] || chosen.includes(site)) continue;
      if (best < 0 || saved[site]! > saved[best]!) best = site;
    }
    chosen.push(best);
  }
  return chosen;
}

/** Exchanges chosen sites for candidates, the best exchange first, until none saves anything. */
export function improveByInterchange(
  checked: CheckedProblem,
  rows: SortedRows,
  start: readonly number[],
  unreachedMinutes: number,
): Uint32Array {
  let chosen = [...start];
  for (;;) {
    const nearest = nearestTwo(checked, rows, chosen, unreachedMinutes);
    const total = checked.people.reduce((sum, people, area) => sum + people * nearest.first[area]!, 0);
    const { opened, closed, saved } = bestExchange(checked, rows, chosen, nearest);
    // Savings within rounding of the total would exchange sites for ever.
    if (saved <= 1e-9 * total) return Uint32Array.from(chosen).sort();
    chosen = chosen.map((site) => (site === closed ? opened : site));
  }
}
