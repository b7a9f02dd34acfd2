import { parentPort, workerData } from 'node:worker_threads';
import { permuteLags } from '../hotspots/index.ts';
import type { PermutationJob } from './permutation-workers.ts';

const { values, spatial, permutations, seed, from, to } = workerData as PermutationJob;
const lags = permuteLags(values, spatial, { permutations, seed }, { from, to });
const answer = {
  greater: lags.greater.slice(from, to),
  less: lags.less.slice(from, to),
  difference: lags.difference.slice(from, to),
  deviation: lags.deviation.slice(from, to),
};
parentPort?.postMessage(answer);
