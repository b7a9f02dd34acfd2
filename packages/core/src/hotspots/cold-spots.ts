import { ArgumentError } from '../foundation/errors.ts';
import { adjustFalseDiscovery } from './false-discovery.ts';
import { type LocalGetisOrd, localGetisOrd } from './local-getis-ord.ts';
import type { PermutationOptions } from './permuted-lags.ts';
import type { SpatialWeights } from './spatial-weights.ts';

export interface SpotOptions {
  /** Accepted share of false discoveries among the areas found, 0..1. Default 0.05. */
  readonly falseDiscoveryRate?: number;
  /**
   * Permutations behind the p-values, or 'analytic' for the normal approximation. Default 99,999: with 33,755
   * areas tested at once a p-value must be able to fall far below 1 in 999.
   */
  readonly permutations?: PermutationOptions | 'analytic';
}

/** Significant spots of a figure. */
export interface Spots {
  /** 1 in a significant cluster of low values, else 0. */
  readonly cold: Uint8Array;
  /** 1 in a significant cluster of high values, else 0. */
  readonly hot: Uint8Array;
  /** Two-sided p-values, adjusted after Benjamini and Hochberg. */
  readonly adjustedP: Float64Array;
  readonly statistics: LocalGetisOrd;
}

/**
 * Significant clusters of low and of high values: Gi* with control of the false discovery rate.
 *
 * For access, low is poor: its cold spots are what the map shows as clustered. For minutes or waits the hot
 * spots are the poor ones.
 *
 * @param values one figure for each area, any unit
 * @param spatial weights; self links are added
 * @throws ArgumentError as localGetisOrd, and for a rate outside 0..1
 * @example
 * const { cold } = findSpots(accessPer100k, contiguityWeights(neighbours)); // 1 where access is poor all around
 */
export function findSpots(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  options: SpotOptions = {},
): Spots {
  const { falseDiscoveryRate = 0.05, permutations = { permutations: 99_999 } } = options;
  if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1))
    throw new ArgumentError({
      argument: 'falseDiscoveryRate',
      value: falseDiscoveryRate,
      expected: 'above 0 and below 1',
    });
  const statistics = localGetisOrd(values, spatial, {
    star: true,
    ...(permutations === 'analytic' ? {} : { permutations }),
  });
  const adjustedP = adjustFalseDiscovery(statistics.permuted?.p ?? statistics.p);
  const found = (sign: number) =>
    Uint8Array.from(statistics.z, (z, area) =>
      Number(Math.sign(z) === sign && adjustedP[area]! <= falseDiscoveryRate),
    );
  return { cold: found(-1), hot: found(1), adjustedP, statistics };
}
