import type { PermutedLags, RankingTask } from './ranking-task.ts';
import type { placesOfAreas, SharedDraws } from './shared-draws.ts';

/**
 * Ranks the areas whose neighbours all weigh the same, by one sorted list for each number of neighbours.
 *
 * @param result is filled for these areas
 * @returns the areas whose neighbours weigh differently, ascending
 */
export function rankEqualRows(
  task: RankingTask,
  draws: SharedDraws,
  drawn: ReturnType<typeof placesOfAreas>,
  result: PermutedLags,
): number[] {
  const { permutations } = draws;
  const { areasOfSize, unequal } = sortRows(task);
  let sums = new Float64Array(permutations);
  for (let size = 0; size < draws.width; size++) {
    const column = draws.areas.subarray(size * permutations, (size + 1) * permutations);
    const longerSums = sums.map((sum, permutation) => sum + task.centred[column[permutation]!]!);
    const areas = areasOfSize.get(size);
    if (areas !== undefined) rankRowsOfSize(task, areas, { size, sums, longerSums }, drawn, result);
    sums = longerSums;
  }
  return unequal;
}

function rankRowsOfSize(
  task: RankingTask,
  areas: readonly number[],
  reference: { size: number; sums: Float64Array; longerSums: Float64Array },
  drawn: ReturnType<typeof placesOfAreas>,
  result: PermutedLags,
): void {
  const { centred, spatial } = task;
  const { size, sums, longerSums } = reference;
  const permutations = sums.length;
  const sorted = sums.slice().sort();
  const allTotal = sums.reduce((sum, value) => sum + value, 0);
  const allSquares = sums.reduce((sum, value) => sum + value * value, 0);
  const tolerance = task.tieTolerance * Math.max(1, size);
  const drawnBefore = size * permutations;
  for (const area of areas) {
    let observed = 0;
    let weight = 0;
    for (let link = spatial.offsets[area]!; link < spatial.offsets[area + 1]!; link++) {
      if (spatial.neighbours[link] === area) continue;
      observed += centred[spatial.neighbours[link]!]!;
      weight = spatial.weights[link]!;
    }
    const low = observed - tolerance;
    const high = observed + tolerance;
    let greater = permutations - firstAtLeast(sorted, low);
    let less = firstAbove(sorted, high);
    let total = allTotal;
    let squares = allSquares;
    for (let occurrence = drawn.offsets[area]!; occurrence < drawn.offsets[area + 1]!; occurrence++) {
      const place = drawn.places[occurrence]!;
      if (place >= drawnBefore) break;
      const permutation = place % permutations;
      const withSelf = sums[permutation]!;
      const without = longerSums[permutation]! - centred[area]!;
      greater += Number(without >= low) - Number(withSelf >= low);
      less += Number(without <= high) - Number(withSelf <= high);
      total += without - withSelf;
      squares += without * without - withSelf * withSelf;
    }
    const mean = total / permutations;
    const variance = squares / permutations - mean * mean;
    result.greater[area] = greater;
    result.less[area] = less;
    result.difference[area] = weight * (observed - mean);
    result.deviation[area] = variance > tolerance * tolerance ? weight * Math.sqrt(variance) : 0;
  }
}

/** Parts areas whose neighbours weigh the same, by their number, from those whose neighbours do not. */
function sortRows({ spatial, from, to }: RankingTask): {
  areasOfSize: Map<number, number[]>;
  unequal: number[];
} {
  const areasOfSize = new Map<number, number[]>();
  const unequal: number[] = [];
  for (let area = from; area < to; area++) {
    let size = 0;
    let least = Infinity;
    let greatest = 0;
    for (let link = spatial.offsets[area]!; link < spatial.offsets[area + 1]!; link++) {
      if (spatial.neighbours[link] === area) continue;
      size++;
      least = Math.min(least, spatial.weights[link]!);
      greatest = Math.max(greatest, spatial.weights[link]!);
    }
    if (greatest - least > 1e-12 * greatest) {
      unequal.push(area);
      continue;
    }
    const areas = areasOfSize.get(size);
    if (areas === undefined) areasOfSize.set(size, [area]);
    else areas.push(area);
  }
  return { areasOfSize, unequal };
}

function firstAtLeast(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
