/**
 * The least value at which areas with at most this value hold the share of the total weight: the inverse of
 * the weighted cumulative distribution, without interpolation. Found by bisection over the sorted values.
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
  const known = Float64Array.from(values).filter((value, area) => !Number.isNaN(value) && weights[area]! > 0);
  const sorted = known.sort();
  const weightAtMost = (bound: number) => {
    let sum = 0;
    for (let area = 0; area < values.length; area++) if (values[area]! <= bound) sum += weights[area]!;
    return sum;
  };
  const wanted = share * weightAtMost(Infinity) * (1 - 1e-12);
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (weightAtMost(sorted[middle]!) >= wanted) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Number.NaN;
}
