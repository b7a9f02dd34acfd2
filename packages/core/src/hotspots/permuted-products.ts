import { seededRandom } from '../foundation/random.ts';
import type { Alternative } from './normal-tail.ts';
import { checkPermutations, type PermutationOptions, permutationZ } from './permuted-lags.ts';
import { pseudoPValues } from './pseudo-p.ts';
import { type SpatialWeights, spatialLag } from './spatial-weights.ts';

/** What shuffling the values over all areas says of a global statistic. */
export interface GlobalPermutations {
  readonly permutations: number;
  /** Permutations whose statistic is at least the observed one, and at most it. */
  readonly greater: number;
  readonly less: number;
  /** Pseudo p-value (r + 1) / (permutations + 1), doubled and at most 1 where two-sided. */
  readonly p: number;
  /** (statistic - mean) / standard deviation over the permutations; 0 where they do not vary. */
  readonly z: number;
}

/**
 * Shuffles values over all areas and ranks the observed sum_i x_i sum_j w_ij x_j, which Moran's I and G are
 * but for factors that shuffling leaves alone. Ties to 1e-12 of the sum of squares count on both sides.
 */
export function permuteProducts(
  values: Float64Array,
  spatial: SpatialWeights,
  alternative: Alternative,
  { permutations, seed = 1 }: PermutationOptions,
): GlobalPermutations {
  checkPermutations(permutations);
  const random = seededRandom(seed);
  const shuffled = values.slice();
  const observed = sumOfProducts(values, spatial);
  const tolerance = 1e-12 * values.reduce((sum, value) => sum + value * value, 0);
  let greater = 0;
  let less = 0;
  let total = 0;
  let squares = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    for (let last = shuffled.length - 1; last > 0; last--) {
      const drawn = Math.floor(random() * (last + 1));
      const kept = shuffled[last]!;
      shuffled[last] = shuffled[drawn]!;
      shuffled[drawn] = kept;
    }
    const difference = sumOfProducts(shuffled, spatial) - observed;
    if (difference >= -tolerance) greater++;
    if (difference <= tolerance) less++;
    total += difference;
    squares += difference * difference;
  }
  const mean = total / permutations;
  const variance = squares / permutations - mean * mean;
  const ranks = {
    permutations,
    greater: Uint32Array.of(greater),
    less: Uint32Array.of(less),
    difference: Float64Array.of(-mean),
    deviation: Float64Array.of(variance > tolerance * tolerance ? Math.sqrt(variance) : 0),
  };
  const p = pseudoPValues(ranks, alternative)[0]!;
  return { permutations, greater, less, p, z: permutationZ(ranks)[0]! };
}

function sumOfProducts(values: Float64Array, spatial: SpatialWeights): number {
  const lag = spatialLag(values, spatial);
  let sum = 0;
  for (let area = 0; area < values.length; area++) sum += values[area]! * lag[area]!;
  return sum;
}
