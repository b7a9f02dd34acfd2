import type { PermutedLags, RankingTask } from './ranking-task.ts';
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
  const drawnValues = Float64Array.from(draws.areas, (area) => centred[area]!);
  const columns = Array.from({ length: width }, (_, place) =>
    drawnValues.subarray(place * permutations, (place + 1) * permutations),
  );
  const lags = new Float64Array(permutations);
  for (const area of areas) {
    const { weights, observed, rowSum } = weightedRow(task, area);
    const size = weights.length;
    sumColumns(columns, weights, lags);
    for (let occurrence = drawn.offsets[area]!; occurrence < drawn.offsets[area + 1]!; occurrence++) {
      const place = drawn.places[occurrence]!;
      if (place >= size * permutations) break;
      const permutation = place % permutations;
      const passedOver = Math.floor(place / permutations);
      let lag = 0;
      for (let link = 0; link < size; link++)
        lag += weights[link]! * columns[link + Number(link >= passedOver)]![permutation]!;
      lags[permutation] = lag;
    }
    summarise(area, lags, observed, task.tieTolerance * rowSum, result);
  }
}

/** Sets `sums` to the weighted sum of the first columns, four at a time: memory is what it waits for. */
function sumColumns(columns: readonly Float64Array[], weights: Float64Array, sums: Float64Array): void {
  sums.fill(0);
  let place = 0;
  for (; place + 4 <= weights.length; place += 4) {
    const [a, b, c, d] = [columns[place]!, columns[place + 1]!, columns[place + 2]!, columns[place + 3]!];
    const [v, w] = [weights[place]!, weights[place + 1]!];
    const [x, y] = [weights[place + 2]!, weights[place + 3]!];
    for (let row = 0; row < sums.length; row++)
      sums[row]! += v * a[row]! + w * b[row]! + x * c[row]! + y * d[row]!;
  }
  for (; place < weights.length; place++) {
    const [column, weight] = [columns[place]!, weights[place]!];
    for (let row = 0; row < sums.length; row++) sums[row]! += weight * column[row]!;
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
