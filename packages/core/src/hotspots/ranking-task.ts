import type { SpatialWeights } from './spatial-weights.ts';

/**
 * Where the neighbours' weighted sum of each area (its lag) stands among the sums that random neighbours
 * would give, the area's own value held in place. Every array has an element for each area.
 */
export interface PermutedLags {
  readonly permutations: number;
  /** Permutations whose lag is at least the observed one, and at most it; ties to 1e-12 are in both. */
  readonly greater: Uint32Array;
  readonly less: Uint32Array;
  /** Observed lag less the mean over the permutations, without the area's own part. */
  readonly difference: Float64Array;
  /** Standard deviation of the permuted lags (divisor: the number of permutations). */
  readonly deviation: Float64Array;
}

/** A rule that ranks the areas of one kind of row, from `from` up to, not including, `to`. */
export interface RankingTask {
  readonly centred: Float64Array;
  readonly spatial: SpatialWeights;
  readonly tieTolerance: number;
  readonly from: number;
  readonly to: number;
}
