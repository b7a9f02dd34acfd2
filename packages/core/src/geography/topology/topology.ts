/** The area index of what lies outside every area: the sea, another country. */
export const OUTSIDE = -1;

/**
 * Areas that share their boundaries: every line between two areas is stored once, as an arc.
 *
 * All coordinates are British National Grid metres. Rings, polygons and areas are nested by offsets: area
 * `a` has the polygons from `areaPolygons[a]` up to, not including, `areaPolygons[a + 1]`; polygon `p` has
 * the rings from `polygonRings[p]` up to `polygonRings[p + 1]`, its outer ring first, then its holes; ring
 * `r` has the arcs `ringArcs[k]` for `k` from `ringOffsets[r]` up to `ringOffsets[r + 1]`, where `~arc`
 * is the arc walked backwards (as in TopoJSON). The area lies on the left of its rings: outer rings run
 * counter-clockwise, holes clockwise.
 */
export interface Topology {
  readonly areaCount: number;
  readonly arcCount: number;
  /** Arc `i` has the points from `arcOffsets[i]` up to, not including, `arcOffsets[i + 1]`. */
  readonly arcOffsets: Uint32Array;
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  /** Area on the left and on the right of each arc, or OUTSIDE. */
  readonly arcLeft: Int32Array;
  readonly arcRight: Int32Array;
  /** Nodes, 0..nodeCount - 1, at which arcs meet; an arc that closes on itself has a node of its own. */
  readonly nodeCount: number;
  readonly arcStart: Uint32Array;
  readonly arcEnd: Uint32Array;
  readonly areaPolygons: Uint32Array;
  readonly polygonRings: Uint32Array;
  readonly ringOffsets: Uint32Array;
  readonly ringArcs: Int32Array;
}

/** Called with each point of a ring in turn; the first point is not repeated at the end. */
export type PointVisitor = (eastingMetres: number, northingMetres: number) => void;

/** Walks the points of ring `ring` of `topology`, once each. */
export function visitRing(topology: Topology, ring: number, visit: PointVisitor): void {
  const { arcOffsets, eastingMetres, northingMetres, ringOffsets, ringArcs } = topology;
  for (let k = ringOffsets[ring]!; k < ringOffsets[ring + 1]!; k++) {
    const signed = ringArcs[k]!;
    const arc = signed < 0 ? ~signed : signed;
    const first = arcOffsets[arc]!;
    const last = arcOffsets[arc + 1]! - 1;
    if (signed >= 0) for (let i = first; i < last; i++) visit(eastingMetres[i]!, northingMetres[i]!);
    else for (let i = last; i > first; i--) visit(eastingMetres[i]!, northingMetres[i]!);
  }
}

/** Square metres on the plane of the National Grid enclosed by each ring: holes are negative. */
export function ringSquareMetres(topology: Topology): Float64Array {
  const arcTwice = arcTwiceAreas(topology);
  const { ringOffsets, ringArcs } = topology;
  const square = new Float64Array(ringOffsets.length - 1);
  for (let ring = 0; ring < square.length; ring++) {
    let twice = 0;
    for (let k = ringOffsets[ring]!; k < ringOffsets[ring + 1]!; k++) {
      const signed = ringArcs[k]!;
      twice += signed < 0 ? -arcTwice[~signed]! : arcTwice[signed]!;
    }
    square[ring] = twice / 2;
  }
  return square;
}

/** Square metres of each area on the plane of the National Grid. */
export function areaSquareMetres(topology: Topology): Float64Array {
  const arcTwice = arcTwiceAreas(topology);
  const square = new Float64Array(topology.areaCount);
  for (let arc = 0; arc < topology.arcCount; arc++) {
    const left = topology.arcLeft[arc]!;
    const right = topology.arcRight[arc]!;
    if (left !== OUTSIDE) square[left] = square[left]! + arcTwice[arc]! / 2;
    if (right !== OUTSIDE) square[right] = square[right]! - arcTwice[arc]! / 2;
  }
  return square;
}

/** Length of each arc in metres. */
export function arcMetres(topology: Topology): Float64Array {
  const { arcOffsets, eastingMetres: x, northingMetres: y } = topology;
  const metres = new Float64Array(topology.arcCount);
  for (let arc = 0; arc < metres.length; arc++) {
    let sum = 0;
    for (let i = arcOffsets[arc]! + 1; i < arcOffsets[arc + 1]!; i++)
      sum += Math.hypot(x[i]! - x[i - 1]!, y[i]! - y[i - 1]!);
    metres[arc] = sum;
  }
  return metres;
}

/** Twice the signed area between each arc and one common origin; over a closed ring the origin cancels. */
function arcTwiceAreas(topology: Topology): Float64Array {
  const { arcOffsets, eastingMetres: x, northingMetres: y } = topology;
  const originX = x[0] ?? 0;
  const originY = y[0] ?? 0;
  const twice = new Float64Array(topology.arcCount);
  for (let arc = 0; arc < twice.length; arc++) {
    let sum = 0;
    for (let i = arcOffsets[arc]! + 1; i < arcOffsets[arc + 1]!; i++)
      sum += (x[i - 1]! - originX) * (y[i]! - originY) - (x[i]! - originX) * (y[i - 1]! - originY);
    twice[arc] = sum;
  }
  return twice;
}
