/** Texts end to end in one array of bytes: text i is `bytes[starts[i] .. starts[i + 1])`, ASCII or UTF-8. */
export interface ScannedTexts {
  readonly kind: 'text';
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

/** Texts that repeat: `codes[index[i]]` is the text of row i; code 0 is always ''. */
export interface ScannedCodes {
  readonly kind: 'code';
  readonly count: number;
  readonly codes: readonly string[];
  readonly index: Uint32Array;
}

/** Numbers, NaN where the cell is empty. */
export interface ScannedNumbers {
  readonly kind: 'number';
  readonly count: number;
  readonly values: Float64Array;
}

export type ScannedColumn = ScannedTexts | ScannedCodes | ScannedNumbers;

/** Collects the cells of one column as they are met. */
export interface ColumnBuilder {
  /** Adds the cell `bytes[start, end)`; false when it does not fit the column's kind. */
  add(bytes: Uint8Array, start: number, end: number): boolean;
  finish(): ScannedColumn;
}

const FIRST_ROWS = 1 << 16;
/** Texts of at most so many ASCII letters are put together faster than they are decoded. */
const SHORT_TEXT = 16;
const utf8 = new TextDecoder();

/** Text `row` of a column. */
export function textAt(column: ScannedTexts, row: number): string {
  const { bytes, starts } = column;
  const end = starts[row + 1]!;
  let text = '';
  for (let at = starts[row]!; at < end; at++) {
    if (bytes[at]! > 127 || text.length === SHORT_TEXT) return utf8.decode(bytes.subarray(starts[row]!, end));
    text += String.fromCharCode(bytes[at]!);
  }
  return text;
}

export function buildTexts(): ColumnBuilder {
  let bytes = new Uint8Array(FIRST_ROWS * 8);
  let starts = new Uint32Array(FIRST_ROWS);
  let count = 0;
  let length = 0;
  return {
    add(source, start, end) {
      if (count + 1 >= starts.length) starts = doubled(starts);
      while (length + end - start > bytes.length) bytes = doubled(bytes);
      for (let at = start; at < end; at++) bytes[length++] = source[at]!;
      starts[++count] = length;
      return true;
    },
    finish: () => ({
      kind: 'text',
      count,
      bytes: bytes.slice(0, length),
      starts: starts.slice(0, count + 1),
    }),
  };
}

/** Codes are found again by an open-addressing hash table over their bytes (FNV-1a). */
export function buildCodes(): ColumnBuilder {
  const codes = [''];
  let codeBytes: Uint8Array[] = [new Uint8Array(0)];
  let table = new Int32Array(1 << 12).fill(-1);
  let index = new Uint32Array(FIRST_ROWS);
  let count = 0;
  let last = 0;
  const find = (source: Uint8Array, start: number, end: number): number => {
    const mask = table.length - 1;
    for (let slot = hashBytes(source, start, end) & mask; ; slot = (slot + 1) & mask) {
      const code = table[slot]!;
      if (code >= 0 && sameBytes(codeBytes[code]!, source, start, end)) return code;
      if (code >= 0) continue;
      codes.push(utf8.decode(source.subarray(start, end)));
      codeBytes.push(source.slice(start, end));
      table[slot] = codes.length - 1;
      if (codes.length * 2 > table.length) rehash();
      return codes.length - 1;
    }
  };
  const rehash = () => {
    table = new Int32Array(table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let code = 1; code < codeBytes.length; code++) {
      let slot = hashBytes(codeBytes[code]!, 0, codeBytes[code]!.length) & mask;
      while (table[slot]! >= 0) slot = (slot + 1) & mask;
      table[slot] = code;
    }
  };
  return {
    add(source, start, end) {
      if (count >= index.length) index = doubled(index);
      if (start === end) last = 0;
      else if (!sameBytes(codeBytes[last]!, source, start, end)) last = find(source, start, end);
      index[count++] = last;
      return true;
    },
    finish: () => {
      codeBytes = [];
      return { kind: 'code', count, codes, index: index.slice(0, count) };
    },
  };
}

export function buildNumbers(): ColumnBuilder {
  let values = new Float64Array(FIRST_ROWS);
  let count = 0;
  return {
    add(source, start, end) {
      if (count >= values.length) values = doubled(values);
      const value = start === end ? Number.NaN : parseNumber(source, start, end);
      values[count++] = value;
      return start === end || !Number.isNaN(value);
    },
    finish: () => ({ kind: 'number', count, values: values.slice(0, count) }),
  };
}

const POWERS_OF_TEN = Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * The decimal number written in ASCII, exactly as Number() reads it: up to 15 digits by whole-number
 * arithmetic and one correctly rounded division, anything longer or stranger by Number(). NaN for no number.
 */
function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const negative = bytes[at] === 45;
  if (negative) at++;
  if (end - at > 16 || at === end) return parseSlowly(bytes, start, end);
  let digits = 0;
  let decimals = -1;
  for (; at < end; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      if (decimals >= 0) decimals++;
    } else if (digit === -2 && decimals < 0) decimals = 0;
    else return parseSlowly(bytes, start, end);
  }
  const value = decimals > 0 ? digits / POWERS_OF_TEN[decimals]! : digits;
  return negative ? -value : value;
}

function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  const text = utf8.decode(bytes.subarray(start, end));
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let at = 0; at < known.length; at++) if (known[at] !== bytes[start + at]) return false;
  return true;
}

function doubled<Numbers extends Uint8Array | Uint32Array | Float64Array>(numbers: Numbers): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
