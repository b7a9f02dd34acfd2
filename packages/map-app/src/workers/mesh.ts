import { classifyRings, type VectorTileLayer } from '@mapbox/vector-tile';
import earcut from 'earcut';

/** Cells along a side of the grid that finds the triangle under a point. */
const GRID_SIDE = 64;

/** The shapes of a tile's layer as triangles, each corner with the index of its shape. */
export interface Mesh {
  /** Tile units along a side. */
  readonly extent: number;
  /** x, y of each corner, tile units. */
  readonly corners: Int16Array<ArrayBuffer>;
  /** Feature id of each corner: index of the area. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Three corners a triangle. */
  readonly triangles: Uint32Array<ArrayBuffer>;
  /** Triangles that touch grid cell `c` are `cellTriangles[cellStarts[c] .. cellStarts[c + 1]]`. */
  readonly cellStarts: Uint32Array<ArrayBuffer>;
  readonly cellTriangles: Uint32Array<ArrayBuffer>;
}

/** Cuts every polygon of a layer into triangles and sorts them into a grid. */
export function buildMesh(layer: VectorTileLayer): Mesh {
  const corners: number[] = [];
  const ids: number[] = [];
  const triangles: number[] = [];
  for (let index = 0; index < layer.length; index++) {
    const feature = layer.feature(index);
    if (feature.type !== 3 || feature.id === undefined) continue;
    for (const polygon of classifyRings(feature.loadGeometry())) {
      const flat: number[] = [];
      const holes: number[] = [];
      for (const ring of polygon) {
        if (flat.length > 0) holes.push(flat.length / 2);
        for (const { x, y } of ring) flat.push(x, y);
      }
      const first = ids.length;
      for (const corner of earcut(flat, holes)) triangles.push(first + corner);
      for (const value of flat) corners.push(value);
      for (let corner = 0; corner < flat.length / 2; corner++) ids.push(feature.id);
    }
  }
  const mesh = {
    extent: layer.extent,
    corners: new Int16Array(corners),
    ids: new Uint32Array(ids),
    triangles: new Uint32Array(triangles),
  };
  return { ...mesh, ...buildGrid(mesh) };
}

type Triangles = Pick<Mesh, 'extent' | 'corners' | 'triangles'>;

function buildGrid(mesh: Triangles): Pick<Mesh, 'cellStarts' | 'cellTriangles'> {
  const cellStarts = new Uint32Array(GRID_SIDE * GRID_SIDE + 1);
  eachCell(mesh, (cell) => cellStarts[cell + 1]!++);
  for (let cell = 0; cell < GRID_SIDE * GRID_SIDE; cell++) cellStarts[cell + 1]! += cellStarts[cell]!;
  const cellTriangles = new Uint32Array(cellStarts[GRID_SIDE * GRID_SIDE]!);
  const next = cellStarts.slice();
  eachCell(mesh, (cell, triangle) => {
    cellTriangles[next[cell]!++] = triangle;
  });
  return { cellStarts, cellTriangles };
}

function eachCell(
  { extent, corners, triangles }: Triangles,
  visit: (cell: number, triangle: number) => void,
): void {
  const cellOf = (value: number) =>
    Math.min(GRID_SIDE - 1, Math.max(0, Math.floor((value * GRID_SIDE) / extent)));
  for (let triangle = 0; triangle < triangles.length / 3; triangle++) {
    const [a, b, c] = [triangles[triangle * 3]!, triangles[triangle * 3 + 1]!, triangles[triangle * 3 + 2]!];
    const [ax, bx, cx] = [corners[a * 2]!, corners[b * 2]!, corners[c * 2]!];
    const [ay, by, cy] = [corners[a * 2 + 1]!, corners[b * 2 + 1]!, corners[c * 2 + 1]!];
    const [left, right] = [cellOf(Math.min(ax, bx, cx)), cellOf(Math.max(ax, bx, cx))];
    const [top, bottom] = [cellOf(Math.min(ay, by, cy)), cellOf(Math.max(ay, by, cy))];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) visit(row * GRID_SIDE + column, triangle);
  }
}

/** Feature id of the shape at a point in tile units; -1 where there is none. */
export function shapeAt(mesh: Mesh, x: number, y: number): number {
  const { extent, corners, ids, triangles, cellStarts, cellTriangles } = mesh;
  if (!(x >= 0 && y >= 0 && x < extent && y < extent)) return -1;
  const cell = Math.floor((y * GRID_SIDE) / extent) * GRID_SIDE + Math.floor((x * GRID_SIDE) / extent);
  for (let at = cellStarts[cell]!; at < cellStarts[cell + 1]!; at++) {
    const first = cellTriangles[at]! * 3;
    const [a, b, c] = [triangles[first]!, triangles[first + 1]!, triangles[first + 2]!];
    if (holds(corners, a, b, c, x, y)) return ids[a]!;
  }
  return -1;
}

function holds(corners: Int16Array, a: number, b: number, c: number, x: number, y: number): boolean {
  const side = (from: number, to: number) => {
    const [fromX, fromY] = [corners[from * 2]!, corners[from * 2 + 1]!];
    return (corners[to * 2]! - fromX) * (y - fromY) - (corners[to * 2 + 1]! - fromY) * (x - fromX);
  };
  const [first, second, third] = [side(a, b), side(b, c), side(c, a)];
  return (first >= 0 && second >= 0 && third >= 0) || (first <= 0 && second <= 0 && third <= 0);
}
