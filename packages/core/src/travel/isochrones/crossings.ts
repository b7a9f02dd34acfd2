import Flatbush from 'flatbush';

/**
 * Number of places where two edges of a polygon's rings cross, apart from shared ends. A sound polygon has
 * none. A spatial index over the edges keeps it near n log n.
 */
export function countCrossings(rings: readonly (readonly (readonly number[])[])[]): number {
  const edges: [number, number, number, number][] = [];
  for (const ring of rings)
    for (let index = 0; index + 1 < ring.length; index++) {
      const [ax, ay] = ring[index]!;
      const [bx, by] = ring[index + 1]!;
      if (ax !== bx || ay !== by) edges.push([ax!, ay!, bx!, by!]);
    }
  if (edges.length < 2) return 0;
  const index = new Flatbush(edges.length);
  for (const [ax, ay, bx, by] of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  let crossings = 0;
  edges.forEach((edge, place) => {
    const [ax, ay, bx, by] = edge;
    index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (other) => {
      if (other > place && doCross(edge, edges[other]!)) crossings++;
      return false;
    });
  });
  return crossings;
}

type Edge = readonly [number, number, number, number];

/** Whether the insides of two edges meet in one point. */
function doCross([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge): boolean {
  const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}
