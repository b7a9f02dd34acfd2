import { bestExchange, nearestTwo } from './median-interchange.ts';
import { siteColumns } from './site-columns.ts';
import type { CheckedProblem } from './site-problem.ts';

/** Opens the candidate that saves the most person-minutes, again and again; of equals the first. */
export function greedySites(checked: CheckedProblem, unreachedMinutes: number): number[] {
  const { travel, people, isOpen, choose } = checked;
  const columns = siteColumns(travel);
  const { first } = nearestTwo(checked, [], unreachedMinutes);
  const chosen: number[] = [];
  while (chosen.length < choose) {
    let best = -1;
    let most = -1;
    for (let site = 0; site < travel.siteCount; site++) {
      if (isOpen[site] || chosen.includes(site)) continue;
      let saved = 0;
      for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++) {
        const area = columns.areas[place]!;
        const nearer = first[area]! - travel.minutes[columns.pairs[place]!]!;
        if (nearer > 0) saved += people[area]! * nearer;
      }
      if (saved > most) {
        best = site;
        most = saved;
      }
    }
    chosen.push(best);
    for (let place = columns.offsets[best]!; place < columns.offsets[best + 1]!; place++) {
      const area = columns.areas[place]!;
      first[area] = Math.min(first[area]!, travel.minutes[columns.pairs[place]!]!);
    }
  }
  return chosen;
}

/** Exchanges chosen sites for candidates, the best exchange first, until none saves anything. */
export function improveByInterchange(
  checked: CheckedProblem,
  start: readonly number[],
  unreachedMinutes: number,
): Uint32Array {
  const columns = siteColumns(checked.travel);
  let chosen = [...start];
  for (;;) {
    const nearest = nearestTwo(checked, chosen, unreachedMinutes);
    const total = checked.people.reduce((sum, people, area) => sum + people * nearest.first[area]!, 0);
    const { opened, closed, saved } = bestExchange(checked, columns, chosen, nearest);
    // Savings within rounding of the total would exchange sites for ever.
    if (saved <= 1e-9 * total) return Uint32Array.from(chosen).sort();
    chosen = chosen.map((site) => (site === closed ? opened : site));
  }
}
