import { DataError } from '../foundation/errors.ts';
import { crc32 } from './crc32.ts';
import { VarintReader, VarintWriter } from './postcode-bytes.ts';

/** Position of a postcode that its source gives no position. */
export const UNPLACED = -1;
/** Area of a postcode that has none because it has no position. */
export const NO_AREA = 0xffff;

/** The postcodes of one postcode area ('NR') in ascending key; every column has one element a postcode. */
export interface PostcodeShard {
  readonly keys: Uint32Array;
  /** British National Grid metres, exact to the metre; UNPLACED where unknown. */
  readonly eastingMetres: Int32Array;
  readonly northingMetres: Int32Array;
  /** Index into `areaCodes`; NO_AREA where unplaced. */
  readonly areaOfPostcode: Uint16Array;
  /** LSOA21CD of the areas met, in order of first postcode. */
  readonly areaCodes: readonly string[];
}

const MAGIC = 0x31_53_43_50; // 'PCS1' little-endian
const HEADER_BYTES = 16;
const STREAMS = 4;
const OF_NO_AREA = 0;
const OF_NEW_AREA = 1;
const OF_RECENT_AREA = 2;

/**
 * Packs a shard into bytes that a general compressor then shrinks well: keys as differences, each area as
 * its place in the list of areas last used, each position as a step from the area's postcode before it.
 *
 * Layout, little-endian: 'PCS1', CRC-32 of all that follows it, postcodes, areas, byte lengths of the four
 * streams, then the streams of varints: keys, areas, eastings, northings.
 */
export function encodePostcodes(shard: PostcodeShard): Uint8Array<ArrayBuffer> {
  const [keys, areas, eastings, northings] = Array.from({ length: STREAMS }, () => new VarintWriter()) as [
    VarintWriter,
    VarintWriter,
    VarintWriter,
    VarintWriter,
  ];
  const recent: number[] = [];
  const lastEasting = new Int32Array(shard.areaCodes.length);
  const lastNorthing = new Int32Array(shard.areaCodes.length);
  let key = 0;
  let placed: readonly [easting: number, northing: number] = [0, 0];
  for (let i = 0; i < shard.keys.length; i++) {
    keys.unsigned(shard.keys[i]! - key);
    key = shard.keys[i]!;
    const area = shard.areaOfPostcode[i]!;
    if (area === NO_AREA) {
      areas.unsigned(OF_NO_AREA);
      continue;
    }
    const place = recent.indexOf(area);
    const easting = shard.eastingMetres[i]!;
    const northing = shard.northingMetres[i]!;
    if (place < 0) {
      areas.unsigned(OF_NEW_AREA);
      areas.unsigned(Number(shard.areaCodes[area]!.slice(3)));
      [lastEasting[area], lastNorthing[area]] = placed;
    } else {
      areas.unsigned(OF_RECENT_AREA + place);
      recent.splice(place, 1);
    }
    recent.unshift(area);
    eastings.signed(easting - lastEasting[area]!);
    northings.signed(northing - lastNorthing[area]!);
    lastEasting[area] = easting;
    lastNorthing[area] = northing;
    placed = [easting, northing];
  }
  return assemble(
    shard,
    [keys, areas, eastings, northings].map((stream) => stream.finish()),
  );
}

function assemble(shard: PostcodeShard, streams: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const start = HEADER_BYTES + 4 * STREAMS;
  const bytes = new Uint8Array(streams.reduce((sum, stream) => sum + stream.length, start));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, shard.keys.length, true);
  view.setUint32(12, shard.areaCodes.length, true);
  let at = start;
  for (const [index, stream] of streams.entries()) {
    view.setUint32(HEADER_BYTES + 4 * index, stream.length, true);
    bytes.set(stream, at);
    at += stream.length;
  }
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, crc32(bytes.subarray(8)), true);
  return bytes;
}

/**
 * Unpacks what `encodePostcodes` packed.
 *
 * @param file name for errors.
 * @throws DataError when the bytes are no shard, or a truncated or altered one.
 */
export function decodePostcodes(bytes: Uint8Array, file: string): PostcodeShard {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = HEADER_BYTES + 4 * STREAMS;
  if (bytes.length < start || view.getUint32(0, true) !== MAGIC)
    throw new DataError({ file, problem: 'is not a postcode shard', expected: "'PCS1' and a header" });
  if (view.getUint32(4, true) !== crc32(bytes.subarray(8)))
    throw new DataError({ file, problem: 'is truncated or altered: its checksum does not match' });
  let at = start;
  const [keys, areas, eastings, northings] = Array.from({ length: STREAMS }, (_, index) => {
    const length = view.getUint32(HEADER_BYTES + 4 * index, true);
    at += length;
    return new VarintReader(bytes.subarray(at - length, at));
  }) as [VarintReader, VarintReader, VarintReader, VarintReader];
  return readStreams(view.getUint32(8, true), keys, areas, eastings, northings);
}

function readStreams(
  count: number,
  keyStream: VarintReader,
  areaStream: VarintReader,
  eastingStream: VarintReader,
  northingStream: VarintReader,
): PostcodeShard {
  const keys = new Uint32Array(count);
  const eastingMetres = new Int32Array(count).fill(UNPLACED);
  const northingMetres = new Int32Array(count).fill(UNPLACED);
  const areaOfPostcode = new Uint16Array(count).fill(NO_AREA);
  const areaCodes: string[] = [];
  const recent: number[] = [];
  const lastEasting: number[] = [];
  const lastNorthing: number[] = [];
  let key = 0;
  let easting = 0;
  let northing = 0;
  for (let i = 0; i < count; i++) {
    key += keyStream.unsigned();
    keys[i] = key;
    const symbol = areaStream.unsigned();
    if (symbol === OF_NO_AREA) continue;
    let area: number;
    if (symbol === OF_NEW_AREA) {
      area = areaCodes.push(`E01${String(areaStream.unsigned()).padStart(6, '0')}`) - 1;
      recent.unshift(area);
    } else {
      const place = symbol - OF_RECENT_AREA;
      area = recent[place]!;
      recent.copyWithin(1, 0, place);
      recent[0] = area;
      easting = lastEasting[area]!;
      northing = lastNorthing[area]!;
    }
    easting += eastingStream.signed();
    northing += northingStream.signed();
    eastingMetres[i] = lastEasting[area] = easting;
    northingMetres[i] = lastNorthing[area] = northing;
    areaOfPostcode[i] = area;
  }
  return { keys, eastingMetres, northingMetres, areaOfPostcode, areaCodes };
}
