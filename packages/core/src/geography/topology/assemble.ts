import { chainArcs } from './chain-arcs.ts';
import type { EdgeSoup } from './edge-soup.ts';
import { nestRings } from './nest-rings.ts';
import type { Topology } from './topology.ts';
import { traceRings } from './trace-rings.ts';

/** Chains loose edges into shared arcs, traces the rings of every area and puts holes in their polygons. */
export function assembleTopology(soup: EdgeSoup): Topology {
  const arcs = chainArcs(soup);
  const rings = traceRings(arcs);
  return nestRings(arcs, rings);
}
