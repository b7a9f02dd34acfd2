import { ArgumentError } from '../foundation/errors.ts';
import { checkValues } from './check-weights.ts';
import { deviations } from './deviations.ts';
import { type Alternative, normalPValue } from './normal-tail.ts';
import { type PermutationOptions, permutationZ, permuteLags } from './permuted-lags.ts';
import { pseudoPValues, towardsProduct } from './pseudo-p.ts';
import type { PermutedLags } from './ranking-task.ts';
import { type SpatialWeights, spatialLag } from './spatial-weights.ts';

/** Names of the quadrants of {@link LocalMoran}, by number; the neighbours' level comes second. */
export const MORAN_QUADRANTS = ['', 'high-high', 'low-high', 'low-low', 'high-low'] as const;

/** Local Moran statistics; every array has an element for each area. */
export interface LocalMoran {
  readonly i: Float64Array;
  /** 1 high among high, 2 low among high, 3 low among low, 4 high among low, as PySAL numbers them. */
  readonly quadrant: Uint8Array;
  /** Mean and variance of `i` given the area's own value (Sokal et al. 1998, A7 and A8; esda's EIc, VIc). */
  readonly conditionalExpected: Float64Array;
  readonly conditionalVariance: Float64Array;
  /** Mean and variance of `i` when all values are shuffled (Sokal et al. 1998, A3 and A4). */
  readonly totalExpected: Float64Array;
  readonly totalVariance: Float64Array;
  /** Standard score under the null asked for; 0 where it is not defined. */
  readonly z: Float64Array;
  /** Analytic p-value of z; 1 where z is not defined. */
  readonly p: Float64Array;
  readonly permuted?: {
    readonly permutations: number;
    /** Counts behind the p-values, for other rules (see pseudoPValues). */
    readonly ranks: PermutedLags;
    /** Pseudo p-value (r + 1) / (permutations + 1), doubled and at most 1 where two-sided. */
    readonly p: Float64Array;
    readonly z: Float64Array;
  };
}

export interface LocalMoranOptions {
  /** Default 'two-sided'. */
  readonly alternative?: Alternative;
  /** Null of `z` and `p`: 'conditional' on the area's own value (default, as spdep) or 'total'. */
  readonly null?: 'conditional' | 'total';
  /**
   * What `i` is scaled by: 'n - 1' over the sum of squares (default, as esda and GeoDa) or 'n' (Anselin
   * 1995, and spdep). The moments, `z` and `p` are those of the publication, for 'n', in both cases.
   */
  readonly scale?: 'n - 1' | 'n';
  /** Conditional permutations, or what they gave elsewhere (in worker threads). None by default. */
  readonly permutations?: PermutationOptions | PermutedLags;
}

/**
 * Local Moran's I: is an area like its neighbours (positive) or unlike them (negative)?
 *
 *     I_i = (n - 1) z_i sum_j w_ij z_j / sum_j z_j^2,   z_i = x_i - mean(x)
 *
 * Source: Anselin, L. (1995) Geographical Analysis 27(2), 93-115; moments after Sokal, R. R., Oden, N. L. and
 * Thomson, B. A. (1998) Geographical Analysis 30(4), 331-354.
 *
 * Where z is not defined it is 0 and p is 1, never NaN: islands, values that are all equal, an area whose
 * value is the mean. An island has I = 0.
 *
 * @param values one figure for each area, any unit
 * @param spatial weights without self links; row-standardised is usual
 * @throws ArgumentError for values that do not fit the weights, self links, or permutations below 1
 * @example
 * // esda's six points, joined within 15 units
 * const near = distanceBandWeights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15);
 * const found = localMoran([2, 3, 3.2, 5, 8, 7], rowStandardisedWeights(near));
 * found.i[5]; // 1.322, found.quadrant[5] is 1: high among high
 */
export function localMoran(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  options: LocalMoranOptions = {},
): LocalMoran {
  const { alternative = 'two-sided', null: hypothesis = 'conditional', scale = 'n - 1' } = options;
  checkValues(values, spatial);
  if (spatial.selfIncluded)
    throw new ArgumentError({ argument: 'spatial.selfIncluded', value: true, expected: 'no self links' });
  const n = spatial.count;
  const { z: own, squares, fourthPowers, constant } = deviations(values);
  const lag = spatialLag(own, spatial);
  const meanSquare = squares / n;
  const kurtosis = constant ? 0 : fourthPowers / n / meanSquare ** 2;
  const result = emptyResult(n);
  for (let area = 0; area < n; area++) {
    const high = own[area]! > 0;
    const amongHigh = lag[area]! > 0;
    result.quadrant[area] = high ? (amongHigh ? 1 : 4) : amongHigh ? 2 : 3;
    if (constant || n < 3) continue;
    const published = (own[area]! * lag[area]!) / meanSquare;
    result.i[area] = scale === 'n' ? published : (published * (n - 1)) / n;
    let rowSum = 0;
    let rowSquares = 0;
    for (let link = spatial.offsets[area]!; link < spatial.offsets[area + 1]!; link++) {
      rowSum += spatial.weights[link]!;
      rowSquares += spatial.weights[link]! ** 2;
    }
    const ownSquare = own[area]! ** 2;
    result.conditionalExpected[area] = -(ownSquare * rowSum) / ((n - 1) * meanSquare);
    result.conditionalVariance[area] =
      (ownSquare / meanSquare ** 2) *
      (n / (n - 2)) *
      (rowSquares - rowSum ** 2 / (n - 1)) *
      (meanSquare - ownSquare / (n - 1));
    result.totalExpected[area] = -rowSum / (n - 1);
    result.totalVariance[area] =
      (rowSquares * (n - kurtosis)) / (n - 1) +
      ((rowSum ** 2 - rowSquares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      (rowSum / (n - 1)) ** 2;
    const expected = hypothesis === 'total' ? result.totalExpected[area]! : result.conditionalExpected[area]!;
    const variance = hypothesis === 'total' ? result.totalVariance[area]! : result.conditionalVariance[area]!;
    if (!(variance > 1e-20 * rowSum ** 2)) continue;
    result.z[area] = (published - expected) / Math.sqrt(variance);
    result.p[area] = normalPValue(result.z[area]!, alternative);
  }
  if (options.permutations === undefined) return result;
  const { permutations } = options;
  const lags = 'greater' in permutations ? permutations : permuteLags(values, spatial, permutations);
  const products = towardsProduct(lags, own);
  return {
    ...result,
    permuted: {
      permutations: lags.permutations,
      ranks: products,
      p: pseudoPValues(products, alternative),
      z: permutationZ(products),
    },
  };
}

function emptyResult(count: number) {
  const column = () => new Float64Array(count);
  return {
    i: column(),
    quadrant: new Uint8Array(count),
    conditionalExpected: column(),
    conditionalVariance: column(),
    totalExpected: column(),
    totalVariance: column(),
    z: column(),
    p: column().fill(1),
  };
}
