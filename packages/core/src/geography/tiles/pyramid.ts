import { simplifyTopology } from '../topology/simplify.ts';
import type { Topology } from '../topology/topology.ts';
import { ByteWriter } from './byte-writer.ts';
import { mercatorTopology } from './mercator.ts';
import { tileLayers } from './tile-layers.ts';

/** One layer of the tiles. */
export interface TileLevel {
  readonly name: string;
  readonly topology: Topology;
  /** Lowest zoom at which the layer is written. Default: the pyramid's. */
  readonly minZoom?: number;
}

export interface PyramidOptions {
  readonly levels: readonly TileLevel[];
  /** Default 4 and 12. */
  readonly minZoom?: number;
  readonly maxZoom?: number;
}

/** A vector tile, not compressed. */
export interface VectorTile {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

export const MIN_ZOOM = 4;
export const MAX_ZOOM = 12;

/** Pixels across a tile as map programs count them. */
const TILE_PIXELS = 512;
/** Triangles below this many square pixels of the zoom's map are simplified away. */
const SIMPLIFY_SQUARE_PIXELS = 0.5;
/** Shapes reach beyond their tile by this many pixels, so that outlines join across tiles. */
const BUFFER_PIXELS = 4;

/**
 * Vector tiles (Mapbox Vector Tile 2.1) of all levels, from the highest zoom to the lowest, in ascending
 * row and column within a zoom. The id of a feature is the index of its area; there are no properties.
 *
 * Each level is simplified for each zoom with shared arcs, so its areas meet without gaps, then rounded to
 * tile units, which are the coarser the lower the zoom.
 */
export function* tilePyramid(options: PyramidOptions): Generator<VectorTile> {
  const minZoom = options.minZoom ?? MIN_ZOOM;
  const maxZoom = options.maxZoom ?? MAX_ZOOM;
  const worldPixels = TILE_PIXELS * 2 ** maxZoom;
  const drawn = options.levels.map(({ topology }) => mercatorTopology(topology, worldPixels));
  for (let zoom = maxZoom; zoom >= minZoom; zoom--) {
    const extent = extentOf(zoom);
    const pixelsOfTop = 2 ** (maxZoom - zoom);
    const tiles = new Map<number, ByteWriter>();
    options.levels.forEach((level, index) => {
      if (zoom < (level.minZoom ?? minZoom)) return;
      drawn[index] = simplifyTopology(drawn[index]!, SIMPLIFY_SQUARE_PIXELS * pixelsOfTop ** 2);
      const buffer = (BUFFER_PIXELS * extent) / TILE_PIXELS;
      for (const [key, layer] of tileLayers(drawn[index]!, worldPixels, zoom, extent, buffer)) {
        const tile = tiles.get(key) ?? new ByteWriter(4096);
        tiles.set(key, tile);
        layer.writeTo(tile, level.name, extent);
      }
    });
    for (const [key, tile] of [...tiles].sort((a, b) => a[0] - b[0])) {
      if (tile.length === 0) continue;
      yield { zoom, x: key % 2 ** zoom, y: Math.floor(key / 2 ** zoom), bytes: tile.view() };
    }
  }
}

/** Tile units across a tile: a quarter of a pixel, and an eighth where the map can be zoomed no further. */
function extentOf(zoom: number): number {
  return zoom >= 8 ? 4096 : 2048;
}
