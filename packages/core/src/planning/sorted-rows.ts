import type { CheckedProblem } from './site-problem.ts';

/**
 * The journeys of each area, the shortest first: those that can matter to a choice stand at the head of the
 * row, so a pass over all areas looks at a few each. Journeys of the unreached minutes or longer, and areas
 * without people, are left out.
 */
export interface SortedRows {
  /** Length areaCount + 1. */
  readonly offsets: Uint32Array;
  readonly sites: Uint32Array;
  readonly minutes: Float64Array;
}

export function sortedRows({ travel, people }: CheckedProblem, unreachedMinutes: number): SortedRows {
  const offsets = new Uint32Array(travel.areaCount + 1);
  const sites = new Uint32Array(travel.sites.length);
  const minutes = new Float64Array(travel.sites.length);
  let length = 0;
  for (let area = 0; area < travel.areaCount; area++) {
    if (people[area]! > 0) {
      const row: number[] = [];
      for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++)
        if (travel.minutes[pair]! < unreachedMinutes) row.push(pair);
      row.sort((a, b) => travel.minutes[a]! - travel.minutes[b]!);
      for (const pair of row) {
        sites[length] = travel.sites[pair]!;
        minutes[length++] = travel.minutes[pair]!;
      }
    }
    offsets[area + 1] = length;
  }
  return { offsets, sites: sites.subarray(0, length), minutes: minutes.subarray(0, length) };
}
