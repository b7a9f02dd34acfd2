import { DataError } from '../../foundation/errors.ts';
import { readRecords, type TableSource } from '../../sources/records.ts';
import type { TimeUnit } from '../minute-unit.ts';
import { parseTimeCell } from './time-cell.ts';
import { collectPairs, type TravelPairs } from './travel-pairs.ts';

export interface WideCsvOptions {
  /** Unit of the cells: nothing in a wide table tells it, so it must be declared. */
  readonly unit: TimeUnit;
  /** Heading of the column with the areas; the first column by default. */
  readonly originColumn?: string;
  /** Headings that are not sites. */
  readonly ignoreColumns?: readonly string[];
}

/**
 * Reads a wide table: a row an area, by code or name, and a column a site.
 *
 * @throws DataError for a missing or doubled heading, a row of another length, a doubled area, and cells
 *   that are not times
 */
export async function readWideCsv(source: TableSource, options: WideCsvOptions): Promise<TravelPairs> {
  const pairs = collectPairs(source.name, options.unit);
  let headings: readonly string[] | undefined;
  let originColumn = 0;
  let siteColumns: number[] = [];
  const seen = new Map<string, number>();
  for await (const batch of readRecords(source))
    for (const { line, fields } of batch) {
      if (headings === undefined) {
        headings = fields.map((heading) => heading.trim());
        originColumn = findOriginColumn(source.name, headings, options.originColumn);
        siteColumns = findSiteColumns(source.name, headings, originColumn, options.ignoreColumns ?? []);
        pairs.declare(
          [],
          siteColumns.map((column) => headings![column]!),
        );
        continue;
      }
      if (fields.length !== headings.length)
        throw new DataError({
          file: source.name,
          line,
          problem: `has ${fields.length} fields`,
          expected: `${headings.length}, as the headings`,
        });
      const origin = fields[originColumn]!.trim();
      refuseDouble(source.name, line, headings[originColumn]!, origin, seen);
      for (const column of siteColumns)
        pairs.add(
          origin,
          headings[column]!,
          parseTimeCell(fields[column]!, source.name, line, headings[column]!),
        );
    }
  if (seen.size === 0)
    throw new DataError({
      file: source.name,
      problem: 'holds no row of travel times',
      expected: 'headings and a row an area',
    });
  return pairs.finish();
}

function findOriginColumn(file: string, headings: readonly string[], wanted: string | undefined): number {
  if (wanted === undefined) return 0;
  const column = headings.indexOf(wanted);
  if (column < 0)
    throw new DataError({
      file,
      line: 1,
      problem: `has no column ${JSON.stringify(wanted)}`,
      expected: `one of ${headings.slice(0, 8).join(', ')}`,
    });
  return column;
}

function findSiteColumns(
  file: string,
  headings: readonly string[],
  originColumn: number,
  ignored: readonly string[],
): number[] {
  const columns: number[] = [];
  const seen = new Set<string>();
  headings.forEach((heading, column) => {
    if (column === originColumn || ignored.includes(heading)) return;
    if (heading === '' || seen.has(heading))
      throw new DataError({
        file,
        line: 1,
        column: column + 1,
        value: heading,
        problem: heading === '' ? 'column without a heading' : 'heading stands twice',
        expected: 'one heading a site',
      });
    seen.add(heading);
    columns.push(column);
  });
  if (columns.length === 0)
    throw new DataError({
      file,
      line: 1,
      problem: 'has no column of travel times',
      expected: 'a column a site after the areas',
    });
  return columns;
}

function refuseDouble(
  file: string,
  line: number,
  column: string,
  origin: string,
  seen: Map<string, number>,
): void {
  if (origin === '')
    throw new DataError({
      file,
      line,
      column,
      value: origin,
      problem: 'row without an area',
      expected: 'an LSOA code or name',
    });
  const before = seen.get(origin);
  if (before !== undefined)
    throw new DataError({
      file,
      line,
      column,
      value: origin,
      problem: `stands in line ${before} as well`,
      expected: 'one row an area',
    });
  seen.set(origin, line);
}
