import {
  journeyMinutes,
  type MeshParameters,
  type MeshShape,
  piecewiseValue,
  seededRandom,
} from '@postcode-lottery/core';
import { fitMesh } from './fit-mesh.ts';
import { fitStraightLine, pairKilometres } from './fit-straight-line.ts';
import { type CalibrationInputs, START } from './inputs.ts';
import type { MeasuredPairs } from './measured-pairs.ts';
import { pathsOfPairs } from './search-pairs.ts';

/** Minutes of every pair as estimated by fits that had not seen its group; NaN where it was not asked for. */
export interface HeldOut {
  readonly mesh: Float64Array;
  readonly straightLine: Float64Array;
}

export const FOLDS = 10;

/** Ten groups of pairs such that all pairs of a hospital are in one: every pair's group. */
export function hospitalFolds(pairs: MeasuredPairs, seed = 1): Uint8Array {
  const random = seededRandom(seed);
  const foldOfSite = pairs.sites.codes.map(() => Math.floor(random() * FOLDS));
  return Uint8Array.from(pairs.site, (site) => foldOfSite[site]!);
}

/**
 * Estimates each group of pairs by parameters that were fitted to all others.
 *
 * @param groupOf group of each pair
 * @param options groups to estimate, where not all, and what is told after each
 */
export function estimateHeldOut(
  { shape, pairs }: CalibrationInputs,
  groupOf: ArrayLike<number>,
  options: {
    readonly only?: readonly number[];
    readonly onFold?: (done: number, groups: number) => void;
  } = {},
): HeldOut {
  const mesh = new Float64Array(pairs.count).fill(Number.NaN);
  const straightLine = new Float64Array(pairs.count).fill(Number.NaN);
  const kilometres = pairKilometres(shape, pairs);
  const groups = options.only ?? [...new Set(Array.from(groupOf))].sort((a, b) => a - b);
  for (const [done, group] of groups.entries()) {
    const weights = Float64Array.from({ length: pairs.count }, (_, pair) =>
      groupOf[pair] === group ? 0 : 1,
    );
    const parameters = fitMesh(shape, START, pairs, weights);
    const line = fitStraightLine(kilometres, pairs.minutes, weights);
    const estimated = estimatePairs(shape, parameters, pairs);
    for (let pair = 0; pair < pairs.count; pair++) {
      if (groupOf[pair] !== group) continue;
      mesh[pair] = estimated[pair]!;
      straightLine[pair] = piecewiseValue(line, kilometres[pair]!);
    }
    options.onFold?.(done + 1, groups.length);
  }
  return { mesh, straightLine };
}

/** Minutes of every pair under given parameters. */
export function estimatePairs(
  shape: MeshShape,
  parameters: MeshParameters,
  pairs: MeasuredPairs,
): Float64Array {
  return pathsOfPairs(shape, parameters, pairs).meshMinutes.map((minutes, pair) =>
    journeyMinutes(parameters, minutes, shape.density[pairs.areas[pair]![0]!]!),
  );
}
