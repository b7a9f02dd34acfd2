import Delaunator from 'delaunator';
import type Flatbush from 'flatbush';
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
 * Edges run both ways.
 */
export interface MeshShape {
  readonly areaCount: number;
  readonly nodes: GridPoints;
  /** People per km2 around each node. */
  readonly density: Float64Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeKilometres: Float64Array;
  /** ORDINARY, 1 + index of the road class, or LINK. */
  readonly edgeKind: Uint8Array;
  /** People per km2 along a road; minutes of a link; 0 for ordinary edges. */
  readonly edgeValue: Float64Array;
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
  const centresOnly = gridPoints(areas);
  const areaCount = centresOnly.x.length;
  const overlay = overlayNodes(links, roads);
  const nodes = {
    x: concatenate(centresOnly.x, overlay.points.x),
    y: concatenate(centresOnly.y, overlay.points.y),
  };
  const centres = indexPoints(centresOnly);
  const areaDensity = localDensity(centresOnly, areas.residents, centres);
  const density = concatenate(areaDensity, densityAt(overlay.points, areaDensity, centres));

  const from: number[] = [];
  const to: number[] = [];
  const kind: number[] = [];
  const value: number[] = [];
  const laid = new Set<number>();
  const keyOf = (a: number, b: number) => Math.min(a, b) * nodes.x.length + Math.max(a, b);
  const add = (a: number, b: number, edgeKind: number, edgeValue: number) => {
    from.push(a);
    to.push(b);
    kind.push(edgeKind);
    value.push(edgeValue);
    laid.add(keyOf(a, b));
  };
  for (const edge of overlay.edges) {
    const [a, b] = [areaCount + edge.from, areaCount + edge.to];
    const edgeValue = edge.kind === LINK ? edge.minutes : densityAlong(nodes, a, b, areaDensity, centres);
    add(a, b, edge.kind, edgeValue);
  }
  const { triangles, halfedges } = triangulate(nodes);
  const kept = new Uint8Array(triangles.length);
  for (let half = 0; half < triangles.length; half++) {
    const twin = halfedges[half]!;
    if (twin !== -1 && twin < half) {
      kept[half] = kept[twin]!;
      continue;
    }
    const a = triangles[half]!;
    const b = triangles[half % 3 === 2 ? half - 2 : half + 1]!;
    const stretch = waterStretchKilometres(land, nodes.x[a]!, nodes.y[a]!, nodes.x[b]!, nodes.y[b]!);
    if (stretch > waterGapKilometres) continue;
    kept[half] = 1;
    if (!laid.has(keyOf(a, b))) add(a, b, ORDINARY, 0);
  }
  const whole: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    // Delaunator's triangles run clockwise where y grows upwards.
    if (kept[t]! & kept[t + 1]! & kept[t + 2]!)
      whole.push(triangles[t]!, triangles[t + 2]!, triangles[t + 1]!);
  }
  return {
    areaCount,
    nodes,
    density,
    edgeFrom: Uint32Array.from(from),
    edgeTo: Uint32Array.from(to),
    edgeKilometres: Float64Array.from(from, (a, edge) =>
      Math.hypot(nodes.x[a]! - nodes.x[to[edge]!]!, nodes.y[a]! - nodes.y[to[edge]!]!),
    ),
    edgeKind: Uint8Array.from(kind),
    edgeValue: Float64Array.from(value),
    triangles: Uint32Array.from(whole),
    index: indexPoints(nodes),
    land,
  };
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
