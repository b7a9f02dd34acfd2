import { nationalGridToLonLat } from '../national-grid.ts';
import type { Topology } from './topology.ts';

type Position = [longitude: number, latitude: number];

/** Ground of one area as GeoJSON (RFC 7946): WGS84, outer rings counter-clockwise, holes clockwise. */
export type AreaGeometry =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] };

const DECIMALS = 1e6;

/**
 * A function that gives the GeoJSON geometry of an area, to 6 decimals (about 10 cm); null where it has no
 * ground. Each arc is projected once, when it is first met, so that neighbours stay exactly aligned.
 */
export function topologyGeometries(topology: Topology): (area: number) => AreaGeometry | null {
  const { arcOffsets, areaPolygons, polygonRings, ringOffsets, ringArcs } = topology;
  const projected: (Position[] | undefined)[] = new Array(topology.arcCount);
  const arcPoints = (arc: number) => {
    projected[arc] ??= projectArc(topology, arcOffsets[arc]!, arcOffsets[arc + 1]!);
    return projected[arc];
  };
  const ringPoints = (ring: number) => {
    const points: Position[] = [];
    const add = (point: Position) => {
      const last = points[points.length - 1];
      if (last === undefined || last[0] !== point[0] || last[1] !== point[1])
        points.push([point[0], point[1]]);
    };
    for (let k = ringOffsets[ring]!; k < ringOffsets[ring + 1]!; k++) {
      const signed = ringArcs[k]!;
      if (signed >= 0) arcPoints(signed).forEach(add);
      else for (const point of arcPoints(~signed).toReversed()) add(point);
    }
    return points;
  };
  return (area) => {
    const polygons: Position[][][] = [];
    for (let polygon = areaPolygons[area]!; polygon < areaPolygons[area + 1]!; polygon++) {
      const rings: Position[][] = [];
      for (let ring = polygonRings[polygon]!; ring < polygonRings[polygon + 1]!; ring++) {
        const points = ringPoints(ring);
        if (points.length >= 4) rings.push(points);
        else if (rings.length === 0) break;
      }
      if (rings.length > 0) polygons.push(rings);
    }
    if (polygons.length === 0) return null;
    if (polygons.length === 1) return { type: 'Polygon', coordinates: polygons[0]! };
    return { type: 'MultiPolygon', coordinates: polygons };
  };
}

function projectArc(topology: Topology, first: number, end: number): Position[] {
  const { longitude, latitude } = nationalGridToLonLat(
    topology.eastingMetres.subarray(first, end),
    topology.northingMetres.subarray(first, end),
  );
  return Array.from(longitude, (degrees, i) => [
    Math.round(degrees * DECIMALS) / DECIMALS,
    Math.round(latitude[i]! * DECIMALS) / DECIMALS,
  ]);
}
