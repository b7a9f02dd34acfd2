import { DataError } from '../../foundation/errors.ts';
import { type AnswerKeys, expectArray, expectObject, pairsFromTable } from './engine-answer.ts';
import type { TravelPairs } from './travel-pairs.ts';

/**
 * Reads Valhalla's answer to sources_to_targets, in its long form (`{time, from_index, to_index}` cells)
 * or its concise form (`{durations}`). Times are seconds.
 *
 * @throws DataError where Valhalla answered with an error, or the table does not fit the keys
 */
export function readValhallaMatrix(answer: unknown, keys: AnswerKeys, file = 'Valhalla'): TravelPairs {
  const body = expectObject(answer, file, 'the answer');
  if ('error_code' in body || 'error' in body)
    throw new DataError({
      file,
      value: body.error,
      problem: `Valhalla answered with error ${body.error_code}`,
    });
  const table = body.sources_to_targets;
  if (table !== null && typeof table === 'object' && !Array.isArray(table))
    return pairsFromTable((table as Record<string, unknown>).durations, keys, file);
  const rows = expectArray(table, file, 'sources_to_targets').map((row, source) =>
    timesInOrder(expectArray(row, file, `row ${source}`), source, file),
  );
  return pairsFromTable(rows, keys, file);
}

function timesInOrder(cells: readonly unknown[], source: number, file: string): unknown[] {
  const times: unknown[] = new Array(cells.length).fill(undefined);
  cells.forEach((cell, place) => {
    const { time, from_index, to_index } = expectObject(cell, file, `cell ${place} of row ${source}`);
    const target = to_index ?? place;
    if ((from_index ?? source) !== source || typeof target !== 'number' || !(target in times))
      throw new DataError({
        file,
        value: `${from_index} to ${to_index}`,
        problem: `cell ${place} of row ${source} is out of place`,
      });
    times[target] = time;
  });
  return times;
}
