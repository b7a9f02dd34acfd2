import { type GridPoints, gridPoints } from './grid-points.ts';
import type { FastRoad, FixedLink } from './network-tables.ts';
import { ROAD_CLASSES } from './parameters.ts';

/** Kinds of edges: ordinary roads, then the road classes in their order, then fixed links. */
export const ORDINARY = 0;
export const LINK = ROAD_CLASSES.length + 1;

/** An edge of a road or a link, between overlay nodes. */
export interface OverlayEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  /** Minutes of a link; 0 for roads. */
  readonly minutes: number;
}

/** Nodes and edges of the fast roads and fixed links; roads that share a point share its node. */
export function overlayNodes(
  links: readonly FixedLink[],
  roads: readonly FastRoad[],
): { points: GridPoints; edges: OverlayEdge[] } {
  const nodeOf = new Map<string, number>();
  const longitude: number[] = [];
  const latitude: number[] = [];
  const node = (east: number, north: number) => {
    const key = `${east} ${north}`;
    const known = nodeOf.get(key);
    if (known !== undefined) return known;
    nodeOf.set(key, longitude.length);
    latitude.push(north);
    return longitude.push(east) - 1;
  };
  const edges: OverlayEdge[] = [];
  for (const { from, to, minutes } of links) {
    edges.push({ from: node(...from), to: node(...to), kind: LINK, minutes });
  }
  for (const road of roads) {
    const kind = 1 + ROAD_CLASSES.indexOf(road.roadClass);
    const nodes = road.longitude.map((east, i) => node(east, road.latitude[i]!));
    for (let i = 1; i < nodes.length; i++) {
      if (nodes[i] !== nodes[i - 1]) edges.push({ from: nodes[i - 1]!, to: nodes[i]!, kind, minutes: 0 });
    }
  }
  return { points: gridPoints({ longitude, latitude }), edges };
}
