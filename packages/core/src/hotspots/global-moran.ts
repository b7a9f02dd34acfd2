import { ArgumentError } from '../foundation/errors.ts';
import { checkValues } from './check-weights.ts';
import { deviations } from './deviations.ts';
import { type Alternative, normalPValue } from './normal-tail.ts';
import type { PermutationOptions } from './permuted-lags.ts';
import { type GlobalPermutations, permuteProducts } from './permuted-products.ts';
import { type SpatialWeights, spatialLag } from './spatial-weights.ts';
import { weightTotals } from './weight-totals.ts';

/** A statistic with its mean and variance under the null, its standard score and its p-value. */
export interface GlobalTest {
  readonly statistic: number;
  readonly expected: number;
  readonly variance: number;
  readonly z: number;
  readonly p: number;
  /** Absent where no permutations were asked for. */
  readonly permuted?: GlobalPermutations;
}

export interface GlobalMoranOptions {
  /**
   * Null hypothesis of the variance: 'randomisation' (the values are fixed and shuffled over the areas) or
   * 'normality' (the values are draws from one normal distribution). Default 'randomisation'.
   */
  readonly assumption?: 'randomisation' | 'normality';
  /** Default 'two-sided', as in esda; spdep's default is 'greater'. */
  readonly alternative?: Alternative;
  /**
   * Whether islands count in the number of areas n. Default true, as in esda; spdep leaves them out of n
   * (its adjust.n) though their values stay in the mean and the variance.
   */
  readonly countIslands?: boolean;
  /** Shuffles of the values over all areas. None by default. */
  readonly permutations?: PermutationOptions;
}

/**
 * Global Moran's I: do near areas have like values? Above its expectation, -1 / (n - 1), they have.
 *
 *     I = (n / S0) * sum_i sum_j w_ij z_i z_j / sum_i z_i^2,   z_i = x_i - mean(x)
 *
 * Source: Moran (1950); moments after Cliff, A. D. and Ord, J. K. (1981) Spatial Processes, chapter 2.
 * Values that are all equal give I = its expectation, z = 0 and p = 1: there is nothing to cluster.
 *
 * @param values one figure for each area, any unit
 * @param spatial weights; row-standardised is usual
 * @throws ArgumentError for values that do not fit the weights, fewer than 4 areas, no link at all, or
 * permutations below 1
 * @example
 * // esda's six points, joined within 15 units
 * const near = distanceBandWeights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15);
 * globalMoran([2, 3, 3.2, 5, 8, 7], near); // statistic 0.0385, expected -0.2, z 0.994, p 0.320
 */
export function globalMoran(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  options: GlobalMoranOptions = {},
): GlobalTest {
  const { assumption = 'randomisation', alternative = 'two-sided', countIslands = true } = options;
  const { permutations } = options;
  checkValues(values, spatial);
  const n = countIslands ? spatial.count : spatial.count - spatial.islands.length;
  checkGlobal(n, spatial);
  const { s0, s1, s2 } = weightTotals(spatial);
  const { z, squares, fourthPowers, constant } = deviations(values);
  const expected = -1 / (n - 1);
  const lag = spatialLag(z, spatial);
  let products = 0;
  for (let area = 0; area < z.length; area++) products += z[area]! * lag[area]!;
  const kurtosis = constant ? 0 : (z.length * fourthPowers) / squares ** 2;
  const variance =
    (assumption === 'normality'
      ? (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n - 1) * (n + 1) * s0 * s0)
      : (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0) -
          kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0)) /
        ((n - 1) * (n - 2) * (n - 3) * s0 * s0)) -
    expected * expected;
  const permuted =
    permutations === undefined ? {} : { permuted: permuteProducts(z, spatial, alternative, permutations) };
  if (constant) return { statistic: expected, expected, variance, z: 0, p: 1, ...permuted };
  const statistic = ((n / s0) * products) / squares;
  const score = (statistic - expected) / Math.sqrt(variance);
  return { statistic, expected, variance, z: score, p: normalPValue(score, alternative), ...permuted };
}

/** @throws ArgumentError where the moments of a global statistic do not exist */
export function checkGlobal(n: number, spatial: SpatialWeights): void {
  if (n < 4)
    throw new ArgumentError({
      argument: 'spatial',
      value: n,
      expected: 'at least 4 areas: the variance of a global statistic is not defined for fewer',
    });
  if (spatial.neighbours.length === 0)
    throw new ArgumentError({ argument: 'spatial.neighbours', value: 0, expected: 'at least one link' });
}
