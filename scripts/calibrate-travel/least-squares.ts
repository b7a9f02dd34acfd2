/** Rows of a regression in one array, `width` numbers each. */
export interface Design {
  readonly width: number;
  readonly values: Float64Array;
}

/** A pull of coefficients towards a centre: `strength[j] * (b[j] - centre[j])^2` is added to the loss. */
export interface Ridge {
  readonly strength: ArrayLike<number>;
  readonly centre: ArrayLike<number>;
}

/**
 * Coefficients that make the weighted sum of absolute residuals least, nearly: least squares weighted again
 * by 1 / max(residual, floor) a few times (iteratively reweighted least squares).
 *
 * @param weights 0 leaves a row out
 * @param floor residuals below it count as squares, in the unit of y
 */
export function leastAbsolute(
  design: Design,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  ridge: Ridge,
  floor: number,
  rounds = 4,
): Float64Array {
  let now = Float64Array.from(weights);
  let solution = leastSquares(design, y, now, ridge);
  for (let round = 1; round < rounds; round++) {
    const fitted = predict(design, solution);
    now = now.map((_, i) => weights[i]! / Math.max(Math.abs(y[i]! - fitted[i]!) / floor, 1));
    solution = leastSquares(design, y, now, ridge);
  }
  return solution;
}

/** The rows of a design times its coefficients. */
export function predict({ width, values }: Design, coefficients: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, row) => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += values[row * width + j]! * coefficients[j]!;
    return sum;
  });
}

function leastSquares(
  { width, values }: Design,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  ridge: Ridge,
): Float64Array {
  const normal = Array.from({ length: width }, () => new Float64Array(width + 1));
  const places = new Uint16Array(width);
  for (let row = 0; row < values.length / width; row++) {
    const weight = weights[row]!;
    if (weight === 0) continue;
    const at = row * width;
    let filled = 0;
    for (let j = 0; j < width; j++) if (values[at + j] !== 0) places[filled++] = j;
    for (let p = 0; p < filled; p++) {
      const line = normal[places[p]!]!;
      const scaled = weight * values[at + places[p]!]!;
      for (let q = p; q < filled; q++) line[places[q]!]! += scaled * values[at + places[q]!]!;
      line[width]! += scaled * y[row]!;
    }
  }
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < j; k++) normal[j]![k] = normal[k]![j]!;
    normal[j]![j]! += ridge.strength[j]!;
    normal[j]![width]! += ridge.strength[j]! * ridge.centre[j]!;
  }
  return eliminate(normal, width);
}

/** Solves a symmetric positive definite system, its right side in the last column, by elimination. */
function eliminate(rows: Float64Array[], width: number): Float64Array {
  for (let j = 0; j < width; j++) {
    for (let i = j + 1; i < width; i++) {
      const factor = rows[i]![j]! / rows[j]![j]!;
      if (factor !== 0) for (let k = j; k <= width; k++) rows[i]![k]! -= factor * rows[j]![k]!;
    }
  }
  const solution = new Float64Array(width);
  for (let j = width - 1; j >= 0; j--) {
    let rest = rows[j]![width]!;
    for (let k = j + 1; k < width; k++) rest -= rows[j]![k]! * solution[k]!;
    solution[j] = rest / rows[j]![j]!;
  }
  return solution;
}
