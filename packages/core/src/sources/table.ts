import { DataError } from '../foundation/errors.ts';
import { type RecordOfTable, readRecords, type TableEncoding, type TableSource } from './records.ts';

/** What a column must hold. Cells are trimmed; an empty cell of an `optional` column is '' or NaN. */
export interface ColumnRule {
  /**
   * Heading in the file, or accepted headings with the official one first (compared without case,
   * surrounding or doubled spaces), or the column's number counted from 1 where the file has no headings.
   */
  readonly heading: string | readonly string[] | number;
  readonly kind: 'text' | 'integer' | 'number';
  /** Cells may be empty. */
  readonly optional?: boolean;
  /** The whole column may be missing: every cell is then '' or NaN. */
  readonly absent?: boolean;
  /** For text: what a filled cell must match, and its plain description for the error. */
  readonly pattern?: RegExp;
  readonly expected?: string;
  /** For numbers: inclusive limits. */
  readonly minimum?: number;
  readonly maximum?: number;
}

export type TableSchema = Readonly<Record<string, ColumnRule>>;

type Cell<Rule extends ColumnRule> = Rule['kind'] extends 'text' ? string : number;

/** The columns of a table by their schema names; `line[i]` is the line of row i in the file, from 1. */
export interface Table<Schema extends TableSchema> {
  readonly file: string;
  readonly count: number;
  readonly line: readonly number[];
  readonly columns: { readonly [Name in keyof Schema]: readonly Cell<Schema[Name]>[] };
}

export interface TableOptions {
  readonly encoding?: TableEncoding;
  /** Exact number of rows, where the publication states it. */
  readonly rows?: number;
}

/**
 * Reads the columns that a schema names from a comma-separated file; other columns are passed over.
 * A schema whose headings are numbers reads a file without headings.
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
  const headed = !rules.some(([, rule]) => typeof rule.heading === 'number');
  let places = headed ? undefined : rules.map(([, rule]) => (rule.heading as number) - 1);
  let width = 0;
  for await (const batch of readRecords(source, options.encoding)) {
    for (const record of batch) {
      if (width === 0) {
        width = record.fields.length;
        if (headed) {
          places = placeHeadings(source.name, rules, record);
          continue;
        }
      }
      if (record.fields.length !== width) throw raggedRow(source.name, record, width);
      for (let rule = 0; rule < rules.length; rule++)
        columns[rule]!.push(readCell(source.name, record, places![rule]!, rules[rule]![1]));
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
    line,
    columns: Object.fromEntries(
      rules.map(([name], rule) => [name, columns[rule]]),
    ) as unknown as Table<Schema>['columns'],
  };
}

function placeHeadings(file: string, rules: [string, ColumnRule][], record: RecordOfTable): number[] {
  const headings = record.fields.map(plainHeading);
  return rules.map(([, rule]) => {
    const accepted = [rule.heading].flat().map(String);
    const plain = accepted.map(plainHeading);
    const found = headings.flatMap((heading, place) => (plain.includes(heading) ? [place] : []));
    if (found.length === 1) return found[0]!;
    if (found.length === 0 && rule.absent) return -1;
    throw new DataError({
      file,
      line: record.line,
      column: accepted[0]!,
      problem: found.length === 0 ? 'column is missing' : `column occurs ${found.length} times`,
      expected: `one heading ${accepted.join(' or ')} among ${record.fields.length} headings`,
    });
  });
}

function plainHeading(heading: string): string {
  return heading.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function readCell(file: string, record: RecordOfTable, place: number, rule: ColumnRule): string | number {
  const text = place < 0 ? '' : (record.fields[place] ?? '').trim();
  if (rule.kind === 'text') {
    if (text === '' ? rule.optional || rule.absent : rule.pattern === undefined || rule.pattern.test(text))
      return text;
    throw badCell(file, record, place, rule, text);
  }
  if (text === '' && (rule.optional || rule.absent)) return Number.NaN;
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
  const { heading } = rule;
  return new DataError({
    file,
    line: record.line,
    column: typeof heading === 'object' ? heading[0]! : heading,
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
