import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

export interface SampleTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** Vector tile, not compressed. */
  readonly bytes: Uint8Array;
}

const HEADER_BYTES = 127;
const GZIP = 2;
const MVT = 1;

/**
 * A PMTiles version 3 archive with one root directory, for archives of a few hundred tiles.
 *
 * Source: PMTiles specification, version 3.
 */
export function writePmtiles(tiles: readonly SampleTile[], bounds: readonly number[]): Uint8Array {
  const entries = tiles
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), data: gzipSync(bytes) }))
    .sort((a, b) => a.id - b.id);
  const directory = gzipSync(Uint8Array.from(directoryBytes(entries)));
  const metadata = gzipSync(JSON.stringify({ vector_layers: [] }));
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const dataBytes = entries.reduce((sum, { data }) => sum + data.length, 0);
  const sections = [
    [HEADER_BYTES, directory.length],
    [HEADER_BYTES + directory.length, metadata.length],
    [HEADER_BYTES + directory.length + metadata.length, 0],
    [HEADER_BYTES + directory.length + metadata.length, dataBytes],
  ].flat();
  for (const [index, value] of [...sections, entries.length, entries.length, entries.length].entries())
    header.setBigUint64(8 + index * 8, BigInt(value), true);
  const zooms = tiles.map(({ z }) => z);
  for (const [index, value] of [1, GZIP, GZIP, MVT, Math.min(...zooms), Math.max(...zooms)].entries())
    header.setUint8(96 + index, value);
  for (const [index, degrees] of bounds.entries())
    header.setInt32(102 + index * 4, Math.round(degrees * 1e7), true);
  return Buffer.concat([
    new Uint8Array(header.buffer),
    directory,
    metadata,
    ...entries.map(({ data }) => data),
  ]);
}

function directoryBytes(entries: readonly { id: number; data: Uint8Array }[]): number[] {
  const bytes: number[] = [];
  varint(bytes, entries.length);
  for (const [index, { id }] of entries.entries())
    varint(bytes, index === 0 ? id : id - entries[index - 1]!.id);
  for (const _ of entries) varint(bytes, 1);
  for (const { data } of entries) varint(bytes, data.length);
  for (const index of entries.keys()) varint(bytes, index === 0 ? 1 : 0);
  return bytes;
}

function varint(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}
