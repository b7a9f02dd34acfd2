import { ArgumentError } from '../../foundation/errors.ts';
import { type Topology, visitRing } from '../topology/topology.ts';

/**
 * Polygons as columns, in any plane coordinates. Area `a` has the polygons from `areaPolygons[a]` up to
 * `areaPolygons[a + 1]`, polygon `p` the rings from `polygonRings[p]` up to `polygonRings[p + 1]` (outer ring
 * first), ring `r` the points from `ringOffsets[r]` up to `ringOffsets[r + 1]`, its first point repeated as
 * its last.
 */
export interface PolygonColumns {
  readonly areaCount: number;
  readonly areaPolygons: Uint32Array;
  readonly polygonRings: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The shapes of GeoJSON that cover ground. */
export type PolygonGeometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
    };

/**
 * Columns of GeoJSON geometries, one area each, in their own coordinates; null is an area without ground.
 *
 * @throws ArgumentError where a geometry is no polygon, or a ring has under four points or is not closed
 */
export function polygonColumns(geometries: readonly (PolygonGeometry | null)[]): PolygonColumns {
  const areaPolygons = new Uint32Array(geometries.length + 1);
  const polygonRings: number[] = [0];
  const ringOffsets: number[] = [0];
  let points = 0;
  const parts = geometries.map((geometry, index) => partsOf(geometry, index));
  parts.forEach((polygons, area) => {
    for (const rings of polygons) {
      for (const ring of rings) {
        checkRing(ring, area);
        points += ring.length;
        ringOffsets.push(points);
      }
      polygonRings.push(ringOffsets.length - 1);
    }
    areaPolygons[area + 1] = polygonRings.length - 1;
  });
  const x = new Float64Array(points);
  const y = new Float64Array(points);
  let at = 0;
  for (const polygons of parts)
    for (const rings of polygons)
      for (const ring of rings)
        for (const point of ring) {
          x[at] = point[0]!;
          y[at++] = point[1]!;
        }
  return {
    areaCount: geometries.length,
    areaPolygons,
    polygonRings: Uint32Array.from(polygonRings),
    ringOffsets: Uint32Array.from(ringOffsets),
    x,
    y,
  };
}

/** Columns of a topology, National Grid metres. */
export function topologyColumns(topology: Topology): PolygonColumns {
  const ringCount = topology.ringOffsets.length - 1;
  const ringOffsets = new Uint32Array(ringCount + 1);
  for (let ring = 0; ring < ringCount; ring++) {
    let points = 1;
    for (let k = topology.ringOffsets[ring]!; k < topology.ringOffsets[ring + 1]!; k++) {
      const signed = topology.ringArcs[k]!;
      const arc = signed < 0 ? ~signed : signed;
      points += topology.arcOffsets[arc + 1]! - topology.arcOffsets[arc]! - 1;
    }
    ringOffsets[ring + 1] = ringOffsets[ring]! + points;
  }
  const x = new Float64Array(ringOffsets[ringCount]!);
  const y = new Float64Array(ringOffsets[ringCount]!);
  let at = 0;
  for (let ring = 0; ring < ringCount; ring++) {
    const first = at;
    visitRing(topology, ring, (easting, northing) => {
      x[at] = easting;
      y[at++] = northing;
    });
    x[at] = x[first]!;
    y[at++] = y[first]!;
  }
  const { areaCount, areaPolygons, polygonRings } = topology;
  return { areaCount, areaPolygons, polygonRings, ringOffsets, x, y };
}

type Ring = readonly (readonly number[])[];

function partsOf(geometry: PolygonGeometry | null, index: number): readonly (readonly Ring[])[] {
  if (geometry === null) return [];
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  throw new ArgumentError({
    argument: 'geometries',
    index,
    value: (geometry as { type: unknown }).type,
    expected: 'a Polygon or a MultiPolygon',
  });
}

function checkRing(ring: Ring, index: number): void {
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    throw new ArgumentError({
      argument: 'geometries',
      index,
      value: ring,
      expected: 'closed rings of four points or more',
    });
}
