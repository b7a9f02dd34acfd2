import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { ArgumentError } from '../../foundation/errors.ts';
import { assembleTopology, OUTSIDE, topologyGeometries } from '../../geography/topology/index.ts';
import { attach } from './attach.ts';
import { checkPoints } from './check-points.ts';
import { contourEdges } from './contour-edges.ts';
import { gridPoints } from './grid-points.ts';
import { journeyMinutes } from './journey-minutes.ts';
import { ShortestMinutes } from './shortest-minutes.ts';
import type { TravelMesh } from './travel-mesh.ts';

/** Properties of an estimated isochrone. */
export interface IsochroneProperties {
  readonly minutes: number;
  readonly estimated: true;
  readonly engine: 'coastal mesh';
}

export type EstimatedIsochrones = FeatureCollection<Polygon | MultiPolygon, IsochroneProperties>;

/**
 * The ground that is within so many estimated minutes by car of a site, drawn over the triangles of the
 * mesh: water that no edge of the mesh crosses stays outside. Each polygon holds those of fewer minutes.
 *
 * The outermost strip of coast, beyond the centres of the last areas, is not drawn.
 *
 * @param site WGS84 degrees
 * @param limits minutes, ascending
 * @returns GeoJSON (RFC 7946), one feature for each limit within which a triangle is reached, the widest
 *   first, as a map draws them
 * @throws ArgumentError for a site that is swapped, in the sea or abroad, or limits that do not ascend from
 *   above 0
 */
export function estimateIsochrones(
  mesh: TravelMesh,
  site: { readonly longitude: number; readonly latitude: number },
  limits: readonly number[],
): EstimatedIsochrones {
  const point = { longitude: [site.longitude], latitude: [site.latitude] };
  checkPoints(point, 'site');
  checkLimits(limits);
  const { shape, parameters } = mesh;
  const minutes = new Float64Array(shape.density.length);
  new ShortestMinutes(mesh.graph).run(attach(mesh, gridPoints(point), 0, 'site'), minutes);
  const values = minutes.map((value, node) => journeyMinutes(parameters, value, shape.density[node]!));
  const features: EstimatedIsochrones['features'] = [];
  for (const limit of limits.toReversed()) {
    const { x, y, from, to } = contourEdges(shape, values, limit);
    if (from.length === 0) continue;
    const geometry = topologyGeometries(
      assembleTopology({
        areaCount: 1,
        eastingMetres: Float64Array.from(x, (kilometres) => kilometres * 1000),
        northingMetres: Float64Array.from(y, (kilometres) => kilometres * 1000),
        from: Uint32Array.from(from),
        to: Uint32Array.from(to),
        left: new Int32Array(from.length),
        right: new Int32Array(from.length).fill(OUTSIDE),
      }),
    )(0);
    if (geometry === null) continue;
    const properties = { minutes: limit, estimated: true, engine: 'coastal mesh' } as const;
    features.push({ type: 'Feature', properties, geometry });
  }
  return { type: 'FeatureCollection', features };
}

function checkLimits(limits: readonly number[]): void {
  for (const [index, value] of limits.entries()) {
    if (value > (limits[index - 1] ?? 0) && value < Infinity) continue;
    throw new ArgumentError({
      argument: 'limits',
      index,
      value,
      expected: 'minutes that ascend from above 0',
    });
  }
}
