import {
  attach,
  type DensityCurve,
  edgeMinutes,
  gridPoints,
  LINK,
  type MeshParameters,
  type MeshShape,
  meshGraph,
  ORDINARY,
  paceFieldFactor,
  paceFieldShares,
  ROAD_CLASSES,
  ShortestMinutes,
} from '@postcode-lottery/core';
import type { MeasuredPairs } from './measured-pairs.ts';

/**
 * For each pair, its minutes on the mesh and what its path is made of: kilometres are those the pace field
 * makes of them.
 */
export interface PairPaths {
  /** Minutes on the mesh, the mean over the areas of the origin; Infinity where there is no way. */
  readonly meshMinutes: Float64Array;
  /** Kilometres of the path by knot of the pace, then by road class open and built up; `width` for each. */
  readonly kilometres: Float64Array;
  readonly width: number;
  /** Minutes of the path, before the pace field, by point of the field; `fieldWidth` for each pair. */
  readonly fieldMinutes: Float64Array;
  readonly fieldWidth: number;
  /** Minutes of fixed links on the path. */
  readonly linkMinutes: Float64Array;
  /** Minutes of the links of an hour or more: long ferries. */
  readonly ferryMinutes: Float64Array;
}

/**
 * Paths of all pairs under given parameters. The path is that of the first area of an origin, the minutes
 * on the mesh are the mean of all its areas.
 */
export function pathsOfPairs(shape: MeshShape, parameters: MeshParameters, pairs: MeasuredPairs): PairPaths {
  const minutesOfEdge = edgeMinutes(shape, parameters);
  const graph = meshGraph(shape, minutesOfEdge);
  const mesh = { shape, graph, parameters };
  const parts = edgeParts(shape, parameters);
  const width = parts.width;
  const kilometres = new Float64Array(pairs.count * width);
  const fieldWidth = parameters.paceField.columns * parameters.paceField.rows;
  const fieldMinutes = new Float64Array(pairs.count * fieldWidth);
  const linkMinutes = new Float64Array(pairs.count);
  const ferryMinutes = new Float64Array(pairs.count);
  const meshMinutes = new Float64Array(pairs.count);
  const points = gridPoints(pairs.sites);
  const search = new ShortestMinutes(graph, true);
  const minutes = new Float64Array(shape.density.length);
  for (const [site, members] of pairsOfSites(pairs)) {
    const start = attach(mesh, points, site, 'sites');
    search.run(start, minutes);
    for (const pair of members) {
      const origin = pairs.areas[pair]!;
      meshMinutes[pair] = origin.reduce((sum, area) => sum + minutes[area]!, 0) / origin.length;
      let node = origin[0]!;
      for (let edge = search.via[node]!; edge !== -1; edge = search.via[node]!) {
        if (shape.edgeKind[edge] === LINK) {
          linkMinutes[pair]! += minutesOfEdge[edge]!;
          if (minutesOfEdge[edge]! >= 60) ferryMinutes[pair]! += minutesOfEdge[edge]!;
        } else {
          const factor = parts.factor[edge]!;
          parts.add(edge, factor, kilometres, pair * width);
          for (let k = 4 * edge; k < 4 * edge + 4; k++)
            fieldMinutes[pair * fieldWidth + parts.fieldPoint[k]!]! +=
              (parts.fieldShare[k]! * minutesOfEdge[edge]!) / factor;
        }
        node = search.from[node]!;
      }
      const entry = start.nodes.length === 0 ? -1 : Array.from(start.nodes).indexOf(node);
      if (entry === -1) continue;
      const shares = knotShares(parameters.pace, shape.density[node]!);
      const x = Math.hypot(shape.nodes.x[node]! - points.x[site]!, shape.nodes.y[node]! - points.y[site]!);
      for (const [knot, share] of shares) kilometres[pair * width + knot]! += share * x;
    }
  }
  return { meshMinutes, kilometres, width, fieldMinutes, fieldWidth, linkMinutes, ferryMinutes };
}

/** The pairs of each site that has any. */
function pairsOfSites(pairs: MeasuredPairs): Map<number, number[]> {
  const ofSite = new Map<number, number[]>();
  for (const [pair, site] of pairs.site.entries()) {
    const members = ofSite.get(site);
    if (members === undefined) ofSite.set(site, [pair]);
    else members.push(pair);
  }
  return ofSite;
}

/** The knots of a density curve about a density, and the share of each. */
export function knotShares(curve: Pick<DensityCurve, 'peoplePerKm2'>, density: number): [number, number][] {
  const knots = curve.peoplePerKm2;
  const last = knots.length - 1;
  if (!(density > knots[0]!)) return [[0, 1]];
  if (density >= knots[last]!) return [[last, 1]];
  let k = 1;
  while (density > knots[k]!) k++;
  const share = Math.log(density / knots[k - 1]!) / Math.log(knots[k]! / knots[k - 1]!);
  return [
    [k - 1, 1 - share],
    [k, share],
  ];
}

/** Adds the kilometres of an edge to the parts of a path. */
function edgeParts(shape: MeshShape, parameters: MeshParameters) {
  const knots = parameters.pace.peoplePerKm2.length;
  const atNode = Array.from(shape.density, (density) => knotShares(parameters.pace, density));
  const { x, y } = shape.nodes;
  const middle = (edge: number): [number, number] => {
    const [from, to] = [shape.edgeFrom[edge]!, shape.edgeTo[edge]!];
    return [(x[from]! + x[to]!) / 2, (y[from]! + y[to]!) / 2];
  };
  const factor = Float64Array.from(shape.edgeFrom, (_, edge) =>
    paceFieldFactor(parameters.paceField, ...middle(edge)),
  );
  const fieldPoint = new Uint16Array(4 * factor.length);
  const fieldShare = new Float64Array(4 * factor.length);
  for (let edge = 0; edge < factor.length; edge++) {
    for (const [k, [point, share]] of paceFieldShares(parameters.paceField, ...middle(edge)).entries()) {
      fieldPoint[4 * edge + k] = point;
      fieldShare[4 * edge + k] = share;
    }
  }
  const add = (edge: number, factor: number, into: Float64Array, at: number) => {
    const length = factor * shape.edgeKilometres[edge]!;
    const kind = shape.edgeKind[edge]!;
    if (kind === ORDINARY) {
      for (const node of [shape.edgeFrom[edge]!, shape.edgeTo[edge]!])
        for (const [knot, share] of atNode[node]!) into[at + knot]! += (share * length) / 2;
      return;
    }
    const shares = knotShares({ peoplePerKm2: parameters.roadDensities }, shape.edgeValue[edge]!);
    for (const [builtUp, share] of shares) into[at + knots + 2 * (kind - 1) + builtUp]! += share * length;
  };
  return { width: knots + 2 * ROAD_CLASSES.length, add, factor, fieldPoint, fieldShare };
}
