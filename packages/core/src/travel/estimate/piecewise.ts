/**
 * A continuous curve of straight pieces:
 * `intercept + slope * x + sum of changes[i] * max(0, x - knots[i])`.
 */
export interface PiecewiseLine {
  readonly intercept: number;
  readonly slope: number;
  /** Ascending. */
  readonly knots: readonly number[];
  /** Change of slope at each knot; one for each knot. */
  readonly changes: readonly number[];
}

/** Value of the curve at x, in the unit of its intercept. */
export function piecewiseValue(line: PiecewiseLine, x: number): number {
  let value = line.intercept + line.slope * x;
  for (let k = 0; k < line.knots.length && x > line.knots[k]!; k++) {
    value += line.changes[k]! * (x - line.knots[k]!);
  }
  return value;
}
