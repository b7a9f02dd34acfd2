import { chainArcs } from './chain-arcs.ts';
import { nestRings } from './nest-rings.ts';
import type { Topology } from './topology.ts';
import { traceRings } from './trace-rings.ts';

/**
 * Loose edges of a plane partition: edge `e` is straight, runs from vertex `from[e]` to vertex `to[e]` and
 * parts the areas `left[e]` and `right[e]` (or OUTSIDE). Edges meet only at shared vertices.
 */
export interface EdgeSoup {
  readonly areaCount: number;
  /** Vertices, National Grid metres. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Chains loose edges into shared arcs, traces the rings of every area and puts holes in their polygons. */
export function assembleTopology(soup: EdgeSoup): Topology {
  const arcs = chainArcs(soup);
  const rings = traceRings(arcs);
  return nestRings(arcs, rings);
}
