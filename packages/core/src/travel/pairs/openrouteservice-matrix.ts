import { DataError } from '../../foundation/errors.ts';
import { type AnswerKeys, expectObject, pairsFromTable } from './engine-answer.ts';
import type { TravelPairs } from './travel-pairs.ts';

/**
 * Reads openrouteservice's answer to /v2/matrix: `durations`, in seconds.
 *
 * @throws DataError where it answered with an error or without durations, or the table does not fit the keys
 */
export function readOpenrouteserviceMatrix(
  answer: unknown,
  keys: AnswerKeys,
  file = 'openrouteservice',
): TravelPairs {
  const body = expectObject(answer, file, 'the answer');
  if ('error' in body) {
    const message = typeof body.error === 'object' ? JSON.stringify(body.error) : body.error;
    throw new DataError({ file, value: message, problem: 'openrouteservice answered with an error' });
  }
  if (!('durations' in body))
    throw new DataError({
      file,
      problem: 'holds no durations',
      expected: 'a request with the metric "duration"',
    });
  return pairsFromTable(body.durations, keys, file);
}
