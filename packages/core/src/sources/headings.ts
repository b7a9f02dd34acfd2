import { DataError } from '../foundation/errors.ts';
import type { ColumnRule } from './column-rule.ts';
import type { RecordOfTable } from './records.ts';

/** Where the columns of a schema stand in a file. */
export interface PlacedHeadings {
  /** For each rule, the place of its column counted from 0, or -1 where an `absent` column is missing. */
  readonly places: number[];
  /** Number of fields of every row. */
  readonly width: number;
  /** Records before the headings. */
  readonly preamble: number;
  /** The first record below the headings. */
  readonly firstRow: number;
}

const MAXIMUM_PREAMBLE = 20;

/** How errors call a column: its official heading, or its number counted from 1. */
export function headingOf(rule: ColumnRule): string | number {
  return typeof rule.heading === 'object' ? rule.heading[0]! : rule.heading;
}

/**
 * Finds the headings that a schema names among the first records of a file; a file whose rules are numbers
 * has none.
 *
 * @param mistaken headings that betray another publication, and what it is
 * @throws DataError for a missing or doubled heading, naming a wrong delimiter or another publication.
 */
export function placeHeadings(
  file: string,
  rules: readonly (readonly [string, ColumnRule])[],
  batch: readonly RecordOfTable[],
  mistaken: Readonly<Record<string, string>>,
): PlacedHeadings {
  const numbered = rules.some(([, rule]) => typeof rule.heading === 'number');
  if (numbered) {
    const width = batch[0]!.fields.length;
    const places = rules.map(([, rule]) => (rule.heading as number) - 1);
    const last = Math.max(...places);
    if (last >= width)
      throw new DataError({
        file,
        line: batch[0]!.line,
        value: width,
        problem: 'has too few columns',
        expected: `at least ${last + 1} columns separated by commas, without headings`,
      });
    return { places, width, preamble: 0, firstRow: 0 };
  }
  const start = batch.slice(0, MAXIMUM_PREAMBLE + 1);
  let best = 0;
  let bestFound = -1;
  for (let at = 0; at < start.length; at++) {
    const found = countFound(rules, start[at]!);
    if (found > bestFound) {
      best = at;
      bestFound = found;
    }
  }
  const record = start[best]!;
  return {
    places: rules.map(([, rule]) => placeOf(file, rule, record, mistaken)),
    width: record.fields.length,
    preamble: best,
    firstRow: best + 1,
  };
}

function countFound(rules: readonly (readonly [string, ColumnRule])[], record: RecordOfTable): number {
  const headings = new Set(record.fields.map(plainHeading));
  return rules.filter(([, rule]) => acceptedBy(rule).some((heading) => headings.has(plainHeading(heading))))
    .length;
}

function placeOf(
  file: string,
  rule: ColumnRule,
  record: RecordOfTable,
  mistaken: Readonly<Record<string, string>>,
): number {
  const headings = record.fields.map(plainHeading);
  const accepted = acceptedBy(rule);
  const plain = accepted.map(plainHeading);
  const found = headings.flatMap((heading, place) => (plain.includes(heading) ? [place] : []));
  if (found.length === 1) return found[0]!;
  if (found.length === 0 && rule.absent) return -1;
  const other = Object.entries(mistaken).find(([heading]) => headings.includes(plainHeading(heading)));
  const hint = other === undefined ? delimiterHint(record) : `: this looks like ${other[1]}`;
  throw new DataError({
    file,
    line: record.line,
    column: accepted[0]!,
    problem: found.length === 0 ? `column is missing${hint}` : `column occurs ${found.length} times`,
    expected: `one heading ${accepted.join(' or ')} among ${record.fields.length} headings`,
  });
}

function acceptedBy(rule: ColumnRule): string[] {
  return [rule.heading].flat().map(String);
}

function delimiterHint(record: RecordOfTable): string {
  if (record.fields.length > 1) return '';
  const text = record.fields[0] ?? '';
  const [sign, name] = [
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
  ].find(([candidate]) => text.includes(candidate!)) ?? ['', ''];
  return sign === '' ? '' : `: the fields seem to be separated by ${name}, not commas`;
}

function plainHeading(heading: string): string {
  return heading.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
