import { type ErrorParameters, type MeshShape, piecewiseValue } from '@postcode-lottery/core';
import { type Design, leastAbsolute, predict } from './least-squares.ts';
import { knotShares } from './search-pairs.ts';

const MINUTE_KNOTS = [15, 30, 60];
const DENSITY_KNOTS = [60, 300, 1000, 3000, 10000];

/** What an error is explained by, one element for each pair. */
export interface ErrorSample {
  /** Absolute error in minutes, held out. */
  readonly error: Float64Array;
  /** Estimated minutes. */
  readonly minutes: Float64Array;
  /** People per km2 at the origin. */
  readonly density: Float64Array;
  /** Share of sea around the origin. */
  readonly sea: Float64Array;
}

/** The sample of held-out pairs: errors of `estimated` against `measured` minutes. */
export function errorSample(
  shape: MeshShape,
  areas: readonly (readonly number[])[],
  estimated: Float64Array,
  measured: Float64Array,
  sea: ArrayLike<number>,
): ErrorSample {
  return {
    error: estimated.map((minutes, pair) => Math.abs(minutes - measured[pair]!)),
    minutes: estimated,
    density: Float64Array.from(areas, (origin) => shape.density[origin[0]!]!),
    sea: Float64Array.from(areas, (origin) => sea[origin[0]!]!),
  };
}

/**
 * Fits the mean absolute error as minutes x density x sea, one factor after another by least squares on
 * ratios; pairs of weight 0 are not seen.
 */
export function fitError(sample: ErrorSample, weights: Float64Array): ErrorParameters {
  const rows = sample.error.length;
  const factor = (design: Design, target: Float64Array, rowWeights: Float64Array) =>
    leastAbsolute(
      design,
      target,
      rowWeights,
      { strength: new Array(design.width).fill(1e-3), centre: new Array(design.width).fill(0) },
      Infinity,
      1,
    );
  const byMinute: Design = {
    width: 2 + MINUTE_KNOTS.length,
    values: Float64Array.from(
      Array.from(sample.minutes).flatMap((minutes) => [
        1,
        minutes,
        ...MINUTE_KNOTS.map((knot) => Math.max(0, minutes - knot)),
      ]),
    ),
  };
  const inverse = sample.minutes.map((minutes, i) => weights[i]! / Math.max(5, minutes) ** 2);
  const [intercept, slope, ...changes] = Array.from(factor(byMinute, sample.error, inverse), rounded);
  const byMinutes = { intercept: intercept!, slope: slope!, knots: MINUTE_KNOTS, changes };
  const base = sample.minutes.map((minutes) => Math.max(0.3, piecewiseValue(byMinutes, minutes)));

  const width = DENSITY_KNOTS.length;
  const shares = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (const [knot, share] of knotShares({ peoplePerKm2: DENSITY_KNOTS }, sample.density[row]!))
      shares[row * width + knot] = share;
  }
  const densityDesign: Design = { width, values: shares };
  const ratio = sample.error.map((error, i) => error / base[i]!);
  const values = Array.from(factor(densityDesign, ratio, weights), rounded);
  const dense = predict(densityDesign, values);
  const rest = ratio.map((value, i) => value / dense[i]! - 1);
  const [seaFactor] = factor({ width: 1, values: sample.sea }, rest, weights);
  return { byMinutes, density: { peoplePerKm2: DENSITY_KNOTS, values }, seaFactor: rounded(seaFactor!) };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
