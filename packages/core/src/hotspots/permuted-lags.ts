import { ArgumentError } from '../foundation/errors.ts';
import { checkValues } from './check-weights.ts';
import { deviations } from './deviations.ts';
import { rankEqualRows } from './rank-equal-rows.ts';
import { rankUnequalRows } from './rank-unequal-rows.ts';
import type { PermutedLags } from './ranking-task.ts';
import { drawShared, placesOfAreas } from './shared-draws.ts';
import type { SpatialWeights } from './spatial-weights.ts';

export interface PermutationOptions {
  /** Number of permutations, a whole number from 1. More cost little: 9,999 for all of England is a second. */
  readonly permutations: number;
  /** Seed of the random draws: the same seed gives the same result on every machine. Default 1. */
  readonly seed?: number;
}

/**
 * Conditional permutations (Anselin 1995): an area with k neighbours is given k others at random, without
 * replacement, again and again.
 *
 * All areas share one table of draws, as in esda. Each permutation draws one area more than the most
 * neighbours; an area that finds itself drawn is passed over, which leaves an equally likely sample of the
 * others. Where the weights of a row are equal, its reference distribution is the same for all areas with as
 * many neighbours but for the few permutations that drew the area itself, so one sorted list serves them
 * all. The test of each area is exact; the random error of different areas is shared, which many
 * permutations make small.
 *
 * @param values one figure for each area
 * @param spatial weights; a self link is no part of the permuted sum
 * @param range only areas from `from` up to, not including, `to`; the others keep zeros
 * @throws ArgumentError for values that do not fit the weights, or permutations that are not a whole number
 * from 1
 */
export function permuteLags(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  { permutations, seed = 1 }: PermutationOptions,
  range: { readonly from: number; readonly to: number } = { from: 0, to: spatial.count },
): PermutedLags {
  checkValues(values, spatial);
  checkPermutations(permutations);
  const { count } = spatial;
  const { z: centred } = deviations(values);
  const width = Math.min(count, mostNeighbours(spatial) + 1);
  const draws = drawShared(count, width, permutations, seed);
  const drawn = placesOfAreas(draws, count);
  const result = {
    permutations,
    greater: new Uint32Array(count),
    less: new Uint32Array(count),
    difference: new Float64Array(count),
    deviation: new Float64Array(count),
  };
  const furthest = centred.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const task = { centred, spatial, tieTolerance: 1e-12 * furthest, ...range };
  const unequal = rankEqualRows(task, draws, drawn, result);
  if (unequal.length > 0) rankUnequalRows(task, unequal, draws, drawn, result);
  return result;
}

/** Standard score of each observed lag among the permuted ones; 0 where they do not vary. */
export function permutationZ({ difference, deviation }: PermutedLags): Float64Array {
  return difference.map((value, area) => (deviation[area]! > 0 ? value / deviation[area]! : 0));
}

export function checkPermutations(permutations: number): void {
  if (!(Number.isInteger(permutations) && permutations >= 1))
    throw new ArgumentError({
      argument: 'permutations',
      value: permutations,
      expected: 'a whole number from 1',
    });
}

/** Greatest number of neighbours of an area, itself not counted. */
function mostNeighbours({ count, offsets, neighbours, selfIncluded }: SpatialWeights): number {
  let most = 0;
  for (let area = 0; area < count; area++) {
    let others = offsets[area + 1]! - offsets[area]!;
    if (selfIncluded)
      for (let link = offsets[area]!; link < offsets[area + 1]!; link++)
        if (neighbours[link] === area) others--;
    most = Math.max(most, others);
  }
  return most;
}
