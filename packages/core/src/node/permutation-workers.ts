import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { ArgumentError } from '../foundation/errors.ts';
import {
  type PermutationOptions,
  type PermutedLags,
  permuteLags,
  type SpatialWeights,
} from '../hotspots/index.ts';
import { startWorker } from './workers.ts';

/** What a worker is told: the areas from `from` up to, not including, `to` are its share. */
export interface PermutationJob {
  readonly values: Float64Array;
  readonly spatial: SpatialWeights;
  readonly permutations: number;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

type Answer = Omit<PermutedLags, 'permutations'>;

/**
 * {@link permuteLags} with the areas shared out over worker threads. All workers draw the same table from
 * the seed, so the result is the same for any number of them, and the same as without.
 *
 * Worth its start-up of some 0.2 s where neighbours weigh differently (kernels, inverse distance): rows of
 * equal weights take less than that for all of England.
 *
 * @param options.workers number of threads, a whole number from 1; the machine's cores by default
 * @throws ArgumentError as permuteLags, and for unusable `workers`
 */
export async function permuteLagsInWorkers(
  values: ArrayLike<number>,
  spatial: SpatialWeights,
  options: PermutationOptions & { readonly workers?: number },
): Promise<PermutedLags> {
  const { permutations, seed = 1, workers = availableParallelism() } = options;
  if (!(Number.isInteger(workers) && workers >= 1))
    throw new ArgumentError({ argument: 'workers', value: workers, expected: 'a whole number from 1' });
  // Checks the arguments here, where the caller can see the error, on no areas at all.
  permuteLags(values, spatial, { permutations: Math.min(permutations, 1), seed }, { from: 0, to: 0 });

  const shared = { values: shareFloats(values), spatial: shareWeights(spatial), permutations, seed };
  const { count } = spatial;
  const merged = {
    permutations,
    greater: new Uint32Array(count),
    less: new Uint32Array(count),
    difference: new Float64Array(count),
    deviation: new Float64Array(count),
  };
  await Promise.all(
    Array.from({ length: Math.min(workers, count) }, async (_, share, shares = Math.min(workers, count)) => {
      const from = Math.floor((count * share) / shares);
      const to = Math.floor((count * (share + 1)) / shares);
      const job: PermutationJob = { ...shared, from, to };
      const answer = await answerOf(startWorker(new URL('./permutations.worker', import.meta.url), job));
      merged.greater.set(answer.greater, from);
      merged.less.set(answer.less, from);
      merged.difference.set(answer.difference, from);
      merged.deviation.set(answer.deviation, from);
    }),
  );
  return merged;
}

function answerOf(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: Answer) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The permutation worker ended early with code ${code}`)));
  });
}

function shareFloats(values: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.length * Float64Array.BYTES_PER_ELEMENT));
  copy.set(values);
  return copy;
}

function shareIndexes(values: Uint32Array): Uint32Array {
  const copy = new Uint32Array(new SharedArrayBuffer(values.length * Uint32Array.BYTES_PER_ELEMENT));
  copy.set(values);
  return copy;
}

function shareWeights(spatial: SpatialWeights): SpatialWeights {
  return {
    ...spatial,
    offsets: shareIndexes(spatial.offsets),
    neighbours: shareIndexes(spatial.neighbours),
    weights: shareFloats(spatial.weights),
  };
}
