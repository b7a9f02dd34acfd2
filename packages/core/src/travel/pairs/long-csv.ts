import { ArgumentError, DataError } from '../../foundation/errors.ts';
import { readRecords, type TableSource } from '../../sources/records.ts';
import type { TimeUnit } from '../minute-unit.ts';
import { parseTimeCell } from './time-cell.ts';
import { collectPairs, type PairCollector, type TravelPairs } from './travel-pairs.ts';

export interface LongCsvOptions {
  /** Unit of the times; needed unless the heading of their column names it ('minutes', 'time_seconds'). */
  readonly unit?: TimeUnit;
  /** Headings, where they are not among the usual ones. */
  readonly originColumn?: string;
  readonly siteColumn?: string;
  readonly timeColumn?: string;
}

const USUAL = {
  origin: [
    'from_id',
    'fromid',
    'origin',
    'origin_id',
    'from',
    'area',
    'lsoa',
    'lsoa21cd',
    'lsoa11cd',
    'lsoa21nm',
    'lsoa11nm',
  ],
  site: [
    'to_id',
    'toid',
    'destination',
    'destination_id',
    'dest',
    'to',
    'site',
    'site_id',
    'site_code',
    'hospital',
    'postcode',
  ],
  time: [
    'minutes',
    'travel_minutes',
    'time_minutes',
    'seconds',
    'travel_seconds',
    'time_seconds',
    'travel_time',
    'travel_time_p50',
    'time',
    'duration',
    'travel_time_minutes',
    'travel_time_seconds',
  ],
} as const;

/**
 * Reads a long table: a row a pair, with the area, the site and the time.
 *
 * @throws DataError for a column that is not there and cells that are not times
 * @throws ArgumentError where neither the options nor the heading tell the unit
 */
export async function readLongCsv(source: TableSource, options: LongCsvOptions = {}): Promise<TravelPairs> {
  let columns: { origin: number; site: number; time: number } | undefined;
  let headings: readonly string[] = [];
  let pairs: PairCollector | undefined;
  let rows = 0;
  for await (const batch of readRecords(source))
    for (const { line, fields } of batch) {
      if (columns === undefined || pairs === undefined) {
        headings = fields.map((heading) => heading.trim());
        columns = {
          origin: findColumn(source.name, headings, options.originColumn, USUAL.origin, 'areas'),
          site: findColumn(source.name, headings, options.siteColumn, USUAL.site, 'sites'),
          time: findColumn(source.name, headings, options.timeColumn, USUAL.time, 'travel times'),
        };
        pairs = collectPairs(source.name, options.unit ?? unitOfHeading(headings[columns.time]!));
        continue;
      }
      rows++;
      const [origin, site, time] = [columns.origin, columns.site, columns.time].map((at) => fields[at]);
      if (origin === undefined || site === undefined || time === undefined)
        throw new DataError({
          file: source.name,
          line,
          problem: `has ${fields.length} fields`,
          expected: `${headings.length}, as the headings`,
        });
      const value = parseTimeCell(time, source.name, line, headings[columns.time]!);
      if (origin.trim() === '' || (site.trim() === '' && value !== null))
        throw new DataError({
          file: source.name,
          line,
          problem: 'has a time but no area or site',
          expected: 'both',
        });
      if (site.trim() === '') pairs.declare([origin], []);
      else pairs.add(origin, site, value);
    }
  if (pairs === undefined || rows === 0)
    throw new DataError({
      file: source.name,
      problem: 'holds no row of travel times',
      expected: 'headings and a row a pair',
    });
  return pairs.finish();
}

/**
 * The unit that the heading of a column names.
 *
 * @throws ArgumentError where it names none
 */
function unitOfHeading(heading: string): TimeUnit {
  if (/min(ute)?s?\b|_mins?(utes)?|min(ute)?s$/i.test(heading)) return 'minutes';
  if (/sec(ond)?s?\b|_secs?|seconds?$/i.test(heading)) return 'seconds';
  throw new ArgumentError({
    argument: 'unit',
    value: undefined,
    expected: `minutes or seconds: the heading ${JSON.stringify(heading)} does not tell the unit, so it must be declared`,
  });
}

function findColumn(
  file: string,
  headings: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
  holds: string,
): number {
  const column =
    wanted === undefined
      ? headings.findIndex((heading) => usual.includes(heading.toLowerCase()))
      : headings.indexOf(wanted);
  if (column >= 0) return column;
  throw new DataError({
    file,
    line: 1,
    problem:
      wanted === undefined
        ? `has no column known to hold the ${holds}`
        : `has no column ${JSON.stringify(wanted)}`,
    expected:
      wanted === undefined
        ? `one of ${usual.join(', ')}, or a declared heading`
        : `one of ${headings.slice(0, 8).join(', ')}`,
  });
}
