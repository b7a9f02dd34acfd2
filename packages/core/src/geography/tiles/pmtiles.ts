import { ByteWriter } from './byte-writer.ts';

/** Where one tile lies in a PMTiles archive. */
export interface TileEntry {
  readonly id: number;
  /** Bytes from the start of the tile data. */
  readonly offset: number;
  readonly length: number;
}

/**
 * Number of a tile in PMTiles order: all tiles of lower zooms first, then along a Hilbert curve.
 *
 * PMTiles specification 3, section 4.1; Hilbert curve after Warren, "Hacker's Delight".
 */
export function tileId(zoom: number, x: number, y: number): number {
  let id = (4 ** zoom - 1) / 3;
  let tx = x;
  let ty = y;
  for (let bit = zoom - 1; bit >= 0; bit--) {
    const side = 2 ** bit;
    const rx = (tx & side) > 0 ? 1 : 0;
    const ry = (ty & side) > 0 ? 1 : 0;
    id += side * side * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        tx = side - 1 - tx;
        ty = side - 1 - ty;
      }
      [tx, ty] = [ty, tx];
    }
  }
  return id;
}

/** A directory (section 4.2), not compressed. Entries ascend by id; `run` is 0 where they point to leaves. */
export function directoryBytes(entries: readonly TileEntry[], run: 0 | 1): Uint8Array {
  const bytes = new ByteWriter(8 * entries.length + 8);
  bytes.varint(entries.length);
  entries.forEach(({ id }, k) => {
    bytes.varint(id - (k > 0 ? entries[k - 1]!.id : 0));
  });
  for (const _ of entries) bytes.varint(run);
  for (const { length } of entries) bytes.varint(length);
  entries.forEach(({ offset }, k) => {
    const before = entries[k - 1];
    const follows = before !== undefined && offset === before.offset + before.length;
    bytes.varint(follows ? 0 : offset + 1);
  });
  return bytes.view();
}

export interface ArchiveLayout {
  readonly rootLength: number;
  readonly metadataLength: number;
  readonly leavesLength: number;
  readonly dataLength: number;
  readonly tileCount: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east and north, WGS84 degrees. */
  readonly bounds: readonly [number, number, number, number];
}

export const HEADER_BYTES = 127;
const GZIP = 2;
const VECTOR_TILES = 1;

/** The header (section 3): root directory, metadata, leaf directories and tile data follow it in this order. */
export function headerBytes(layout: ArchiveLayout): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  view.setUint8(7, 3);
  const { rootLength, metadataLength, leavesLength, dataLength, tileCount } = layout;
  const metadataAt = HEADER_BYTES + rootLength;
  const leavesAt = metadataAt + metadataLength;
  const dataAt = leavesAt + leavesLength;
  const numbers = [
    [HEADER_BYTES, rootLength],
    [metadataAt, metadataLength],
    [leavesAt, leavesLength],
    [dataAt, dataLength],
    [tileCount, tileCount],
  ].flat();
  numbers.forEach((value, k) => {
    view.setBigUint64(8 + 8 * k, BigInt(value), true);
  });
  view.setBigUint64(88, BigInt(tileCount), true);
  view.setUint8(96, 1);
  view.setUint8(97, GZIP);
  view.setUint8(98, GZIP);
  view.setUint8(99, VECTOR_TILES);
  view.setUint8(100, layout.minZoom);
  view.setUint8(101, layout.maxZoom);
  const [west, south, east, north] = layout.bounds;
  [west, south, east, north].forEach((degrees, k) => {
    view.setInt32(102 + 4 * k, Math.round(degrees * 1e7), true);
  });
  view.setUint8(118, layout.minZoom);
  view.setInt32(119, Math.round(((west + east) / 2) * 1e7), true);
  view.setInt32(123, Math.round(((south + north) / 2) * 1e7), true);
  return bytes;
}
