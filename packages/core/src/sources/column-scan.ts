import { DataError } from '../foundation/errors.ts';
import {
  buildCodes,
  buildNumbers,
  buildTexts,
  type ColumnBuilder,
  type ScannedCodes,
  type ScannedNumbers,
  type ScannedTexts,
} from './column-builders.ts';
import { RecordScanner } from './record-scanner.ts';

/** A column to scan: its heading, trimmed, and what its cells are read as. */
export interface ScanRule {
  readonly heading: RegExp;
  readonly kind: 'text' | 'code' | 'number';
  /** How errors call the column. */
  readonly called: string;
  /** The column may be missing: it is then left out of the result. */
  readonly absent?: boolean;
}

export type ScanSchema = Readonly<Record<string, ScanRule>>;

type ColumnOf<Kind> = Kind extends 'text'
  ? ScannedTexts
  : Kind extends 'code'
    ? ScannedCodes
    : ScannedNumbers;

/** The scanned columns by their schema names, `rows` elements each; undefined where an absent one is missing. */
export interface ScannedTable<Schema extends ScanSchema> {
  readonly file: string;
  readonly rows: number;
  readonly columns: {
    readonly [Name in keyof Schema]:
      | ColumnOf<Schema[Name]['kind']>
      | (Schema[Name]['absent'] extends true ? undefined : never);
  };
}

/**
 * Reads some columns of a very long comma-separated file straight from its bytes into columns: several times
 * as fast as a general CSV parser, and by the same rules (RFC 4180: quotes, doubled quotes, line ends within
 * quotes, CRLF; a byte order mark and blank lines are passed over). Cells are not trimmed.
 *
 * @throws DataError naming file and line: a missing or doubled heading, a ragged row, a broken quote, a cell
 * that is no number where one must be, a web page in place of a table.
 */
export async function scanColumns<const Schema extends ScanSchema>(
  source: { readonly name: string; readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> },
  schema: Schema,
): Promise<ScannedTable<Schema>> {
  const scanner = new RecordScanner(source.name);
  let sink: RowSink | undefined;
  const take = (bytes: Uint8Array, fields: number) => {
    if (sink === undefined) sink = openSink(scanner, bytes, fields, schema);
    else sink.add(bytes, fields);
  };
  for await (const chunk of source.chunks) scanner.push(chunk, take);
  scanner.end(take);
  if (sink === undefined)
    throw new DataError({ file: source.name, problem: 'is empty', expected: 'a table' });
  return { file: source.name, rows: sink.rows, columns: sink.finish() as ScannedTable<Schema>['columns'] };
}

/** Where the wanted columns of a file stand, and what collects them. */
interface RowSink {
  rows: number;
  add(bytes: Uint8Array, fields: number): void;
  finish(): Record<string, unknown>;
}

const BUILDERS = { text: buildTexts, code: buildCodes, number: buildNumbers } as const;
const QUOTE = 34;
const utf8 = new TextDecoder();

function openSink(scanner: RecordScanner, bytes: Uint8Array, fields: number, schema: ScanSchema): RowSink {
  const headings = Array.from({ length: fields }, (_, place) =>
    utf8.decode(bytes.subarray(scanner.starts[place]!, scanner.ends[place]!)).trim(),
  );
  refuseWebPage(scanner, headings[0] ?? '');
  const wanted = Object.entries(schema).flatMap(([name, rule]) => {
    const place = placeOf(scanner, headings, rule);
    return place < 0 ? [] : [{ name, rule, place, builder: BUILDERS[rule.kind]() as ColumnBuilder }];
  });
  const sink: RowSink = {
    rows: 0,
    add(row, width) {
      if (width !== fields)
        throw scanner.fault({
          problem: 'row has a wrong number of fields',
          value: width,
          expected: `${fields} fields, as in the first row`,
        });
      for (const { rule, place, builder } of wanted) {
        const start = scanner.starts[place]!;
        const end = scanner.ends[place]!;
        const added = scanner.escaped ? addEscaped(builder, row, start, end) : builder.add(row, start, end);
        if (!added)
          throw scanner.fault({
            column: rule.called,
            value: utf8.decode(row.subarray(start, end)),
            problem: 'cell does not fit',
            expected: 'a number',
          });
      }
      sink.rows++;
    },
    finish: () => Object.fromEntries(wanted.map(({ name, builder }) => [name, builder.finish()])),
  };
  return sink;
}

/** Adds a cell of a record that has doubled quotes somewhere: they are made single. */
function addEscaped(builder: ColumnBuilder, bytes: Uint8Array, start: number, end: number): boolean {
  const plain = bytes.slice(start, end);
  let length = 0;
  for (let at = 0; at < plain.length; at++) {
    plain[length++] = plain[at]!;
    if (plain[at] === QUOTE) at++;
  }
  return builder.add(plain, 0, length);
}

function placeOf(scanner: RecordScanner, headings: readonly string[], rule: ScanRule): number {
  const found = headings.flatMap((heading, place) => (rule.heading.test(heading) ? [place] : []));
  if (found.length === 1) return found[0]!;
  if (found.length === 0 && rule.absent) return -1;
  throw scanner.fault({
    column: rule.called,
    problem: found.length === 0 ? 'column is missing' : `column occurs ${found.length} times`,
    expected: `one heading like ${rule.called} among ${headings.length} headings`,
  });
}

function refuseWebPage(scanner: RecordScanner, start: string): void {
  if (!/^<(?:!doctype\s+html|html|head|\?xml)/i.test(start)) return;
  throw scanner.fault({
    value: start.slice(0, 40),
    problem: 'is a web page or XML, not a table; the download was probably refused or has moved',
    expected: 'comma-separated values',
  });
}
