import { DataError } from '../../foundation/errors.ts';
import { type AnswerKeys, expectObject, pairsFromTable } from './engine-answer.ts';
import type { TravelPairs } from './travel-pairs.ts';

/**
 * Reads the answer of OSRM's table service, and of Mapbox's Matrix API, which has the same shape:
 * `durations`, in seconds.
 *
 * @throws DataError where the code is not Ok, there are no durations, or the table does not fit the keys
 */
export function readOsrmTable(answer: unknown, keys: AnswerKeys, file = 'OSRM'): TravelPairs {
  const body = expectObject(answer, file, 'the answer');
  if (body.code !== undefined && body.code !== 'Ok')
    throw new DataError({
      file,
      value: body.message ?? body.code,
      problem: `the engine answered with the code ${body.code}`,
      expected: 'Ok',
    });
  if (!('durations' in body))
    throw new DataError({
      file,
      problem: 'holds no durations',
      expected: 'a request with annotations=duration',
    });
  return pairsFromTable(body.durations, keys, file);
}

/**
 * Reads Mapbox's Matrix API answer. @see readOsrmTable
 *
 * @throws DataError as readOsrmTable
 */
export function readMapboxMatrix(answer: unknown, keys: AnswerKeys, file = 'Mapbox'): TravelPairs {
  return readOsrmTable(answer, keys, file);
}
