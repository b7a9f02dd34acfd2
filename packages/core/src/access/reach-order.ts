import type { TravelTimes } from './travel-times.ts';

/** The journeys of one row from the shortest on, filled again for every row. */
export interface ReachOrder {
  /** Sorts the row; returns how many journeys it has. */
  readonly sort: (row: number) => number;
  /** Pairs of the row in ascending minutes; only the first `sort(row)` count. */
  readonly pairs: Uint32Array;
}

/** @param keep which pairs take part. Default: all */
export function reachOrder(travel: TravelTimes, keep: (pair: number) => boolean = () => true): ReachOrder {
  const { areaCount, offsets, minutes } = travel;
  let longest = 0;
  for (let row = 0; row < areaCount; row++) longest = Math.max(longest, offsets[row + 1]! - offsets[row]!);
  const pairs = new Uint32Array(longest);
  const byMinutes = (left: number, right: number): number => minutes[left]! - minutes[right]!;
  return {
    pairs,
    sort(row) {
      let count = 0;
      for (let pair = offsets[row]!; pair < offsets[row + 1]!; pair++) if (keep(pair)) pairs[count++] = pair;
      pairs.subarray(0, count).sort(byMinutes);
      return count;
    },
  };
}
