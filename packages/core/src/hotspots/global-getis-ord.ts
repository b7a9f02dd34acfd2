import { ArgumentError } from '../foundation/errors.ts';
import { checkValues } from './check-weights.ts';
import { deviations } from './deviations.ts';
import { checkGlobal, type GlobalTest } from './global-moran.ts';
import { type Alternative, normalPValue } from './normal-tail.ts';
import type { PermutationOptions } from './permuted-lags.ts';
import { permuteProducts } from './permuted-products.ts';
import { type SpatialWeights, spatialLag } from './spatial-weights.ts';
import { weightTotals } from './weight-totals.ts';

/**
 * Global G: do high values lie next to high values (above its expectation), or low next to low (below)?
 *
 *     G = sum_i sum_{j != i} w_ij x_i x_j / sum_i sum_{j != i} x_i x_j
 *
 * Source: Getis, A. and Ord, J. K. (1992) Geographical Analysis 24(3), 189-206, with the coefficient B1 as
 * corrected there (6 S0^2). Binary weights are the published use.
 *
 * @param values one figure for each area, 0 or above, not all 0; any unit
 * @param spatial weights without self links
 * @param options alternative, default 'two-sided' (esda reports the smaller tail, half of it); permutations,
 * shuffles of the values over all areas, none by default
 * @throws ArgumentError for a negative value, all zeros, self links, fewer than 4 areas, or no link at all
 * @example
 * // esda's six points, joined within 15 units
 * const near = distanceBandWeights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15);
 * globalGetisOrd([2, 3, 3.2, 5, 8, 7], near); // statistic 0.5571, expected 0.4667, z 0.943, p 0.346
 */
export function globalGetisOrd(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  {
    alternative = 'two-sided',
    permutations,
  }: { readonly alternative?: Alternative; readonly permutations?: PermutationOptions } = {},
): GlobalTest {
  checkValues(values, spatial);
  const n = spatial.count;
  checkGlobal(n, spatial);
  if (spatial.selfIncluded)
    throw new ArgumentError({ argument: 'spatial.selfIncluded', value: true, expected: 'no self links' });
  let [sum, sum2, sum3, sum4] = [0, 0, 0, 0];
  for (let area = 0; area < n; area++) {
    const value = values[area]!;
    if (value < 0)
      throw new ArgumentError({ argument: 'values', index: area, value, expected: '0 or above' });
    sum += value;
    sum2 += value ** 2;
    sum3 += value ** 3;
    sum4 += value ** 4;
  }
  const pairs = sum * sum - sum2;
  if (!(pairs > 0))
    throw new ArgumentError({ argument: 'values', value: pairs, expected: 'at least two values above 0' });

  const { s0, s1, s2 } = weightTotals(spatial);
  const expected = s0 / (n * (n - 1));
  const lag = spatialLag(values, spatial);
  let products = 0;
  for (let area = 0; area < n; area++) products += values[area]! * lag[area]!;
  const statistic = products / pairs;

  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * s0 * s0);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * s0 * s0;
  const b4 = s1 - s2 + s0 * s0;
  const meanSquare =
    (b0 * sum2 ** 2 + b1 * sum4 + b2 * sum ** 2 * sum2 + b3 * sum * sum3 + b4 * sum ** 4) /
    (pairs ** 2 * n * (n - 1) * (n - 2) * (n - 3));
  const variance = meanSquare - expected * expected;
  const permuted =
    permutations === undefined
      ? {}
      : { permuted: permuteProducts(Float64Array.from(values), spatial, alternative, permutations) };
  if (deviations(values).constant) return { statistic, expected, variance: 0, z: 0, p: 1, ...permuted };
  const z = (statistic - expected) / Math.sqrt(variance);
  return { statistic, expected, variance, z, p: normalPValue(z, alternative), ...permuted };
}
