import { meanOf } from './columns.ts';

/** A straight line fitted by weighted least squares. */
export interface WeightedLine {
  readonly intercept: number;
  readonly slope: number;
  /** Covariances of intercept and slope, robust to unequal variances; NaN with fewer than three points. */
  readonly interceptVariance: number;
  readonly slopeVariance: number;
  readonly covariance: number;
}

/**
 * y = intercept + slope x, weighted, with the HC1 sandwich covariance: (X'WX)^-1 (sum of w^2 e^2 x x')
 * (X'WX)^-1 x n / (n - 2). Source: White 1980, Econometrica 48; MacKinnon and White 1985. The slope is 0 where
 * all x are equal.
 */
export function weightedLine(x: Float64Array, y: Float64Array, weights: Float64Array): WeightedLine {
  const meanX = meanOf(x, weights);
  const meanY = meanOf(y, weights);
  let everything = 0;
  let squares = 0;
  let products = 0;
  let points = 0;
  for (let point = 0; point < x.length; point++) {
    const weight = weights[point]!;
    if (weight > 0) points++;
    everything += weight;
    squares += weight * (x[point]! - meanX) ** 2;
    products += weight * (x[point]! - meanX) * (y[point]! - meanY);
  }
  const slope = squares > 0 ? products / squares : 0;
  let atMean = 0;
  let mixed = 0;
  let along = 0;
  for (let point = 0; point < x.length; point++) {
    const offset = x[point]! - meanX;
    const residual = weights[point]! * (y[point]! - meanY - slope * offset);
    atMean += residual ** 2;
    mixed += residual ** 2 * offset;
    along += (residual * offset) ** 2;
  }
  const scale = points > 2 ? points / (points - 2) : Number.NaN;
  const centreVariance = (scale * atMean) / everything ** 2;
  const slopeVariance = squares > 0 ? (scale * along) / squares ** 2 : Number.NaN;
  const centreSlope = squares > 0 ? (scale * mixed) / (everything * squares) : Number.NaN;
  return {
    intercept: meanY - slope * meanX,
    slope,
    interceptVariance: centreVariance - 2 * meanX * centreSlope + meanX ** 2 * slopeVariance,
    slopeVariance,
    covariance: centreSlope - meanX * slopeVariance,
  };
}
