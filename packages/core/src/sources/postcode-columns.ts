import { DataError } from '../foundation/errors.ts';
import type { ScannedCodes, ScannedNumbers, ScannedTexts } from './column-builders.ts';
import { textAt } from './column-builders.ts';
import { type ScanSchema, scanColumns } from './column-scan.ts';
import type { ExcludedRow } from './table.ts';

/** English postcodes of an ONS directory, live and ended, as columns of `count` elements. */
export interface PostcodeColumns {
  readonly file: string;
  readonly count: number;
  /** Every row of the file, used or not. */
  readonly rows: number;
  readonly excluded: readonly ExcludedRow[];
  /** Row of the file that each postcode stands in, counted from 0 below the headings; `postcode(i)` reads it. */
  readonly row: Uint32Array;
  /** A unit postcode in capitals with one space, such as 'NR30 1AA'. */
  readonly postcode: (index: number) => string;
  /** 1 live, 0 ended; all live where the file has no dates of ending. */
  readonly live: Uint8Array;
  /** yyyymm of ending, '' for live postcodes. */
  readonly ended: (index: number) => string;
  /** LSOA code of 2021, '' where the postcode has no position. */
  readonly area: (index: number) => string;
  /** WGS84 degrees, NaN where the postcode has no position. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** British National Grid metres, NaN where the file lacks them or the postcode has no position. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
}

/** The headings of ONSPD and NSPL changed in 2025: oseast1m became east1m, lsoa21 lsoa21cd, ctry ctry25cd. */
const SCHEMA = {
  pcds: { heading: /^pcds$/i, kind: 'text', called: 'pcds' },
  ended: { heading: /^doterm$/i, kind: 'code', called: 'doterm', absent: true },
  easting: { heading: /^(os)?east1m$/i, kind: 'number', called: 'oseast1m', absent: true },
  northing: { heading: /^(os)?nrth1m$|^north1m$/i, kind: 'number', called: 'osnrth1m', absent: true },
  country: { heading: /^ctry(\d\dcd)?$/i, kind: 'code', called: 'ctry', absent: true },
  area: { heading: /^lsoa21(cd)?$/i, kind: 'code', called: 'lsoa21' },
  latitude: { heading: /^lat$/i, kind: 'number', called: 'lat' },
  longitude: { heading: /^long$/i, kind: 'number', called: 'long' },
} as const satisfies ScanSchema;

const COUNTRY: Readonly<Record<string, string>> = {
  W: 'in Wales',
  S: 'in Scotland',
  N: 'in Northern Ireland',
  '9': 'in Northern Ireland',
  L: 'in the Channel Islands',
  M: 'on the Isle of Man',
};
/** ONS's latitude of a postcode without a position. */
const NO_LATITUDE = 99.999999;

/**
 * ONS: ONS Postcode Directory or National Statistics Postcode Lookup, 2.7 million rows, headings of before
 * and after 2025. Postcodes outside England and misshapen ones are excluded and listed.
 *
 * @throws DataError: a postcode twice, a position outside England, an area that is no English LSOA.
 */
export async function readPostcodeColumns(source: {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}): Promise<PostcodeColumns> {
  const { file, rows, columns } = await scanColumns(source, SCHEMA);
  const texts = columns.pcds as ScannedTexts;
  const area = columns.area as ScannedCodes;
  const country = columns.country as ScannedCodes | undefined;
  const ended = columns.ended as ScannedCodes | undefined;
  const excluded: ExcludedRow[] = [];
  const used = new Uint32Array(rows);
  let count = 0;
  const elsewhere = (country ?? area).codes.map((code) => COUNTRY[code.charAt(0)]);
  const countryIndex = (country ?? area).index;
  for (let row = 0; row < rows; row++) {
    const reason = elsewhere[countryIndex[row]!] ?? misshapen(texts, row);
    if (reason === undefined) used[count++] = row;
    else excluded.push({ line: row + 2, key: textAt(texts, row), reason });
  }
  const row = used.slice(0, count);
  refuseOtherAreas(file, area, row);
  refuseRepeats(file, texts, row);
  const pick = (column: ScannedNumbers | undefined) =>
    Float64Array.from(row, (at) => (column === undefined ? Number.NaN : column.values[at]!));
  const latitude = pick(columns.latitude as ScannedNumbers);
  const longitude = pick(columns.longitude as ScannedNumbers);
  for (let index = 0; index < count; index++)
    if (latitude[index] === NO_LATITUDE) latitude[index] = longitude[index] = Number.NaN;
  refuseElsewhere(file, row, latitude, longitude);
  return {
    file,
    count,
    rows,
    excluded,
    row,
    postcode: (index) => textAt(texts, row[index]!),
    live: Uint8Array.from(row, (at) => (ended === undefined || ended.index[at] === 0 ? 1 : 0)),
    ended: (index) => (ended === undefined ? '' : ended.codes[ended.index[row[index]!]!]!),
    area: (index) => area.codes[area.index[row[index]!]!]!,
    latitude,
    longitude,
    eastingMetres: pick(columns.easting as ScannedNumbers | undefined),
    northingMetres: pick(columns.northing as ScannedNumbers | undefined),
  };
}

function misshapen({ bytes, starts }: ScannedTexts, row: number): string | undefined {
  const [start, end] = [starts[row]!, starts[row + 1]!];
  if (start === end) return 'blank row';
  return isPostcode(bytes, start, end) ? undefined : 'not a unit postcode';
}

/** One or two letters, a digit, perhaps a digit or letter, a space, a digit, two letters other than CIKMOV. */
function isPostcode(bytes: Uint8Array, start: number, end: number): boolean {
  const inward = end - 4;
  let at = start;
  if (!isLetter(bytes[at++]!)) return false;
  if (isLetter(bytes[at]!)) at++;
  if (!isDigit(bytes[at++]!)) return false;
  if (at < inward && (isDigit(bytes[at]!) || isLetter(bytes[at]!))) at++;
  if (at !== inward || bytes[at] !== 32 || !isDigit(bytes[at + 1]!)) return false;
  return isUnitLetter(bytes[at + 2]!) && isUnitLetter(bytes[at + 3]!);
}

const isLetter = (byte: number) => byte >= 65 && byte <= 90;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;
const NEVER_UNIT_LETTERS = new Set(Array.from('CIKMOV', (letter) => letter.charCodeAt(0)));
const isUnitLetter = (byte: number) => isLetter(byte) && !NEVER_UNIT_LETTERS.has(byte);

function refuseOtherAreas(file: string, area: ScannedCodes, row: Uint32Array): void {
  const english = area.codes.map((code) => code === '' || /^E01\d{6}$/.test(code));
  const found = row.find((at) => !english[area.index[at]!]);
  if (found === undefined) return;
  throw new DataError({
    file,
    line: found + 2,
    column: 'lsoa21',
    value: area.codes[area.index[found]!]!,
    problem: 'cell does not fit',
    expected: 'an English LSOA code, E01 and 6 digits, or nothing',
  });
}

/** Finds a postcode that occurs twice by sorting its seven characters as numbers. */
function refuseRepeats(file: string, texts: ScannedTexts, row: Uint32Array): void {
  const keys = new Float64Array(row.length);
  for (let index = 0; index < row.length; index++) {
    let key = 0;
    for (let at = texts.starts[row[index]!]!; at < texts.starts[row[index]! + 1]!; at++)
      key = key * 64 + texts.bytes[at]! - 31;
    keys[index] = key;
  }
  const sorted = keys.slice().sort();
  const twice = sorted.findIndex((key, at) => at > 0 && key === sorted[at - 1]);
  if (twice < 0) return;
  const second = row[keys.lastIndexOf(sorted[twice]!)]!;
  throw new DataError({
    file,
    line: second + 2,
    column: 'pcds',
    value: textAt(texts, second),
    problem: `occurs twice, first on line ${row[keys.indexOf(sorted[twice]!)]! + 2}`,
    expected: 'each postcode once',
  });
}

function refuseElsewhere(
  file: string,
  row: Uint32Array,
  latitude: Float64Array,
  longitude: Float64Array,
): void {
  for (let index = 0; index < row.length; index++) {
    const [lat, long] = [latitude[index]!, longitude[index]!];
    if (Number.isNaN(lat) && Number.isNaN(long)) continue;
    if (lat > 49.8 && lat < 55.9 && long > -6.5 && long < 1.8) continue;
    const swapped = long > 49.8 && long < 55.9 && lat > -6.5 && lat < 1.8;
    const metres = Math.abs(lat) > 1000;
    throw new DataError({
      file,
      line: row[index]! + 2,
      column: 'lat, long',
      value: `${lat}, ${long}`,
      problem: swapped ? 'latitude and longitude are swapped' : 'position is not in England',
      expected: metres ? 'degrees, not National Grid metres' : 'degrees in England',
    });
  }
}
