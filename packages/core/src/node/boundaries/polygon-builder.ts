import type { Geometry, Position } from 'geojson';
import type { PolygonColumns } from '../../geography/join/polygon-columns.ts';

/** Gathers polygons into columns one area at a time, so that no list of all geometries is ever held. */
export interface PolygonBuilder {
  /** Adds the ground of the next area; returns what is wrong with it, or undefined when it was added. */
  add(geometry: Geometry | null): string | undefined;
  finish(): PolygonColumns;
}

export function buildPolygons(): PolygonBuilder {
  const areaPolygons = [0];
  const polygonRings = [0];
  const ringOffsets = [0];
  let x = new Float64Array(1 << 20);
  let y = new Float64Array(1 << 20);
  let points = 0;
  const addRing = (ring: readonly Position[]) => {
    while (points + ring.length > x.length) [x, y] = [doubled(x), doubled(y)];
    for (const point of ring) {
      x[points] = point[0]!;
      y[points++] = point[1]!;
    }
    ringOffsets.push(points);
  };
  return {
    add(geometry) {
      const polygons = partsOf(geometry);
      if (polygons === undefined)
        return `its geometry is a ${geometry?.type ?? 'missing one'}, not a polygon`;
      for (const rings of polygons)
        for (const ring of rings) {
          const fault = ringFault(ring);
          if (fault !== undefined) return fault;
        }
      for (const rings of polygons) {
        rings.forEach(addRing);
        polygonRings.push(ringOffsets.length - 1);
      }
      areaPolygons.push(polygonRings.length - 1);
      return undefined;
    },
    finish: () => ({
      areaCount: areaPolygons.length - 1,
      areaPolygons: Uint32Array.from(areaPolygons),
      polygonRings: Uint32Array.from(polygonRings),
      ringOffsets: Uint32Array.from(ringOffsets),
      x: x.slice(0, points),
      y: y.slice(0, points),
    }),
  };
}

/** The same polygons with the areas in another order: area i of the result is area `order[i]`. */
export function reorderAreas(polygons: PolygonColumns, order: Uint32Array): PolygonColumns {
  const rings: number[] = [];
  const areaPolygons = new Uint32Array(order.length + 1);
  const polygonRings = [0];
  order.forEach((area, index) => {
    for (let polygon = polygons.areaPolygons[area]!; polygon < polygons.areaPolygons[area + 1]!; polygon++) {
      for (let ring = polygons.polygonRings[polygon]!; ring < polygons.polygonRings[polygon + 1]!; ring++)
        rings.push(ring);
      polygonRings.push(rings.length);
    }
    areaPolygons[index + 1] = polygonRings.length - 1;
  });
  const ringOffsets = new Uint32Array(rings.length + 1);
  const x = new Float64Array(polygons.x.length);
  const y = new Float64Array(polygons.y.length);
  let points = 0;
  rings.forEach((ring, index) => {
    const [start, end] = [polygons.ringOffsets[ring]!, polygons.ringOffsets[ring + 1]!];
    x.set(polygons.x.subarray(start, end), points);
    y.set(polygons.y.subarray(start, end), points);
    points += end - start;
    ringOffsets[index + 1] = points;
  });
  return {
    areaCount: order.length,
    areaPolygons,
    polygonRings: Uint32Array.from(polygonRings),
    ringOffsets,
    x: x.subarray(0, points),
    y: y.subarray(0, points),
  };
}

function partsOf(geometry: Geometry | null): readonly Position[][][] | undefined {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  return undefined;
}

function ringFault(ring: readonly Position[] | undefined): string | undefined {
  const [first, last] = [ring?.[0], ring?.at(-1)];
  if (ring === undefined || ring.length < 4) return 'it has a ring of under four points';
  if (first![0] !== last![0] || first![1] !== last![1]) return 'it has a ring that is not closed';
  for (const [x, y] of ring)
    if (!Number.isFinite(x) || !Number.isFinite(y)) return 'it has a point without coordinates';
  return undefined;
}

function doubled(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
