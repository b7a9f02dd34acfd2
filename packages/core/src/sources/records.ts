import { CsvError, parse } from '#csv';
import { DataError } from '../foundation/errors.ts';

/** A file to read: the name that errors show, and its content in chunks as they arrive. */
export interface TableSource {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

/** Character encodings of official files: the 2018 ODS files are Latin-1. */
export type TableEncoding = 'utf-8' | 'latin1';

/** One record and the line its last field ends on, counted from 1. */
export interface RecordOfTable {
  readonly line: number;
  readonly fields: readonly string[];
}

const PIECE_CHARACTERS = 1 << 18;
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The records of a comma-separated file, in batches: a byte order mark is dropped, line ends may be CRLF
 * or LF, quoted fields may hold commas, line ends and doubled quotes, blank lines are passed over.
 *
 * @throws DataError for bytes that are not in the encoding, a web page in place of a table, or a broken quote.
 */
export async function* readRecords(
  source: TableSource,
  encoding: TableEncoding = 'utf-8',
): AsyncGenerator<RecordOfTable[]> {
  let lines = 0;
  for await (const piece of wholeRecords(decoded(source, encoding))) {
    if (lines === 0) refuseWebPage(source.name, piece);
    yield parsePiece(source.name, piece, lines);
    lines += countLineEnds(piece);
  }
}

function parsePiece(file: string, piece: string, linesBefore: number): RecordOfTable[] {
  const simple = !piece.includes('"') && !/\n\r?\n|^\r?\n/.test(piece);
  const options = { relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] };
  try {
    if (simple)
      return parse(piece, options).map((fields, index) => ({ line: linesBefore + index + 1, fields }));
    const records = parse(piece, { ...options, info: true }) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    return records.map(({ info, record }) => ({ line: linesBefore + info.lines, fields: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = linesBefore + Number(error.lines ?? 1);
    throw new DataError(
      { file, line, problem: `is not well-formed CSV (${error.message})` },
      { cause: error },
    );
  }
}

async function* decoded(source: TableSource, encoding: TableEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let first = true;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      throw new DataError({ file: source.name, problem: `is not ${encoding} text` }, { cause });
    }
  };
  for await (const chunk of source.chunks) {
    let text = typeof chunk === 'string' ? chunk : decode(chunk);
    if (first && text !== '') {
      if (text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1);
      first = false;
    }
    yield text;
  }
  yield decode();
}

/** Cuts text into pieces that end where a record ends: at a line end that an even number of quotes precede. */
async function* wholeRecords(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let pending = '';
  let scanned = 0;
  let insideQuotes = false;
  let cut = 0;
  for await (const text of texts) {
    pending += text;
    if (pending.length - scanned < PIECE_CHARACTERS) continue;
    for (; scanned < pending.length; scanned++) {
      const character = pending.charCodeAt(scanned);
      if (character === 34) insideQuotes = !insideQuotes;
      else if (character === 10 && !insideQuotes) cut = scanned + 1;
    }
    if (cut === 0) continue;
    yield pending.slice(0, cut);
    pending = pending.slice(cut);
    scanned -= cut;
    cut = 0;
  }
  if (pending !== '') yield pending;
}

function countLineEnds(piece: string): number {
  let count = 0;
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) count++;
  return count;
}

function refuseWebPage(file: string, start: string): void {
  if (!/^\s*<(?:!doctype\s+html|html|head|\?xml)/i.test(start)) return;
  throw new DataError({
    file,
    line: 1,
    value: start.trim().slice(0, 40),
    problem: 'is a web page or XML, not a table; the download was probably refused or has moved',
    expected: 'comma-separated values',
  });
}
