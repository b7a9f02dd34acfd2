import { DataError } from '../../foundation/errors.ts';
import type { TableSource } from '../../sources/records.ts';
import { expectArray, expectObject, expectTime } from './engine-answer.ts';
import { readLongCsv } from './long-csv.ts';
import { collectPairs, type TravelPairs } from './travel-pairs.ts';

/** Headings of the travel time in r5r and r5py, median first. Minutes. */
const TIME_NAMES = ['travel_time_p50', 'travel_time', 'total_time'] as const;

/**
 * Reads the table that r5r's travel_time_matrix and r5py's TravelTimeMatrix write: from_id, to_id and
 * travel_time_p50 (or travel_time) in minutes.
 *
 * @throws DataError as readLongCsv
 */
export function readR5Csv(source: TableSource, timeColumn?: string): Promise<TravelPairs> {
  return readLongCsv(source, { unit: 'minutes', ...(timeColumn === undefined ? {} : { timeColumn }) });
}

/**
 * Reads the same table as JSON records, as data frames are exported:
 * `[{"from_id": "E01...", "to_id": "RBV01", "travel_time": 31}]`. Minutes.
 *
 * @throws DataError for records without ids or with a time that is not one
 */
export function readR5Json(answer: unknown, file = 'r5'): TravelPairs {
  const pairs = collectPairs(file, 'minutes');
  expectArray(answer, file, 'the table').forEach((item, index) => {
    const record = expectObject(item, file, `record ${index}`);
    const origin = record.from_id ?? record.fromId;
    const site = record.to_id ?? record.toId;
    const name = TIME_NAMES.find((candidate) => candidate in record);
    if (origin === undefined || site === undefined || name === undefined)
      throw new DataError({
        file,
        problem: `record ${index} lacks an id or a time`,
        expected: 'from_id, to_id and travel_time',
      });
    pairs.add(String(origin), String(site), expectTime(record[name], file, `record ${index}`));
  });
  return pairs.finish();
}
