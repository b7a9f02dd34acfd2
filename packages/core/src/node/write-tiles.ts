import { writeFile } from 'node:fs/promises';
import { nationalGridToLonLat } from '../geography/national-grid.ts';
import {
  MAX_ZOOM,
  MIN_ZOOM,
  type PyramidOptions,
  tilePyramid,
  type VectorTile,
} from '../geography/tiles/pyramid.ts';
import type { Topology } from '../geography/topology/topology.ts';
import { landFile } from './landing.ts';
import { pmtilesArchive } from './pmtiles-archive.ts';

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
  const zooms = maxZoom - minZoom + 1;
  const { bytes, tileCount } = pmtilesArchive(
    watched(tilePyramid(options), (zoom) => onProgress?.(maxZoom - zoom, zooms)),
    {
      minZoom,
      maxZoom,
      metadata: metadataOf(options, minZoom, maxZoom),
      bounds: boundsOf(options.levels.map(({ topology }) => topology)),
    },
  );
  await landFile(path, (temporary) => writeFile(temporary, bytes));
  onProgress?.(zooms, zooms);
  return { tileCount, bytes: bytes.length, minZoom, maxZoom };
}

function* watched(tiles: Iterable<VectorTile>, onZoom: (zoom: number) => void): Generator<VectorTile> {
  let zoom = -1;
  for (const tile of tiles) {
    if (tile.zoom !== zoom) onZoom(tile.zoom);
    zoom = tile.zoom;
    yield tile;
  }
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
