import type { MeshShape } from './mesh-shape.ts';

/** The edge of a region as directed segments between vertices, the region on the left. */
export interface ContourEdges {
  /** Kilometres on the National Grid. */
  readonly x: number[];
  readonly y: number[];
  readonly from: number[];
  readonly to: number[];
}

/**
 * The outline of where a linear interpolation over the triangles of a mesh is at most `limit`: marching
 * triangles. Where a side has no triangle beyond it, at water, the outline runs along the side.
 *
 * @param values one for each node
 */
export function contourEdges(shape: MeshShape, values: ArrayLike<number>, limit: number): ContourEdges {
  const { triangles, nodes } = shape;
  const nodeCount = nodes.x.length;
  const touched: number[] = [];
  const sides = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3) {
    const corners = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
    if (!corners.some((node) => values[node]! <= limit)) continue;
    touched.push(t);
    corners.forEach((node, k) => {
      sides.add(node * nodeCount + corners[(k + 1) % 3]!);
    });
  }
  const vertexOf = new Map<number, number>();
  const contour: ContourEdges = { x: [], y: [], from: [], to: [] };
  const vertex = (key: number, x: number, y: number) => {
    const known = vertexOf.get(key);
    if (known !== undefined) return known;
    vertexOf.set(key, contour.x.length);
    contour.y.push(y);
    return contour.x.push(x) - 1;
  };
  const corner = (node: number) => vertex(node * nodeCount + node, nodes.x[node]!, nodes.y[node]!);
  const crossing = (p: number, q: number) => {
    const [low, high] = p < q ? [p, q] : [q, p];
    const share = (limit - values[low]!) / (values[high]! - values[low]!);
    const x = nodes.x[low]! + share * (nodes.x[high]! - nodes.x[low]!);
    const y = nodes.y[low]! + share * (nodes.y[high]! - nodes.y[low]!);
    return vertex(low * nodeCount + high, x, y);
  };
  const add = (from: number, to: number) => {
    contour.from.push(from);
    contour.to.push(to);
  };
  for (const t of touched) {
    let left = -1;
    let entered = -1;
    for (let k = 0; k < 3; k++) {
      const p = triangles[t + k]!;
      const q = triangles[t + ((k + 1) % 3)]!;
      const [pInside, qInside] = [values[p]! <= limit, values[q]! <= limit];
      if (pInside && !qInside) left = crossing(p, q);
      if (!pInside && qInside) entered = crossing(p, q);
      if (sides.has(q * nodeCount + p) || !(pInside || qInside)) continue;
      add(pInside ? corner(p) : crossing(p, q), qInside ? corner(q) : crossing(p, q));
    }
    if (left !== -1) add(left, entered);
  }
  return contour;
}
