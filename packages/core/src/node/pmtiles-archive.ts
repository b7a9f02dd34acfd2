import { gzipSync } from 'node:zlib';
import { directoryBytes, headerBytes, type TileEntry, tileId } from '../geography/tiles/pmtiles.ts';
import type { VectorTile } from '../geography/tiles/pyramid.ts';

/** What an archive says of itself. */
export interface ArchiveFacts {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** West, south, east and north, WGS84 degrees. */
  readonly bounds: readonly [number, number, number, number];
}

const LEAF_ENTRIES = 2048;
const ROOT_BYTES = 16_384 - 127;

/** Packs tiles, which may come in any order, into a PMTiles archive (specification 3), each tile gzipped. */
export function pmtilesArchive(
  tiles: Iterable<VectorTile>,
  facts: ArchiveFacts,
): { bytes: Uint8Array; tileCount: number } {
  const packed: { id: number; bytes: Uint8Array }[] = [];
  for (const { zoom, x, y, bytes } of tiles) packed.push({ id: tileId(zoom, x, y), bytes: gzipSync(bytes) });
  packed.sort((a, b) => a.id - b.id);
  const entries: TileEntry[] = [];
  let offset = 0;
  for (const { id, bytes } of packed) {
    entries.push({ id, offset, length: bytes.length });
    offset += bytes.length;
  }
  const { root, leaves } = directories(entries);
  const metadata = gzipSync(JSON.stringify(facts.metadata));
  const header = headerBytes({
    ...facts,
    rootLength: root.length,
    metadataLength: metadata.length,
    leavesLength: leaves.length,
    dataLength: offset,
    tileCount: entries.length,
  });
  const parts = [header, root, metadata, leaves, ...packed.map(({ bytes }) => bytes)];
  return { bytes: Buffer.concat(parts), tileCount: entries.length };
}

/** One root directory where it fits the first 16 KiB of the archive; else a root that points to leaves. */
function directories(entries: TileEntry[]): { root: Uint8Array; leaves: Uint8Array } {
  const single = gzipSync(directoryBytes(entries, 1));
  if (single.length <= ROOT_BYTES) return { root: single, leaves: new Uint8Array(0) };
  const leaves: Uint8Array[] = [];
  const pointers: TileEntry[] = [];
  let offset = 0;
  for (let first = 0; first < entries.length; first += LEAF_ENTRIES) {
    const leaf = gzipSync(directoryBytes(entries.slice(first, first + LEAF_ENTRIES), 1));
    pointers.push({ id: entries[first]!.id, offset, length: leaf.length });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: gzipSync(directoryBytes(pointers, 0)), leaves: Buffer.concat(leaves) };
}
