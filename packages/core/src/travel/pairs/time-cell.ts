import { DataError } from '../../foundation/errors.ts';

const EMPTY_WORDS = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', 'inf', 'infinity', '-', '--']);

/**
 * The time in a cell of a table, in the file's own unit; null for an empty cell and for the words that
 * exports write where there is no journey.
 *
 * @throws DataError for other words and for negative times
 */
export function parseTimeCell(cell: string, file: string, line: number, column: string): number | null {
  const text = cell.trim();
  if (EMPTY_WORDS.has(text.toLowerCase())) return null;
  const time = Number(text);
  if (Number.isNaN(time) || time < 0)
    throw new DataError({
      file,
      line,
      column,
      value: cell,
      problem: 'is not a travel time',
      expected: 'a number of 0 or more, or an empty cell where there is no journey',
    });
  return time;
}
