import { open } from 'node:fs/promises';
import { DataError } from '../../foundation/errors.ts';
import { parsePostcode } from '../../geography/postcode-parse.ts';
import { stringifyRow } from '../../sources/csv-row.ts';
import { RecordScanner } from '../../sources/record-scanner.ts';
import { openByteFile } from '../byte-file.ts';
import { landFile } from '../landing.ts';
import type { AreaFigures } from './area-figures.ts';
import { ENDED, NOWHERE, type PostcodeIndex, UNKNOWN } from './postcode-index.ts';
import { NO_KEY, readPostcodeKey } from './read-key.ts';

/** What became of the rows of a file of postcodes. */
export interface AnnotationCounts {
  rows: number;
  inUse: number;
  ended: number;
  /** In use but without a position, so in no area. */
  unplaced: number;
  unknown: number;
  malformed: number;
  elsewhere: number;
}

export interface AnnotationRequest {
  readonly from: string;
  readonly to: string;
  /** Heading of the postcodes; by default one that is called postcode, post code, pcds, pcd or pcd7. */
  readonly column?: string;
  readonly index: PostcodeIndex;
  readonly figures: AreaFigures;
  readonly onProgress?: (rows: number) => void;
}

const HEADING = /^(post[ _]?codes?|pcds?|pcd7)$/i;
const utf8 = new TextDecoder();
const encoder = new TextEncoder();

/**
 * Puts the area and its figures beside every postcode of a CSV file, row by row in constant memory. Every row
 * of the file is kept; a postcode that is malformed, ended, not in use or not English has a note that says so.
 *
 * @throws DataError for a file without such a column, a ragged row or a broken quote.
 */
export async function annotatePostcodes(request: AnnotationRequest): Promise<AnnotationCounts> {
  const counts = { rows: 0, inUse: 0, ended: 0, unplaced: 0, unknown: 0, malformed: 0, elsewhere: 0 };
  const { name, chunks } = await openByteFile(request.from);
  const scanner = new RecordScanner(name);
  const output = new OutputBuffer();
  const tails = new AreaTails(request.figures);
  let place = -1;
  let width = 0;
  const take = (bytes: Uint8Array, fields: number) => {
    if (place < 0) {
      place = placeOf(scanner, bytes, fields, request.column);
      width = fields;
      output.add(bytes, scanner.begin, scanner.stop);
      output.addAll(
        encoder.encode(`,${stringifyRow([...request.figures.headings, 'postcode_status', 'postcode_note'])}`),
      );
      return;
    }
    if (fields !== width)
      throw scanner.fault({
        problem: 'row has a wrong number of fields',
        value: fields,
        expected: `${width} fields`,
      });
    counts.rows++;
    output.add(bytes, scanner.begin, scanner.stop);
    const [start, end] = [scanner.starts[place]!, scanner.ends[place]!];
    const key = readPostcodeKey(bytes, start, end);
    const entry = key === NO_KEY ? UNKNOWN : request.index.find(key);
    if (entry === UNKNOWN) output.addAll(tails.unknown(utf8.decode(bytes.subarray(start, end)), counts));
    else output.addAll(tails.known(entry, counts));
  };
  await landFile(request.to, async (temporary) => {
    const file = await open(temporary, 'w');
    try {
      for await (const chunk of chunks) {
        scanner.push(chunk, take);
        await output.flush(file);
        request.onProgress?.(counts.rows);
      }
      scanner.end(take);
      await output.flush(file);
    } finally {
      await file.close();
    }
    if (place < 0) throw new DataError({ file: name, problem: 'is empty', expected: 'a table of postcodes' });
  });
  return counts;
}

function placeOf(
  scanner: RecordScanner,
  bytes: Uint8Array,
  fields: number,
  column: string | undefined,
): number {
  const headings = Array.from({ length: fields }, (_, at) =>
    utf8.decode(bytes.subarray(scanner.starts[at]!, scanner.ends[at]!)).trim(),
  );
  const fits = (heading: string) =>
    column === undefined ? HEADING.test(heading) : heading.toLowerCase() === column.trim().toLowerCase();
  const found = headings.flatMap((heading, at) => (fits(heading) ? [at] : []));
  if (found.length === 1) return found[0]!;
  throw scanner.fault({
    column: column ?? 'postcode',
    problem: found.length === 0 ? 'column is missing' : `column occurs ${found.length} times`,
    value: headings.join(', ').slice(0, 200),
    expected: 'a heading postcode, or --column NAME',
  });
}

/** What is put behind a row, made once for each area. */
class AreaTails {
  readonly #figures: AreaFigures;
  readonly #live: Uint8Array[] = [];
  readonly #ended: Uint8Array[] = [];
  readonly #blank: string[];

  constructor(figures: AreaFigures) {
    this.#figures = figures;
    this.#blank = figures.headings.map(() => '');
  }

  known(entry: number, counts: AnnotationCounts): Uint8Array {
    const ended = entry >= ENDED;
    const area = ended ? entry - ENDED : entry;
    if (ended) counts.ended++;
    else if (area === NOWHERE) counts.unplaced++;
    else counts.inUse++;
    const made = ended ? this.#ended : this.#live;
    const tailOfArea = made[area] ?? this.#make(area, ended);
    made[area] = tailOfArea;
    return tailOfArea;
  }

  unknown(text: string, counts: AnnotationCounts): Uint8Array {
    const reading = parsePostcode(text);
    if (reading.kind === 'malformed') {
      counts.malformed++;
      return tail([...this.#blank, 'malformed', reading.reason]);
    }
    if (reading.kind === 'notEnglish') {
      counts.elsewhere++;
      return tail([...this.#blank, 'not English', reading.reason]);
    }
    counts.unknown++;
    return tail([...this.#blank, 'not in use', `${reading.postcode} is not a postcode in use in England.`]);
  }

  #make(area: number, ended: boolean): Uint8Array {
    const cells = area === NOWHERE ? this.#blank : this.#figures.cells(area);
    if (ended) return tail([...cells, 'ended', 'No longer in use; figures are of the area it lay in.']);
    if (area === NOWHERE)
      return tail([...cells, 'in use', 'Its source gives it no position, so it is in no area.']);
    return tail([...cells, 'in use', '']);
  }
}

function tail(cells: readonly string[]): Uint8Array {
  return encoder.encode(`,${stringifyRow(cells)}`);
}

/** Bytes gathered until they are written. */
class OutputBuffer {
  #bytes = new Uint8Array(1 << 22);
  #length = 0;

  add(bytes: Uint8Array, start: number, end: number): void {
    this.#ensure(end - start);
    this.#bytes.set(bytes.subarray(start, end), this.#length);
    this.#length += end - start;
  }

  addAll(bytes: Uint8Array): void {
    this.add(bytes, 0, bytes.length);
  }

  async flush(file: {
    write(bytes: Uint8Array, offset: number, length: number): Promise<unknown>;
  }): Promise<void> {
    if (this.#length > 0) await file.write(this.#bytes, 0, this.#length);
    this.#length = 0;
  }

  #ensure(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
