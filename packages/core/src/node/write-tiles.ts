import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { nationalGridToLonLat } from '../geography/national-grid.ts';
import { directoryBytes, headerBytes, type TileEntry, tileId } from '../geography/tiles/pmtiles.ts';
import { MAX_ZOOM, MIN_ZOOM, type PyramidOptions, tilePyramid } from '../geography/tiles/pyramid.ts';
import type { Topology } from '../geography/topology/topology.ts';
import { landFile } from './landing.ts';

export interface TilesOptions extends PyramidOptions {
  /** Title and attribution, kept in the archive's metadata. */
  readonly title: string;
  readonly attribution: string;
}

export interface TilesReport {
  readonly tileCount: number;
  readonly bytes: number;
  readonly minZoom: number;
  readonly maxZoom: number;
}

/** Called with the zooms done and the zooms to do. */
export type TilesProgress = (done: number, total: number) => void;

const LEAF_ENTRIES = 2048;
const ROOT_BYTES = 16_384 - 127;

/**
 * Writes all levels as vector tiles into one PMTiles archive (specification 3, gzip), the same bytes for the
 * same input. The file appears under its name only when it is whole.
 */
export async function writeTiles(
  options: TilesOptions,
  path: string,
  onProgress?: TilesProgress,
): Promise<TilesReport> {
  const minZoom = options.minZoom ?? MIN_ZOOM;
  const maxZoom = options.maxZoom ?? MAX_ZOOM;
  const packed: { id: number; bytes: Uint8Array }[] = [];
  let zoom = maxZoom;
  for (const tile of tilePyramid(options)) {
    if (tile.zoom !== zoom) onProgress?.(maxZoom - tile.zoom, maxZoom - minZoom + 1);
    zoom = tile.zoom;
    packed.push({ id: tileId(tile.zoom, tile.x, tile.y), bytes: gzipSync(tile.bytes) });
  }
  packed.sort((a, b) => a.id - b.id);
  const entries: TileEntry[] = [];
  let offset = 0;
  for (const { id, bytes } of packed) {
    entries.push({ id, offset, length: bytes.length });
    offset += bytes.length;
  }
  const { root, leaves } = directories(entries);
  const metadata = gzipSync(JSON.stringify(metadataOf(options, minZoom, maxZoom)));
  const header = headerBytes({
    rootLength: root.length,
    metadataLength: metadata.length,
    leavesLength: leaves.length,
    dataLength: offset,
    tileCount: entries.length,
    contentCount: entries.length,
    minZoom,
    maxZoom,
    bounds: boundsOf(options.levels.map(({ topology }) => topology)),
  });
  const archive = Buffer.concat([header, root, metadata, leaves, ...packed.map(({ bytes }) => bytes)]);
  await landFile(path, (temporary) => writeFile(temporary, archive));
  onProgress?.(maxZoom - minZoom + 1, maxZoom - minZoom + 1);
  return { tileCount: entries.length, bytes: archive.length, minZoom, maxZoom };
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

function metadataOf(options: TilesOptions, minZoom: number, maxZoom: number) {
  return {
    name: options.title,
    attribution: options.attribution,
    type: 'overlay',
    format: 'pbf',
    vector_layers: options.levels.map((level) => ({
      id: level.name,
      fields: {},
      minzoom: level.minZoom ?? minZoom,
      maxzoom: maxZoom,
    })),
  };
}

function boundsOf(topologies: readonly Topology[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const { eastingMetres, northingMetres } of topologies) {
    const { longitude, latitude } = nationalGridToLonLat(eastingMetres, northingMetres);
    for (let i = 0; i < longitude.length; i++) {
      bounds[0] = Math.min(bounds[0], longitude[i]!);
      bounds[1] = Math.min(bounds[1], latitude[i]!);
      bounds[2] = Math.max(bounds[2], longitude[i]!);
      bounds[3] = Math.max(bounds[3], latitude[i]!);
    }
  }
  return bounds;
}
