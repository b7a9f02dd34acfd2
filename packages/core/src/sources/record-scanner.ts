import { DataError } from '../foundation/errors.ts';

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const LONGEST_RECORD = 1 << 24;

/** Splits bytes into records; `starts` and `ends` hold the fields of the record at hand. */
export class RecordScanner {
  readonly file: string;
  starts: Int32Array = new Int32Array(64);
  ends: Int32Array = new Int32Array(64);
  /** Line on which the record at hand ends, counted from 1. */
  line = 0;
  /** The record at hand is `bytes[begin, stop)`, its line end left out. */
  begin = 0;
  stop = 0;
  /** The record at hand has doubled quotes within a field. */
  escaped = false;
  #buffer: Uint8Array = new Uint8Array(0);
  #length = 0;
  #begun = false;

  constructor(file: string) {
    this.file = file;
  }

  push(chunk: Uint8Array, take: (bytes: Uint8Array, fields: number) => void): void {
    const length = this.#length + chunk.length;
    if (this.#length === 0) {
      this.#buffer = chunk;
    } else {
      const joined = new Uint8Array(length);
      joined.set(this.#buffer.subarray(0, this.#length));
      joined.set(chunk, this.#length);
      this.#buffer = joined;
    }
    this.#length = length;
    this.#scan(take, false);
  }

  end(take: (bytes: Uint8Array, fields: number) => void): void {
    if (this.#length === 0) return;
    const whole = new Uint8Array(this.#length + 1);
    whole.set(this.#buffer.subarray(0, this.#length));
    whole[this.#length] = LINE_FEED;
    this.#buffer = whole;
    this.#length = whole.length;
    this.#scan(take, true);
  }

  #scan(take: (bytes: Uint8Array, fields: number) => void, last: boolean): void {
    const bytes = this.#buffer;
    const end = this.#length;
    let at = 0;
    if (!this.#begun && end >= 3) {
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
      this.#begun = true;
    }
    while (at < end) {
      const next = this.#record(bytes, at, end);
      if (next < 0) break;
      const fields = this.#fields;
      if (fields > 1 || this.ends[0]! > this.starts[0]!) take(bytes, fields);
      at = next;
    }
    if (at < end && last) throw this.fault({ problem: 'ends inside a quoted field' });
    if (end - at > LONGEST_RECORD)
      throw this.fault({ problem: `has a row longer than ${LONGEST_RECORD} bytes: a quote is not closed` });
    this.#buffer = bytes.slice(at, end);
    this.#length = end - at;
  }

  #fields = 0;

  /** Finds the fields of the record at `at`; the place after it, or -1 when it is not whole. */
  #record(bytes: Uint8Array, from: number, end: number): number {
    let at = from;
    let fields = 0;
    let lines = 1;
    let { starts, ends } = this;
    this.escaped = false;
    for (;;) {
      if (fields === starts.length) ({ starts, ends } = this.#widen());
      if (at >= end) return -1;
      let stop: number;
      if (bytes[at] === QUOTE) {
        const closing = this.#closingQuote(bytes, at + 1, end);
        if (closing < 0 || closing + 1 >= end) return -1;
        for (let inside = bytes.indexOf(LINE_FEED, at); inside >= 0 && inside < closing; lines++)
          inside = bytes.indexOf(LINE_FEED, inside + 1);
        starts[fields] = at + 1;
        stop = closing + 1;
        ends[fields] = closing;
        if (bytes[stop] === CARRIAGE_RETURN && stop + 1 >= end) return -1;
        if (bytes[stop] === CARRIAGE_RETURN && bytes[stop + 1] === LINE_FEED) stop++;
        if (bytes[stop] !== COMMA && bytes[stop] !== LINE_FEED)
          throw this.fault({ problem: 'has text after a closing quote' }, lines);
      } else {
        stop = at;
        let byte = 0;
        for (; stop < end; stop++) {
          byte = bytes[stop]!;
          if (byte > COMMA) continue;
          if (byte === COMMA || byte === LINE_FEED) break;
          if (byte === QUOTE) throw this.fault({ problem: 'has a quote inside an unquoted field' }, lines);
        }
        if (stop >= end) return -1;
        starts[fields] = at;
        const trimmed = byte === LINE_FEED && stop > at && bytes[stop - 1] === CARRIAGE_RETURN;
        ends[fields] = trimmed ? stop - 1 : stop;
      }
      fields++;
      at = stop + 1;
      if (bytes[stop] === LINE_FEED) {
        this.line += lines;
        this.#fields = fields;
        this.begin = from;
        this.stop = stop > from && bytes[stop - 1] === CARRIAGE_RETURN ? stop - 1 : stop;
        return at;
      }
    }
  }

  #widen(): { starts: Int32Array; ends: Int32Array } {
    const [starts, ends] = [this.starts, this.ends];
    this.starts = new Int32Array(starts.length * 2);
    this.ends = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends.set(ends);
    return this;
  }

  fault(
    fault: { problem: string; column?: string; value?: unknown; expected?: string },
    linesAhead = 0,
  ): DataError {
    return new DataError({ file: this.file, line: this.line + linesAhead, ...fault });
  }

  /** The place of the quote that closes a field; doubled quotes are part of it. -1 when it is not in sight. */
  #closingQuote(bytes: Uint8Array, from: number, end: number): number {
    for (let at = bytes.indexOf(QUOTE, from); at >= 0 && at < end; at = bytes.indexOf(QUOTE, at + 1)) {
      if (bytes[at + 1] !== QUOTE || at + 1 >= end) return at;
      this.escaped = true;
      at++;
    }
    return -1;
  }
}
