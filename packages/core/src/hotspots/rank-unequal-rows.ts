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
  const { centred } = task;
  const { permutations, width } = draws;
  const drawnValues = new Float64Array(width * permutations);
  for (let place = 0; place < drawnValues.length; place++)
    drawnValues[(place % permutations) * width + Math.floor(place / permutations)] =
      centred[draws.areas[place]!]!;

  const lags = new Float64Array(permutations);
  for (const area of areas) {
    const { weights, observed, rowSum } = weightedRow(task, area);
    const size = weights.length;
    for (let permutation = 0, from = 0; permutation < permutations; permutation++, from += width) {
      let lag = 0;
      for (let place = 0; place < size; place++) lag += weights[place]! * drawnValues[from + place]!;
      lags[permutation] = lag;
    }
    for (let occurrence = drawn.offsets[area]!; occurrence < drawn.offsets[area + 1]!; occurrence++) {
      const place = drawn.places[occurrence]!;
      if (place >= size * permutations) break;
      const permutation = place % permutations;
      const passedOver = Math.floor(place / permutations);
      let lag = 0;
      for (let link = 0; link < size; link++)
        lag += weights[link]! * drawnValues[permutation * width + link + Number(link >= passedOver)]!;
      lags[permutation] = lag;
    }
    summarise(area, lags, observed, task.tieTolerance * rowSum, result);
  }
}

/** The weights of an area's neighbours, their sum, and the observed lag, without the area itself. */
function weightedRow({ centred, spatial }: RankingTask, area: number) {
  const start = spatial.offsets[area]!;
  const weights = new Float64Array(spatial.offsets[area + 1]! - start);
  let size = 0;
  let observed = 0;
  let rowSum = 0;
  for (let link = start; link < spatial.offsets[area + 1]!; link++) {
    if (spatial.neighbours[link] === area) continue;
    const weight = spatial.weights[link]!;
    weights[size++] = weight;
    observed += weight * centred[spatial.neighbours[link]!]!;
    rowSum += weight;
  }
  return { weights: weights.subarray(0, size), observed, rowSum };
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
  for (let permutation = 0; permutation < lags.length; permutation++) {
    const lag = lags[permutation]!;
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
