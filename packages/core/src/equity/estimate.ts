import { ArgumentError } from '../foundation/errors.ts';

/** A figure with its confidence interval. */
export interface Estimate {
  readonly value: number;
  /** Ends of the interval; null where it cannot be told (a single area, say). */
  readonly low: number | null;
  readonly high: number | null;
  /** Confidence, 0.95 for 95%. */
  readonly level: number;
  /** How the interval was found. */
  readonly method: 'analytic' | 'bootstrap';
}

export const DEFAULT_LEVEL = 0.95;

/** @throws ArgumentError unless `level` lies between 0 and 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1))
    throw new ArgumentError({ argument: 'level', value: level, expected: 'a confidence between 0 and 1' });
}

/** value -+ z standard errors. */
export function normalEstimate(value: number, standardError: number, level: number): Estimate {
  checkLevel(level);
  if (!Number.isFinite(standardError)) return { value, low: null, high: null, level, method: 'analytic' };
  const margin = normalQuantile(0.5 + level / 2) * standardError;
  return { value, low: value - margin, high: value + margin, level, method: 'analytic' };
}

/** value times and over exp(z times its error relative to the value): for ratios, which stay above 0. */
export function ratioEstimate(value: number, relativeError: number, level: number): Estimate {
  checkLevel(level);
  if (!Number.isFinite(relativeError)) return { value, low: null, high: null, level, method: 'analytic' };
  const spread = Math.exp(normalQuantile(0.5 + level / 2) * relativeError);
  return { value, low: value / spread, high: value * spread, level, method: 'analytic' };
}

const CENTRAL_NUMERATOR = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
] as const;
const CENTRAL_DENOMINATOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
] as const;
const TAIL_NUMERATOR = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const;
const TAIL_DENOMINATOR = [
  0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
] as const;
const TAIL = 0.02425;

/**
 * The standard normal quantile of `probability`, to within 1.2e-9 of its value (P. J. Acklam's rational
 * approximation).
 */
export function normalQuantile(probability: number): number {
  if (probability < TAIL) {
    const tail = Math.sqrt(-2 * Math.log(probability));
    return polynomial(TAIL_NUMERATOR, tail) / polynomial(TAIL_DENOMINATOR, tail);
  }
  if (probability > 1 - TAIL) return -normalQuantile(1 - probability);
  const centre = probability - 0.5;
  const square = centre * centre;
  return (centre * polynomial(CENTRAL_NUMERATOR, square)) / polynomial(CENTRAL_DENOMINATOR, square);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
