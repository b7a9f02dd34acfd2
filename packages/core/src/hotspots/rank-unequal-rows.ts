import type { PermutedLags, RankingTask } from './permuted-lags.ts';
import type { placesOfAreas, SharedDraws } from './shared-draws.ts';

/** Ranks areas whose neighbours weigh differently: every permuted lag is summed. Fills `result` for them. */
export function rankUnequalRows(
  task: RankingTask,
  areas: readonly number[],
  draws: SharedDraws,
  drawn: ReturnType<typeof placesOfAreas>,
  result: PermutedLags,
): void {
  const { centred, spatial } = task;
  const { permutations } = draws;
  const drawnValues = Float64Array.from(draws.areas, (area) => centred[area]!);
  const lags = new Float64Array(permutations);
  for (const area of areas) {
    const links: number[] = [];
    let observed = 0;
    let rowSum = 0;
    for (let link = spatial.offsets[area]!; link < spatial.offsets[area + 1]!; link++) {
      if (spatial.neighbours[link] === area) continue;
      links.push(link);
      observed += spatial.weights[link]! * centred[spatial.neighbours[link]!]!;
      rowSum += spatial.weights[link]!;
    }
    const weights = Float64Array.from(links, (link) => spatial.weights[link]!);
    lags.fill(0);
    for (const [place, weight] of weights.entries()) {
      const column = drawnValues.subarray(place * permutations, (place + 1) * permutations);
      for (let permutation = 0; permutation < permutations; permutation++)
        lags[permutation]! += weight * column[permutation]!;
    }
    for (let occurrence = drawn.offsets[area]!; occurrence < drawn.offsets[area + 1]!; occurrence++) {
      const place = drawn.places[occurrence]!;
      if (place >= weights.length * permutations) break;
      const permutation = place % permutations;
      const passedOver = Math.floor(place / permutations);
      let lag = 0;
      for (let column = 0; column < weights.length; column++) {
        const from = column < passedOver ? column : column + 1;
        lag += weights[column]! * drawnValues[from * permutations + permutation]!;
      }
      lags[permutation] = lag;
    }
    summarise(area, lags, observed, task.tieTolerance * rowSum, result);
  }
}

function summarise(
  area: number,
  lags: Float64Array,
  observed: number,
  tolerance: number,
  result: PermutedLags,
): void {
  const low = observed - tolerance;
  const high = observed + tolerance;
  let greater = 0;
  let less = 0;
  let total = 0;
  let squares = 0;
  for (const lag of lags) {
    if (lag >= low) greater++;
    if (lag <= high) less++;
    total += lag;
    squares += lag * lag;
  }
  const mean = total / lags.length;
  const variance = squares / lags.length - mean * mean;
  result.greater[area] = greater;
  result.less[area] = less;
  result.difference[area] = observed - mean;
  result.deviation[area] = variance > tolerance * tolerance ? Math.sqrt(variance) : 0;
}
