import { DataError } from '../foundation/errors.ts';
import { stringifyRow } from '../sources/csv-row.ts';
import { checkTravelMatrix } from './check-matrix.ts';
import type { TravelMatrix } from './matrix.ts';

/** A travel matrix with the codes of its areas and sites, as it is kept in a file. */
export interface TravelMatrixFile {
  readonly matrix: TravelMatrix;
  readonly areaCodes: readonly string[];
  readonly siteCodes: readonly string[];
}

const MAGIC = 'PLTRAVEL';
const FORMAT = 1;

interface Header {
  readonly format: number;
  readonly mode: TravelMatrix['mode'];
  readonly provenance: TravelMatrix['provenance'];
  readonly pairs: number;
  readonly siteBytes: 2 | 4;
  readonly minuteBytes: 4 | 8;
  readonly areaCodes: readonly string[];
  readonly siteCodes: readonly string[];
  /** SHA-256 of everything after the header, hexadecimal. */
  readonly sha256: string;
}

/**
 * The bytes of a matrix file: the letters PLTRAVEL, the length of the header (uint32), the header (JSON),
 * padding to a multiple of 8, then minutes (float32 or float64), offsets (uint32) and sites (uint16 or
 * uint32), all little-endian.
 *
 * @throws ArgumentError where the matrix breaks a rule
 */
export async function encodeTravelMatrix(file: TravelMatrixFile): Promise<Uint8Array<ArrayBuffer>> {
  const { matrix } = file;
  checkTravelMatrix(matrix);
  const pairs = matrix.minutes.length;
  const body = concatenate([bytesOf(matrix.minutes), bytesOf(matrix.offsets), bytesOf(matrix.sites)]);
  const header: Header = {
    format: FORMAT,
    mode: matrix.mode,
    provenance: matrix.provenance,
    pairs,
    siteBytes: matrix.sites.BYTES_PER_ELEMENT as 2 | 4,
    minuteBytes: matrix.minutes.BYTES_PER_ELEMENT as 4 | 8,
    areaCodes: file.areaCodes,
    siteCodes: file.siteCodes,
    sha256: await sha256(body),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padding = (8 - ((MAGIC.length + 4 + text.length) % 8)) % 8;
  return concatenate([
    new TextEncoder().encode(MAGIC),
    bytesOf(Uint32Array.of(text.length + padding)),
    text,
    new Uint8Array(padding).fill(32),
    body,
  ]);
}

/**
 * Reads the bytes of a matrix file.
 *
 * @throws DataError for another kind of file, another format, a truncated or damaged file
 */
export async function decodeTravelMatrix(bytes: Uint8Array, name: string): Promise<TravelMatrixFile> {
  const copy = Uint8Array.from(bytes);
  if (new TextDecoder().decode(copy.subarray(0, MAGIC.length)) !== MAGIC)
    throw new DataError({
      file: name,
      problem: 'is not a travel matrix file',
      expected: `the letters ${MAGIC} at its start`,
    });
  if (copy.length < MAGIC.length + 4) throw truncated(name);
  const headerLength = new Uint32Array(copy.buffer, MAGIC.length, 1)[0]!;
  const start = MAGIC.length + 4 + headerLength;
  if (copy.length < start) throw truncated(name);
  const header = parseHeader(copy.subarray(MAGIC.length + 4, start), name);
  const areaCount = header.areaCodes.length;
  if (copy.length - start !== (areaCount + 1) * 4 + header.pairs * (header.minuteBytes + header.siteBytes))
    throw truncated(name);
  if ((await sha256(copy.subarray(start))) !== header.sha256)
    throw new DataError({ file: name, problem: 'is damaged: its checksum does not fit its content' });
  const offsetsAt = start + header.pairs * header.minuteBytes;
  const sitesAt = offsetsAt + (areaCount + 1) * 4;
  const matrix: TravelMatrix = {
    mode: header.mode,
    provenance: header.provenance,
    areaCount,
    siteCount: header.siteCodes.length,
    offsets: new Uint32Array(copy.buffer, offsetsAt, areaCount + 1),
    minutes:
      header.minuteBytes === 4
        ? new Float32Array(copy.buffer, start, header.pairs)
        : new Float64Array(copy.buffer, start, header.pairs),
    sites:
      header.siteBytes === 2
        ? new Uint16Array(copy.buffer, sitesAt, header.pairs)
        : new Uint32Array(copy.buffer, sitesAt, header.pairs),
  };
  checkTravelMatrix(matrix);
  return { matrix, areaCodes: header.areaCodes, siteCodes: header.siteCodes };
}

/** The matrix as a long table: area, site, minutes.  */
export function* travelMatrixRows(file: TravelMatrixFile): Generator<string> {
  const { matrix, areaCodes, siteCodes } = file;
  yield 'area,site,minutes\n';
  for (let area = 0; area < matrix.areaCount; area++)
    for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++) {
      const minutes = Math.round(matrix.minutes[pair]! * 1000) / 1000;
      yield stringifyRow([areaCodes[area]!, siteCodes[matrix.sites[pair]!]!, String(minutes)]);
    }
}

function parseHeader(bytes: Uint8Array, name: string): Header {
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes)) as Header;
  } catch (cause) {
    throw new DataError({ file: name, problem: 'has a damaged header' }, { cause });
  }
  if (header.format !== FORMAT)
    throw new DataError({
      file: name,
      value: header.format,
      problem: 'has a format that is not known',
      expected: String(FORMAT),
    });
  return header;
}

function truncated(name: string): DataError {
  return new DataError({ file: name, problem: 'is truncated or has too many bytes' });
}

function bytesOf(column: ArrayBufferView): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
