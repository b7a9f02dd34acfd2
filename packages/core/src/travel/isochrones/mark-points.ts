import { orient2d } from 'robust-predicates';
import type { PointGrid } from './point-grid.ts';

/** Widens what counts as touched, so that rounding cannot let an edge slip past a cell. In cells. */
const SLACK = 1e-9;

/**
 * Writes a value to every point of a grid that lies in a polygon or on its line (even-odd rule over all
 * rings). Exact: cells that no edge touches are decided as a whole, the points of all others one by one.
 *
 * @param rings closed rings of one polygon, shell and holes
 * @param marks one element a point of the grid, in the grid's order
 */
export function markPoints(
  grid: PointGrid,
  rings: readonly (readonly (readonly number[])[])[],
  marks: Uint8Array,
  value: number,
): void {
  const edges = edgesOf(rings);
  const { columns, rows } = grid;
  let south = Infinity;
  let north = -Infinity;
  for (let at = 0; at < edges.length; at += 4) {
    south = Math.min(south, edges[at + 1]!);
    north = Math.max(north, edges[at + 3]!);
  }
  const rowOf = (y: number) => (y - grid.south) / grid.cellHeight;
  const firstRow = Math.max(0, Math.floor(rowOf(south) - SLACK));
  const lastRow = Math.min(rows - 1, Math.floor(rowOf(north) + SLACK));
  if (firstRow > lastRow || columns === 0) return;
  const { start, edge } = edgesByRow(edges, firstRow, lastRow, rowOf);
  const touched = new Uint8Array(columns);
  for (let row = firstRow; row <= lastRow; row++) {
    const from = start[row - firstRow]!;
    const to = start[row - firstRow + 1]!;
    if (from === to) continue;
    const inRow = edge.subarray(from, to).sort((a, b) => easternEnd(edges, b) - easternEnd(edges, a));
    markRow(grid, row, edges, inRow, touched, marks, value);
  }
}

function markRow(
  grid: PointGrid,
  row: number,
  edges: Float64Array,
  inRow: Uint32Array,
  touched: Uint8Array,
  marks: Uint8Array,
  value: number,
): void {
  const { columns, cellStart, cellWidth, west } = grid;
  const bottom = grid.south + row * grid.cellHeight;
  const top = bottom + grid.cellHeight;
  const middle = (bottom + top) / 2;
  const crossings: number[] = [];
  touched.fill(0);
  let first = columns;
  let last = -1;
  for (const at of inRow) {
    const ax = edges[at]!;
    const ay = edges[at + 1]!;
    const bx = edges[at + 2]!;
    const by = edges[at + 3]!;
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    const x0 = ay < bottom ? ax + slope * (bottom - ay) : ax;
    const x1 = by > top ? ax + slope * (top - ay) : bx;
    const left = Math.floor((Math.min(x0, x1) - west) / cellWidth - SLACK);
    const right = Math.floor((Math.max(x0, x1) - west) / cellWidth + SLACK);
    if (left < first) first = left;
    if (right > last) last = right;
    for (let column = Math.max(0, left); column <= right && column < columns; column++) touched[column] = 1;
    if (ay > middle !== by > middle) crossings.push(ax + slope * (middle - ay));
  }
  crossings.sort((a, b) => a - b);
  let passed = 0;
  for (let column = Math.max(0, first); column <= last && column < columns; column++) {
    const cell = row * columns + column;
    const from = cellStart[cell]!;
    const to = cellStart[cell + 1]!;
    if (from === to) continue;
    if (touched[column] === 1) {
      for (let place = from; place < to; place++)
        if (isInside(grid.x[place]!, grid.y[place]!, edges, inRow)) marks[place] = value;
      continue;
    }
    const centre = west + (column + 0.5) * cellWidth;
    while (passed < crossings.length && crossings[passed]! <= centre) passed++;
    if (passed % 2 === 1) marks.fill(value, from, to);
  }
}

function easternEnd(edges: Float64Array, at: number): number {
  return Math.max(edges[at]!, edges[at + 2]!);
}

/**
 * By the edges of the point's row, from the east: the even-odd rule needs no others, and none whose eastern
 * end lies west of the point.
 */
function isInside(x: number, y: number, edges: Float64Array, inRow: Uint32Array): boolean {
  let inside = false;
  for (let index = 0; index < inRow.length; index++) {
    const at = inRow[index]!;
    const ax = edges[at]!;
    const bx = edges[at + 2]!;
    if (ax < x && bx < x) break;
    const ay = edges[at + 1]!;
    const by = edges[at + 3]!;
    if (y < ay || y > by) continue;
    const cross = sideOf(ax, ay, bx, by, x, y);
    if (cross === 0 && (ay !== by || (x >= Math.min(ax, bx) && x <= Math.max(ax, bx)))) return true;
    if (ay > y !== by > y && cross > 0) inside = !inside;
  }
  return inside;
}

/** Bound of the rounding error of a two by two determinant, relative to its terms (Shewchuk 1997). */
const ROUNDING = 3.3306690738754716e-16;

/** Above 0 where the point is left of the line from a to b, 0 on it; exact in sign. */
function sideOf(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const one = (bx - ax) * (y - ay);
  const other = (by - ay) * (x - ax);
  const side = one - other;
  return Math.abs(side) > ROUNDING * (Math.abs(one) + Math.abs(other))
    ? side
    : -orient2d(ax, ay, bx, by, x, y);
}

/** Edges as ax, ay, bx, by with ay not above by. */
function edgesOf(rings: readonly (readonly (readonly number[])[])[]): Float64Array {
  const count = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0);
  const edges = new Float64Array(count * 4);
  let at = 0;
  for (const ring of rings)
    for (let index = 0; index + 1 < ring.length; index++) {
      const [a, b] = [ring[index]!, ring[index + 1]!];
      const [low, high] = a[1]! <= b[1]! ? [a, b] : [b, a];
      edges[at++] = low[0]!;
      edges[at++] = low[1]!;
      edges[at++] = high[0]!;
      edges[at++] = high[1]!;
    }
  return edges;
}

/** For each row, the places in `edges` of the edges that touch it. */
function edgesByRow(
  edges: Float64Array,
  firstRow: number,
  lastRow: number,
  rowOf: (y: number) => number,
): { start: Uint32Array; edge: Uint32Array } {
  const span = (at: number): [number, number] => [
    Math.max(firstRow, Math.floor(rowOf(edges[at + 1]!) - SLACK)),
    Math.min(lastRow, Math.floor(rowOf(edges[at + 3]!) + SLACK)),
  ];
  const start = new Uint32Array(lastRow - firstRow + 2);
  for (let at = 0; at < edges.length; at += 4) {
    const [low, high] = span(at);
    for (let row = low; row <= high; row++) start[row - firstRow + 1]!++;
  }
  for (let row = 1; row < start.length; row++) start[row]! += start[row - 1]!;
  const next = start.slice();
  const edge = new Uint32Array(start.at(-1)!);
  for (let at = 0; at < edges.length; at += 4) {
    const [low, high] = span(at);
    for (let row = low; row <= high; row++) edge[next[row - firstRow]!++] = at;
  }
  return { start, edge };
}
