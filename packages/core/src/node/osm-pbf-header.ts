import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { DataError } from '../foundation/errors.ts';

/** What an OpenStreetMap extract says of itself. */
export interface OsmHeader {
  /** West, south, east, north in degrees, where the file has it. */
  readonly bounds?: readonly [number, number, number, number];
  /** Date of the map, as ISO 8601 (yyyy-mm-dd), where the file has it. */
  readonly mapDate?: string;
}

const MOST_HEADER_BYTES = 64 * 1024;
const MOST_BLOB_BYTES = 32 * 1024 * 1024;

/**
 * Reads the header of an .osm.pbf file (OpenStreetMap wiki, PBF format): the first blob, of type OSMHeader.
 *
 * @throws DataError where the file is not an .osm.pbf or ends within its header
 */
export async function readOsmHeader(path: string): Promise<OsmHeader> {
  const file = await open(path).catch((cause: NodeJS.ErrnoException) => {
    const problem = cause.code === 'ENOENT' ? 'does not exist' : `could not be opened (${cause.message})`;
    throw new DataError({ file: path, problem }, { cause });
  });
  const take = async (length: number, at: number) => {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, at);
    if (bytesRead < length) throw notPbf(path);
    return bytes;
  };
  try {
    const blobHeaderLength = new DataView((await take(4, 0)).buffer).getUint32(0);
    if (blobHeaderLength === 0 || blobHeaderLength > MOST_HEADER_BYTES) throw notPbf(path);
    const blobHeader = fields(await take(blobHeaderLength, 4), path);
    const blobLength = Number(blobHeader.get(3)?.[0] ?? 0);
    if (text(blobHeader.get(1)?.[0]) !== 'OSMHeader' || blobLength > MOST_BLOB_BYTES) throw notPbf(path);
    const blob = fields(await take(blobLength, 4 + blobHeaderLength), path);
    return headerOf(await contentOf(blob, path), path);
  } finally {
    await file.close();
  }
}

type Field = bigint | Uint8Array;

async function contentOf(blob: ReadonlyMap<number, readonly Field[]>, path: string): Promise<Uint8Array> {
  const [raw] = blob.get(1) ?? [];
  if (raw instanceof Uint8Array) return raw;
  const [packed] = blob.get(3) ?? [];
  if (!(packed instanceof Uint8Array)) throw notPbf(path);
  try {
    return await promisify(inflate)(packed);
  } catch (cause) {
    throw new DataError({ file: path, problem: 'has a damaged header' }, { cause });
  }
}

function headerOf(content: Uint8Array, path: string): OsmHeader {
  const header = fields(content, path);
  const [box] = header.get(1) ?? [];
  const [timestamp] = header.get(32) ?? [];
  const seconds = typeof timestamp === 'bigint' ? Number(timestamp) : 0;
  return {
    ...(box instanceof Uint8Array ? { bounds: boundsOf(fields(box, path)) } : {}),
    ...(seconds > 0 ? { mapDate: new Date(seconds * 1000).toISOString().slice(0, 10) } : {}),
  };
}

/** HeaderBBox: left, right, top, bottom as zigzag nanodegrees. */
function boundsOf(box: ReadonlyMap<number, readonly Field[]>): [number, number, number, number] {
  const degrees = (field: number) => {
    const value = box.get(field)?.[0];
    if (typeof value !== 'bigint') return Number.NaN;
    return Number((value >> 1n) ^ -(value & 1n)) / 1e9;
  };
  return [degrees(1), degrees(4), degrees(2), degrees(3)];
}

/** The fields of a protocol buffers message: numbers (wire type 0) and byte strings (wire type 2). */
function fields(bytes: Uint8Array, path: string): Map<number, Field[]> {
  const found = new Map<number, Field[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) throw notPbf(path);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw notPbf(path);
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    let value: Field;
    if ((tag & 7) === 0) value = varint();
    else if ((tag & 7) === 2) {
      const length = Number(varint());
      value = bytes.subarray(at, at + length);
      at += length;
    } else throw notPbf(path);
    if (at > bytes.length) throw notPbf(path);
    found.set(tag >> 3, [...(found.get(tag >> 3) ?? []), value]);
  }
  return found;
}

function text(field: Field | undefined): string {
  return field instanceof Uint8Array ? new TextDecoder().decode(field) : '';
}

function notPbf(path: string): DataError {
  return new DataError({
    file: path,
    problem: 'is not an OpenStreetMap extract in the PBF format',
    expected: 'an .osm.pbf file, such as england-latest.osm.pbf from download.geofabrik.de',
  });
}
