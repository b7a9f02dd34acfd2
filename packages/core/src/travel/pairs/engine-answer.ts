import { DataError } from '../../foundation/errors.ts';
import { collectPairs, type TravelPairs } from './travel-pairs.ts';

/** Which keys stand behind the rows and columns of an engine's answer, which carries only places. */
export interface AnswerKeys {
  /** Areas in the order of the request. */
  readonly origins: readonly string[];
  /** Sites in the order of the request. */
  readonly sites: readonly string[];
  /** Whether the sites were the targets of the request (the default) or its sources. */
  readonly sitesAre?: 'targets' | 'sources';
}

/** A JSON value as an object. @throws DataError where it is none */
export function expectObject(value: unknown, file: string, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new DataError({ file, value, problem: `${what} is not an object` });
}

/** A JSON value as an array. @throws DataError where it is none */
export function expectArray(value: unknown, file: string, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DataError({ file, value, problem: `${what} is not a list` });
}

/** A time of an engine: a number of 0 or more, or null. @throws DataError for anything else */
export function expectTime(value: unknown, file: string, what: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && value >= 0) return value;
  throw new DataError({
    file,
    value,
    problem: `${what} is not a travel time`,
    expected: 'a number of 0 or more, or null',
  });
}

/**
 * Pairs from an engine's table in seconds: `rows[source][target]`, null where there is no journey.
 *
 * @throws DataError where the table's size is not that of the keys, or a cell is not a time
 */
export function pairsFromTable(rows: unknown, keys: AnswerKeys, file: string): TravelPairs {
  const sitesAreSources = keys.sitesAre === 'sources';
  const [sources, targets] = sitesAreSources ? [keys.sites, keys.origins] : [keys.origins, keys.sites];
  const table = expectArray(rows, file, 'the table of times');
  if (table.length !== sources.length)
    throw new DataError({
      file,
      value: table.length,
      problem: 'wrong number of rows',
      expected: `${sources.length}, one a source of the request`,
    });
  const pairs = collectPairs(file, 'seconds');
  pairs.declare(keys.origins, keys.sites);
  table.forEach((row, source) => {
    const cells = expectArray(row, file, `row ${source} of the table of times`);
    if (cells.length !== targets.length)
      throw new DataError({
        file,
        value: cells.length,
        problem: `wrong number of cells in row ${source}`,
        expected: `${targets.length}, one a target of the request`,
      });
    cells.forEach((cell, target) => {
      const time = expectTime(cell, file, `cell ${target} of row ${source}`);
      if (sitesAreSources) pairs.add(targets[target]!, sources[source]!, time);
      else pairs.add(sources[source]!, targets[target]!, time);
    });
  });
  return pairs.finish();
}
