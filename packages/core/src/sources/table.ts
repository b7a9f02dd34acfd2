import { DataError } from '../foundation/errors.ts';
import type { ColumnRule } from './column-rule.ts';
import { headingOf, placeHeadings } from './headings.ts';
import { type RecordOfTable, readRecords, type TableEncoding, type TableSource } from './records.ts';

export type TableSchema = Readonly<Record<string, ColumnRule>>;

type Cell<Rule extends ColumnRule> = Rule['kind'] extends 'text' ? string : number;

/** A row that was left out on purpose: its line, its cell of the unique or else the first column, and why. */
export interface ExcludedRow {
  readonly line: number;
  readonly key: string;
  readonly reason: string;
}

/** The columns of a table by their schema names; `line[i]` is the line of row i in the file, from 1. */
export interface Table<Schema extends TableSchema> {
  readonly file: string;
  /** Rows that were used: with `excluded` they are all rows of the file below its headings. */
  readonly count: number;
  readonly excluded: readonly ExcludedRow[];
  readonly line: readonly number[];
  readonly columns: { readonly [Name in keyof Schema]: readonly Cell<Schema[Name]>[] };
}

export interface TableOptions {
  readonly encoding?: TableEncoding;
  /** Exact number of rows that are used, where the publication states it. */
  readonly rows?: number;
  /** Why a row is to be left out, asked before its cells are checked; undefined keeps it. */
  readonly exclude?: (cell: (name: string) => string) => string | undefined;
  /** Name of the column whose values may not occur twice. */
  readonly unique?: string;
  /** Headings that betray another publication, and what it is: shown when a column is missing. */
  readonly mistaken?: Readonly<Record<string, string>>;
}

const BLANK_ROW = 'blank row';

/**
 * Reads the columns that a schema names from a comma-separated file; other columns are passed over.
 * A schema whose headings are numbers reads a file without headings. Up to 20 lines of preamble before the
 * headings and rows without any content are left out and listed.
 *
 * @throws DataError naming file, line, column, value and what was expected: a missing or doubled heading,
 * a ragged row, an empty or misshapen cell, a wrong number of rows, a web page in place of a table.
 */
export async function readTable<const Schema extends TableSchema>(
  source: TableSource,
  schema: Schema,
  options: TableOptions = {},
): Promise<Table<Schema>> {
  const rules = Object.entries(schema);
  const columns: (string | number)[][] = rules.map(() => []);
  const line: number[] = [];
  const excluded: ExcludedRow[] = [];
  const seen = new Map<string, number>();
  const unique = rules.findIndex(([name]) => name === options.unique);
  let places: number[] | undefined;
  let width = 0;
  for await (const batch of readRecords(source, options.encoding)) {
    if (batch.length === 0) continue;
    let start = 0;
    if (places === undefined) {
      const headings = placeHeadings(source.name, rules, batch, options.mistaken ?? {});
      for (const { line, fields } of batch.slice(0, headings.preamble))
        excluded.push({ line, key: firstFilled(fields), reason: 'line before the headings' });
      ({ places, width } = headings);
      start = headings.firstRow;
    }
    for (let at = start; at < batch.length; at++) {
      const record = batch[at]!;
      const reason = reasonToExclude(source.name, record, width, rules, places, options);
      if (reason !== undefined) {
        const key = record.fields[places[Math.max(unique, 0)]!]?.trim() ?? '';
        excluded.push({ line: record.line, key, reason });
        continue;
      }
      for (let rule = 0; rule < rules.length; rule++)
        columns[rule]!.push(readCell(source.name, record, places[rule]!, rules[rule]![1]));
      if (unique >= 0) refuseRepeat(source.name, record, rules[unique]!, columns[unique]!.at(-1)!, seen);
      line.push(record.line);
    }
  }
  if (width === 0) throw new DataError({ file: source.name, problem: 'is empty', expected: 'a table' });
  if (options.rows !== undefined && line.length !== options.rows)
    throw new DataError({
      file: source.name,
      value: line.length,
      problem: 'has a wrong number of rows',
      expected: `${options.rows} rows`,
    });
  return {
    file: source.name,
    count: line.length,
    excluded,
    line,
    columns: Object.fromEntries(
      rules.map(([name], rule) => [name, columns[rule]]),
    ) as unknown as Table<Schema>['columns'],
  };
}

function reasonToExclude(
  file: string,
  record: RecordOfTable,
  width: number,
  rules: [string, ColumnRule][],
  places: number[],
  options: TableOptions,
): string | undefined {
  if (record.fields.every((field) => field.trim() === '')) return BLANK_ROW;
  if (record.fields.length !== width) throw raggedRow(file, record, width);
  return options.exclude?.((name) => {
    const place = places[rules.findIndex(([candidate]) => candidate === name)] ?? -1;
    return record.fields[place]?.trim() ?? '';
  });
}

function refuseRepeat(
  file: string,
  record: RecordOfTable,
  [, rule]: [string, ColumnRule],
  value: string | number,
  seen: Map<string, number>,
): void {
  const first = seen.get(String(value));
  seen.set(String(value), record.line);
  if (first === undefined) return;
  throw new DataError({
    file,
    line: record.line,
    column: headingOf(rule),
    value,
    problem: `occurs twice, first on line ${first}`,
    expected: 'each value once',
  });
}

function firstFilled(fields: readonly string[]): string {
  return fields.find((field) => field.trim() !== '')?.trim() ?? '';
}

function readCell(file: string, record: RecordOfTable, place: number, rule: ColumnRule): string | number {
  const text = place < 0 ? '' : (record.fields[place] ?? '').trim();
  if (rule.kind === 'text') {
    if (text === '' ? rule.optional || rule.absent : rule.pattern === undefined || rule.pattern.test(text))
      return text;
    throw badCell(file, record, place, rule, text);
  }
  if (text === '' && (rule.optional || rule.absent)) return Number.NaN;
  if (rule.missing?.includes(text)) return Number.NaN;
  const value = Number(text);
  const whole = rule.kind === 'number' || Number.isSafeInteger(value);
  const within = value >= (rule.minimum ?? -Infinity) && value <= (rule.maximum ?? Infinity);
  if (text !== '' && Number.isFinite(value) && whole && within && /^[-+.\deE]+$/.test(text)) return value;
  throw badCell(file, record, place, rule, text);
}

function badCell(
  file: string,
  record: RecordOfTable,
  place: number,
  rule: ColumnRule,
  value: string,
): DataError {
  return new DataError({
    file,
    line: record.line,
    column: headingOf(rule),
    value,
    problem: value === '' ? 'cell is empty' : `cell ${place + 1} does not fit`,
    expected: rule.expected ?? describe(rule),
  });
}

function describe(rule: ColumnRule): string {
  if (rule.kind === 'text') return rule.pattern ? `text matching ${rule.pattern}` : 'text';
  const kind = rule.kind === 'integer' ? 'a whole number' : 'a number';
  if (rule.minimum === undefined && rule.maximum === undefined) return kind;
  return `${kind} from ${rule.minimum ?? 'any'} to ${rule.maximum ?? 'any'}`;
}

function raggedRow(file: string, record: RecordOfTable, width: number): DataError {
  return new DataError({
    file,
    line: record.line,
    value: record.fields.length,
    problem: 'row has a wrong number of fields',
    expected: `${width} fields, as in the first row`,
  });
}
