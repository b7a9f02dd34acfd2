import { checkValues } from './check-weights.ts';
import { deviations } from './deviations.ts';
import { type Alternative, normalPValue } from './normal-tail.ts';
import { type PermutationOptions, permutationZ, permuteLags } from './permuted-lags.ts';
import { pseudoPValues } from './pseudo-p.ts';
import type { PermutedLags } from './ranking-task.ts';
import { type SpatialWeights, spatialLag } from './spatial-weights.ts';
import { withoutSelfWeights, withSelfWeights } from './transform-weights.ts';

/** Local Getis-Ord statistics; every array has an element for each area. */
export interface LocalGetisOrd {
  /** True for Gi*, which counts the area itself, false for Gi. */
  readonly star: boolean;
  /** Weighted share of the sum of the values (without the area's own for Gi) that its neighbours hold. */
  readonly g: Float64Array;
  /** Mean and variance of `g` under random placing of the values. */
  readonly expected: Float64Array;
  readonly variance: Float64Array;
  /** Standard score: above 0 among high values, below 0 among low ones. 0 where it is not defined. */
  readonly z: Float64Array;
  /** Analytic p-value of z. 1 where z is not defined. */
  readonly p: Float64Array;
  /** What conditional permutations say; absent where none were asked for. */
  readonly permuted?: {
    readonly permutations: number;
    /** Counts behind the p-values, for other rules (see pseudoPValues). */
    readonly ranks: PermutedLags;
    /** Pseudo p-value (r + 1) / (permutations + 1), doubled and at most 1 where two-sided. */
    readonly p: Float64Array;
    /** (g - mean) / standard deviation over the permutations; 0 where they do not vary. */
    readonly z: Float64Array;
  };
}

export interface LocalGetisOrdOptions {
  /** Gi* (true) or Gi (false). By default Gi* where the weights hold self links. */
  readonly star?: boolean;
  /** Default 'two-sided'. esda's p_norm is the smaller tail, half of the two-sided value. */
  readonly alternative?: Alternative;
  /** Conditional permutations, or what they gave elsewhere (in worker threads). None by default. */
  readonly permutations?: PermutationOptions | PermutedLags;
}

/**
 * Local Gi and Gi*: is an area surrounded by high values (a hot spot) or low ones (a cold spot)?
 *
 *     G*i = sum_j w_ij x_j / sum_j x_j
 *     Z(G*i) = (sum_j w_ij x_j - W_i mean) / (s sqrt((n sum_j w_ij^2 - W_i^2) / (n - 1)))
 *
 * Gi leaves area i out of all sums, of the mean, of s and of n. The standard score is that of the
 * publication for any weights; with equal weights in a row it is the same binary or row-standardised.
 *
 * Source: Getis, A. and Ord, J. K. (1992) Geographical Analysis 24(3), 189-206; Ord, J. K. and Getis, A.
 * (1995) Geographical Analysis 27(4), 286-306.
 *
 * Where z is not defined it is 0 and p is 1, never NaN: an island has no neighbours for Gi, values that are
 * all equal have no spots, and an area that neighbours all others sees the whole.
 *
 * @param values one figure for each area, any unit; g itself has a meaning for positive values only
 * @param spatial weights; self links are added for Gi* and removed for Gi where needed
 * @throws ArgumentError for values that do not fit the weights, or permutations below 1
 * @example
 * // esda's six points, joined within 15 units
 * const near = distanceBandWeights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15);
 * localGetisOrd([2, 3, 3.2, 5, 8, 7], near).z; // -1.014, -0.044, 1.316, -0.314, 1.154, 1.778
 * localGetisOrd([2, 3, 3.2, 5, 8, 7], near, { star: true }).z[5]; // 2.024: a hot spot
 */
export function localGetisOrd(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  options: LocalGetisOrdOptions = {},
): LocalGetisOrd {
  const { star = spatial.selfIncluded, alternative = 'two-sided', permutations } = options;
  checkValues(values, spatial);
  const linked = getisOrdWeights(spatial, star);
  const { count, offsets, neighbours, weights } = linked;
  const { mean, z: centred, squares, constant } = deviations(values);
  const lag = spatialLag(values, linked);
  const total = mean * count;
  const g = new Float64Array(count);
  const expected = new Float64Array(count);
  const variance = new Float64Array(count);
  const z = new Float64Array(count);
  const p = new Float64Array(count).fill(1);
  const others = star ? count : count - 1;
  for (let area = 0; area < count; area++) {
    let centredLag = 0;
    let rowSum = 0;
    let rowSquares = 0;
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) {
      const weight = weights[link]!;
      centredLag += weight * centred[neighbours[link]!]!;
      rowSum += weight;
      rowSquares += weight * weight;
    }
    const own = star ? 0 : centred[area]!;
    const centredMean = -own / others;
    const spread = (squares - own * own) / others - centredMean ** 2;
    const denominator = star ? total : total - values[area]!;
    const lagVariance = (spread * (others * rowSquares - rowSum * rowSum)) / (others - 1);
    if (denominator !== 0) {
      g[area] = lag[area]! / denominator;
      expected[area] = (rowSum * (mean + centredMean)) / denominator;
      variance[area] = lagVariance > 0 ? lagVariance / denominator ** 2 : 0;
    }
    const whole = others * rowSquares - rowSum * rowSum <= 1e-12 * rowSum * rowSum;
    if (constant || whole || !(spread > 1e-20 * squares)) continue;
    z[area] = (centredLag - rowSum * centredMean) / Math.sqrt(lagVariance);
    p[area] = normalPValue(z[area]!, alternative);
  }
  const statistics = { star, g, expected, variance, z, p };
  if (permutations === undefined) return statistics;
  const lags = 'greater' in permutations ? permutations : permuteLags(values, linked, permutations);
  return {
    ...statistics,
    permuted: {
      permutations: lags.permutations,
      ranks: lags,
      p: pseudoPValues(lags, alternative),
      z: permutationZ(lags),
    },
  };
}

/** The weights that Gi or Gi* is computed with. */
export function getisOrdWeights(spatial: SpatialWeights, star: boolean): SpatialWeights {
  if (star) return withSelfWeights(spatial);
  return spatial.selfIncluded ? withoutSelfWeights(spatial) : spatial;
}
