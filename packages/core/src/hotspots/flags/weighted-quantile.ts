/**
 * The least value at which areas with at most this value hold the share of the total weight: the inverse of
 * the weighted cumulative distribution, without interpolation.
 *
 * @param values one number for each area; NaN is left out, with its weight
 * @param weights 0 or above
 * @param share 0..1
 * @returns NaN where no weight is left
 */
export function weightedQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  share: number,
): number {
  const known: number[] = [];
  let total = 0;
  for (let area = 0; area < values.length; area++) {
    if (Number.isNaN(values[area]) || !(weights[area]! > 0)) continue;
    known.push(area);
    total += weights[area]!;
  }
  const ascending = Uint32Array.from(known).sort((a, b) => values[a]! - values[b]!);
  let sum = 0;
  for (const area of ascending) {
    sum += weights[area]!;
    if (sum >= share * total * (1 - 1e-12)) return values[area]!;
  }
  return Number.NaN;
}
