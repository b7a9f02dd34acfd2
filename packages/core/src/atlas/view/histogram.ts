/** How many values, and how many people, fall in each of `bins` equal intervals. */
export interface Histogram {
  readonly lowest: number;
  readonly highest: number;
  readonly counts: Uint32Array;
  readonly people: Float64Array;
}

/**
 * Counts values in equal intervals from the lowest to the highest of them.
 *
 * @param values NaN is left out
 * @param residents people for each value
 * @param bins how many intervals
 * @returns null where there is no value
 */
export function histogram(
  values: ArrayLike<number>,
  residents: ArrayLike<number>,
  bins: number,
): Histogram | null {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (lowest > highest) return null;
  const counts = new Uint32Array(bins);
  const people = new Float64Array(bins);
  const perUnit = highest > lowest ? bins / (highest - lowest) : 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isNaN(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - lowest) * perUnit));
    counts[bin]!++;
    people[bin]! += residents[index]!;
  }
  return { lowest, highest, counts, people };
}
