import type { Triangulation } from './cell-edges.ts';

/** A function that finds the area of the site nearest to a place, by walking from site to nearer site. */
export function nearestAreaFinder(triangulation: Triangulation): (x: number, y: number) => number {
  const { coordinates: xy, triangles, halfedges } = triangulation;
  const edgeInto = new Int32Array(xy.length / 2).fill(-1);
  for (let edge = 0; edge < triangles.length; edge++) {
    const end = triangles[edge % 3 === 2 ? edge - 2 : edge + 1]!;
    if (edgeInto[end] === -1 || halfedges[edge] === -1) edgeInto[end] = edge;
  }
  let last = 0;

  const nearerNeighbour = (site: number, x: number, y: number) => {
    let best = site;
    let bestSquare = (xy[2 * site]! - x) ** 2 + (xy[2 * site + 1]! - y) ** 2;
    const first = edgeInto[site]!;
    let edge = first;
    do {
      const neighbour = triangles[edge]!;
      const square = (xy[2 * neighbour]! - x) ** 2 + (xy[2 * neighbour + 1]! - y) ** 2;
      if (square < bestSquare) {
        best = neighbour;
        bestSquare = square;
      }
      const leaving = edge % 3 === 2 ? edge - 2 : edge + 1;
      edge = halfedges[leaving]!;
    } while (edge !== -1 && edge !== first);
    return best;
  };

  return (x, y) => {
    for (;;) {
      const nearer = nearerNeighbour(last, x, y);
      if (nearer === last) return triangulation.area[last]!;
      last = nearer;
    }
  };
}
