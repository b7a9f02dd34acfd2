import { type Topology, visitRing } from '../topology/topology.ts';
import {
  addPoint,
  clipSide,
  copyRing,
  type RingBuffer,
  reachOf,
  reverseRing,
  ringBuffer,
  shiftRing,
  tidyRing,
} from './clip-ring.ts';
import { VectorLayer } from './vector-layer.ts';

/** Layers by tile: the key is `y * 2^zoom + x`. */
export type TileLayers = Map<number, VectorLayer>;

/**
 * Cuts the areas of a topology into the tiles of one zoom. Every point is first rounded to whole tile units,
 * the same for all areas that share it, so neighbours still meet without gaps; an area that rounds away to
 * nothing is left out where that happens, its ground then belongs to its neighbours.
 *
 * @param topology coordinates in pixels of a world map `worldPixels` wide (see `mercatorTopology`)
 * @param extent tile units across a tile
 * @param buffer tile units by which a tile's shapes reach beyond it
 */
export function tileLayers(
  topology: Topology,
  worldPixels: number,
  zoom: number,
  extent: number,
  buffer: number,
): TileLayers {
  const tilesAcross = 2 ** zoom;
  const scale = (tilesAcross * extent) / worldPixels;
  const layers: TileLayers = new Map();
  const whole = ringBuffer();
  const strip = ringBuffer();
  const piece = ringBuffer();
  const half = ringBuffer();

  const layerOf = (x: number, y: number) => {
    const key = y * tilesAcross + x;
    const known = layers.get(key);
    if (known !== undefined) return known;
    const fresh = new VectorLayer();
    layers.set(key, fresh);
    return fresh;
  };

  /** Hands `visit` the part of `ring` in each tile that it reaches on one axis. */
  const slice = (ring: RingBuffer, into: RingBuffer, axis: 0 | 1, visit: (tile: number) => void) => {
    const [low, high] = reachOf(ring, axis);
    const last = Math.floor((high + buffer) / extent);
    for (let tile = Math.floor((low - buffer) / extent); tile <= last; tile++) {
      const from = tile * extent - buffer;
      const to = (tile + 1) * extent + buffer;
      if (low >= from && high <= to) copyRing(ring, into);
      else {
        clipSide(ring, half, axis, from, 1);
        clipSide(half, into, axis, to, -1);
      }
      if (into.count >= 3) visit(tile);
    }
  };

  const cut = (area: number, isHole: boolean) =>
    slice(whole, strip, 0, (x) =>
      slice(strip, piece, 1, (y) => {
        shiftRing(piece, x * extent, y * extent);
        const twice = tidyRing(piece);
        if (isHole ? twice >= 0 : twice <= 0) return;
        const layer = layerOf(x, y);
        layer.startFeature(area);
        layer.ring(piece.points, piece.count);
      }),
    );

  for (let area = 0; area < topology.areaCount; area++)
    for (let polygon = topology.areaPolygons[area]!; polygon < topology.areaPolygons[area + 1]!; polygon++) {
      const outer = topology.polygonRings[polygon]!;
      for (let ring = outer; ring < topology.polygonRings[polygon + 1]!; ring++) {
        whole.count = 0;
        visitRing(topology, ring, (x, y) => addPoint(whole, Math.round(x * scale), Math.round(y * scale)));
        // An outer ring runs counter-clockwise as seen; a tile wants it clockwise.
        reverseRing(whole);
        const twice = tidyRing(whole);
        if (ring === outer && twice <= 0) break;
        if (whole.count >= 3) cut(area, ring !== outer);
      }
    }
  return layers;
}
