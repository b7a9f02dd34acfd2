import Delaunator from 'delaunator';
import type Flatbush from 'flatbush';
import { EdgeList, type MeshEdges } from './edge-list.ts';
import { type GridPoints, gridPoints } from './grid-points.ts';
import { type LandMask, waterStretchKilometres } from './land-mask.ts';
import { densityAt, indexPoints, localDensity } from './local-density.ts';
import type { FastRoad, FixedLink } from './network-tables.ts';
import { LINK, ORDINARY, overlayNodes } from './overlay.ts';

/** Areas that a mesh is drawn over. */
export interface MeshAreas {
  /** Population-weighted centres, WGS84 degrees. */
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
  readonly residents: ArrayLike<number>;
}

/** What lies between and over the areas. */
export interface MeshSurroundings {
  readonly links: readonly FixedLink[];
  readonly roads: readonly FastRoad[];
  readonly land: LandMask;
}

/**
 * A mesh without its minutes: area centres first, then the points of roads and the ends of links.
 */
export interface MeshShape extends MeshEdges {
  readonly areaCount: number;
  readonly nodes: GridPoints;
  /** People per km2 around each node. */
  readonly density: Float64Array;
  /** Nodes of the triangles whose three sides are in the mesh, three for each, counter-clockwise. */
  readonly triangles: Uint32Array;
  /** All nodes by nearness. */
  readonly index: Flatbush;
  readonly land: LandMask;
}

/**
 * The shape of the mesh: a Delaunay triangulation of the area centres and the points of roads and links,
 * less the edges that run over more than `waterGapKilometres` of water, with the roads and links laid over.
 */
export function meshShape(
  areas: MeshAreas,
  surroundings: MeshSurroundings,
  waterGapKilometres: number,
): MeshShape {
  const { links, roads, land } = surroundings;
  const centres = gridPoints(areas);
  const areaCount = centres.x.length;
  const overlay = overlayNodes(links, roads);
  const nodes = {
    x: concatenate(centres.x, overlay.points.x),
    y: concatenate(centres.y, overlay.points.y),
  };
  const centreIndex = indexPoints(centres);
  const areaDensity = localDensity(centres, areas.residents, centreIndex);
  const density = concatenate(areaDensity, densityAt(overlay.points, areaDensity, centreIndex));
  const edges = new EdgeList(nodes);
  for (const { from, to, kind, minutes } of overlay.edges) {
    const [a, b] = [areaCount + from, areaCount + to];
    edges.add(a, b, kind, kind === LINK ? minutes : densityAlong(nodes, a, b, areaDensity, centreIndex));
  }
  const triangles = addDryEdges(edges, nodes, land, waterGapKilometres);
  return { areaCount, nodes, density, ...edges.columns(), triangles, index: indexPoints(nodes), land };
}

/** Adds the Delaunay edges over land to the list; returns the triangles that have all three. */
function addDryEdges(
  edges: EdgeList,
  nodes: GridPoints,
  land: LandMask,
  waterGapKilometres: number,
): Uint32Array {
  const { triangles, halfedges } = triangulate(nodes);
  const dry = new Uint8Array(triangles.length);
  for (let half = 0; half < triangles.length; half++) {
    const twin = halfedges[half]!;
    if (twin !== -1 && twin < half) {
      dry[half] = dry[twin]!;
      continue;
    }
    const a = triangles[half]!;
    const b = triangles[half % 3 === 2 ? half - 2 : half + 1]!;
    const stretch = waterStretchKilometres(land, nodes.x[a]!, nodes.y[a]!, nodes.x[b]!, nodes.y[b]!);
    if (stretch > waterGapKilometres) continue;
    dry[half] = 1;
    edges.add(a, b, ORDINARY, 0);
  }
  const whole: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    // Delaunator's triangles run clockwise where y grows upwards.
    if (dry[t]! & dry[t + 1]! & dry[t + 2]!) whole.push(triangles[t]!, triangles[t + 2]!, triangles[t + 1]!);
  }
  return Uint32Array.from(whole);
}

/** Delaunator on two columns. */
function triangulate(points: GridPoints): { triangles: Uint32Array; halfedges: Int32Array } {
  const pairs = new Float64Array(points.x.length * 2);
  for (let i = 0; i < points.x.length; i++) {
    pairs[2 * i] = points.x[i]!;
    pairs[2 * i + 1] = points.y[i]!;
  }
  return new Delaunator(pairs);
}

/** People per km2 along a straight line: the geometric mean at five points of it. */
function densityAlong(
  nodes: GridPoints,
  a: number,
  b: number,
  density: Float64Array,
  centres: Flatbush,
): number {
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const points = {
    x: Float64Array.from(shares, (share) => nodes.x[a]! * (1 - share) + nodes.x[b]! * share),
    y: Float64Array.from(shares, (share) => nodes.y[a]! * (1 - share) + nodes.y[b]! * share),
  };
  const logs = densityAt(points, density, centres).map(Math.log);
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

function concatenate(first: Float64Array, second: Float64Array): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
