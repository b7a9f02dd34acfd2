import type { TravelMatrix } from '../matrix.ts';
import { attach } from './attach.ts';
import { checkPoints } from './check-points.ts';
import { expectedErrorMinutes, seaShares } from './expected-error.ts';
import { type DegreePoints, type GridPoints, gridPoints } from './grid-points.ts';
import { journeyMinutes } from './journey-minutes.ts';
import { densityValue } from './parameters.ts';
import { piecewiseValue } from './piecewise.ts';
import { rowsFromColumns } from './rows-from-columns.ts';
import { ShortestMinutes } from './shortest-minutes.ts';
import { checkedMaximum, type EstimateOptions } from './straight-line.ts';
import type { TravelMesh } from './travel-mesh.ts';

/** Estimated minutes and how far they may be out. */
export interface CarEstimate {
  readonly matrix: TravelMatrix;
  /**
   * For each area, the expected absolute error of its minutes to its nearest site, in minutes; NaN where it
   * reaches none.
   */
  readonly expectedErrorMinutes: Float32Array;
}

/**
 * Car minutes from every area of the mesh to every site, estimated on the coastal mesh.
 *
 * The method is the project's own: shortest paths (Dijkstra 1959) over a Delaunay triangulation of the area
 * centres without its edges across water, with fixed links and fast roads laid over, each edge costed by
 * local density; then a monotone curve to the minutes of a routing engine. Its parameters and its accuracy
 * on hospitals left out of the fit are in docs/travel-accuracy.md.
 *
 * @param sites WGS84 degrees
 * @returns minutes (`estimated`, pairs without a way or beyond the maximum left out) and expected errors
 * @throws ArgumentError for a site that is swapped, in the sea or abroad, or a maximum that is not above 0
 */
export function estimateCarMinutes(
  mesh: TravelMesh,
  sites: DegreePoints,
  options: EstimateOptions = {},
): CarEstimate {
  checkPoints(sites, 'sites');
  const maximumMinutes = checkedMaximum(options);
  const { areaCount, density } = mesh.shape;
  const points = gridPoints(sites);
  const search = new ShortestMinutes(mesh.graph);
  const onMesh = new Float64Array(density.length);
  const nearest = new Float32Array(areaCount).fill(Infinity);
  const originMinutes = originMinutesOf(mesh);
  const columns = Array.from(points.x, (_, site) => {
    search.run(attach(mesh, points, site, 'sites'), onMesh);
    const column = new Float32Array(areaCount);
    for (let area = 0; area < areaCount; area++) {
      const minutes =
        onMesh[area] === Infinity
          ? Infinity
          : Math.max(1, piecewiseValue(mesh.parameters.curve, onMesh[area]!) + originMinutes[area]!);
      column[area] = minutes;
      if (minutes < nearest[area]!) nearest[area] = minutes;
    }
    return column;
  });
  const sea = seaShares(mesh.shape);
  return {
    matrix: {
      mode: 'car',
      ...rowsFromColumns(columns, areaCount, maximumMinutes),
      provenance: { engine: 'coastal mesh', estimated: true },
    },
    expectedErrorMinutes: nearest.map((minutes, area) =>
      expectedErrorMinutes(mesh.parameters, minutes, density[area]!, sea[area]!),
    ),
  };
}

function originMinutesOf(mesh: TravelMesh): Float64Array {
  const { density, areaCount } = mesh.shape;
  return density.subarray(0, areaCount).map((people) => densityValue(mesh.parameters.originMinutes, people));
}

/**
 * Car minutes from any points, such as postcodes, to every site: each point is joined to the mesh nodes
 * around it.
 *
 * @param points WGS84 degrees
 * @returns for each site, minutes of every point; Infinity where there is no way
 * @throws ArgumentError for a point or site that is swapped, in the sea or abroad
 */
export function estimateCarMinutesFromPoints(
  mesh: TravelMesh,
  points: DegreePoints,
  sites: DegreePoints,
): Float32Array[] {
  checkPoints(points, 'points');
  checkPoints(sites, 'sites');
  const origins = gridPoints(points);
  const starts = Array.from(origins.x, (_, i) => attach(mesh, origins, i, 'points'));
  const to = gridPoints(sites);
  const search = new ShortestMinutes(mesh.graph);
  const onMesh = new Float64Array(mesh.shape.density.length);
  return Array.from(to.x, (_, site) => {
    const start = attach(mesh, to, site, 'sites');
    search.run(start, onMesh);
    return Float32Array.from(starts, (origin, i) => {
      let least = directMinutes(mesh, origins, i, to, site);
      for (let k = 0; k < origin.nodes.length; k++) {
        least = Math.min(least, onMesh[origin.nodes[k]!]! + origin.minutes[k]!);
      }
      return journeyMinutes(mesh.parameters, least, mesh.shape.density[origin.nodes[0]!]!);
    });
  });
}

/** Minutes of the straight way between an origin and a site that share a nearest node; else Infinity. */
function directMinutes(mesh: TravelMesh, from: GridPoints, i: number, to: GridPoints, site: number): number {
  const [node] = mesh.shape.index.neighbors(from.x[i]!, from.y[i]!, 1);
  const [other] = mesh.shape.index.neighbors(to.x[site]!, to.y[site]!, 1);
  if (node !== other) return Infinity;
  const kilometres = Math.hypot(from.x[i]! - to.x[site]!, from.y[i]! - to.y[site]!);
  return kilometres * densityValue(mesh.parameters.pace, mesh.shape.density[node!]!);
}
