import { lonLatToNationalGrid } from '../national-grid.ts';
import { assembleTopology } from './assemble.ts';
import { EdgePairs } from './edge-pairs.ts';
import { PlaceTable } from './place-table.ts';
import { OUTSIDE, type Topology } from './topology.ts';

/** Polygons as columns (see join/polygon-columns.ts, which makes them of GeoJSON). */
interface Polygons {
  readonly areaCount: number;
  readonly areaPolygons: Uint32Array;
  readonly polygonRings: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A topology of polygons that share vertices, such as official boundaries: edges that two areas hold in
 * common become one; an edge that one area alone holds parts it from OUTSIDE. Rings may run either way.
 *
 * @param polygons polygons in WGS84 degrees, or in National Grid metres
 */
export function topologyFromPolygons(polygons: Polygons, coordinates: 'lonLat' | 'nationalGrid'): Topology {
  const places = new PlaceTable(polygons.x.length);
  const pairs = new EdgePairs(polygons.x.length, OUTSIDE);
  for (let area = 0; area < polygons.areaCount; area++)
    for (let polygon = polygons.areaPolygons[area]!; polygon < polygons.areaPolygons[area + 1]!; polygon++)
      for (let ring = polygons.polygonRings[polygon]!; ring < polygons.polygonRings[polygon + 1]!; ring++)
        addRing(polygons, ring, ring === polygons.polygonRings[polygon], area, places, pairs);
  const x = Float64Array.from({ length: places.count }, (_, i) => places.coordinates[2 * i]!);
  const y = Float64Array.from({ length: places.count }, (_, i) => places.coordinates[2 * i + 1]!);
  const vertices =
    coordinates === 'lonLat' ? lonLatToNationalGrid(x, y) : { eastingMetres: x, northingMetres: y };
  return assembleTopology({
    areaCount: polygons.areaCount,
    ...vertices,
    from: Uint32Array.from(pairs.from),
    to: Uint32Array.from(pairs.to),
    left: Int32Array.from(pairs.left),
    right: Int32Array.from(pairs.right),
  });
}

function addRing(
  polygons: Polygons,
  ring: number,
  isOuter: boolean,
  area: number,
  places: PlaceTable,
  pairs: EdgePairs,
): void {
  const { x, y } = polygons;
  const first = polygons.ringOffsets[ring]!;
  const last = polygons.ringOffsets[ring + 1]! - 1;
  let twice = 0;
  for (let i = first; i < last; i++)
    twice += (x[i]! - x[first]!) * (y[i + 1]! - y[first]!) - (x[i + 1]! - x[first]!) * (y[i]! - y[first]!);
  const backwards = twice > 0 !== isOuter;
  for (let k = first; k < last; k++) {
    const a = backwards ? first + last - k : k;
    const b = backwards ? a - 1 : a + 1;
    const from = places.place(x[a]!, y[a]!);
    const to = places.place(x[b]!, y[b]!);
    if (from !== to) pairs.add(from, to, area);
  }
}
