/** Values less their mean, with the sums that moments need. */
export interface Deviations {
  readonly mean: number;
  readonly z: Float64Array;
  readonly squares: number;
  readonly fourthPowers: number;
  /** True where the values do not vary beyond the rounding of their own arithmetic. */
  readonly constant: boolean;
}

export function deviations(values: ArrayLike<number>): Deviations {
  const count = values.length;
  let sum = 0;
  let greatest = 0;
  for (let area = 0; area < count; area++) {
    sum += values[area]!;
    greatest = Math.max(greatest, Math.abs(values[area]!));
  }
  const mean = sum / count;
  const z = new Float64Array(count);
  let squares = 0;
  let fourthPowers = 0;
  let furthest = 0;
  for (let area = 0; area < count; area++) {
    const deviation = values[area]! - mean;
    const square = deviation * deviation;
    z[area] = deviation;
    squares += square;
    fourthPowers += square * square;
    furthest = Math.max(furthest, Math.abs(deviation));
  }
  return { mean, z, squares, fourthPowers, constant: furthest <= 1e-12 * greatest };
}
