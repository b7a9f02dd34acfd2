import { orient2d } from 'robust-predicates';
import { type Land, landBounds } from './land.ts';

/** Whether point c lies strictly left of the line from a to b; exact. */
export function leftOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  return orient2d(ax, ay, bx, by, cx, cy) < 0;
}

/** The straight pieces of a shore by grid cell, and for each cell whether its reference point is on land. */
export interface SegmentGrid {
  readonly cellMetres: number;
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly south: number;
  /** Segments of cell `c`: `cellSegments[k]` for `k` from `cellOffsets[c]` up to `cellOffsets[c + 1]`. */
  readonly cellOffsets: Uint32Array;
  readonly cellSegments: Uint32Array;
  /** 1 where the reference point of the cell is on land. */
  readonly onLand: Uint8Array;
  /** Segment `s` runs from point `s` of the land to point `segmentEnd[s]`. */
  readonly segmentEnd: Uint32Array;
}

/** Reference points stand off the middle of their cell, where round coordinates do not meet them. */
const REFERENCE_X = 0.4871;
const REFERENCE_Y = 0.5129;

export function segmentGrid(land: Land, cellMetres: number): SegmentGrid {
  const [west, south, east, north] = landBounds(land);
  const columns = Math.max(1, Math.floor((east - west) / cellMetres) + 1);
  const rows = Math.max(1, Math.floor((north - south) / cellMetres) + 1);
  const frame = { cellMetres, columns, rows, west, south };
  const segmentEnd = ringSuccessors(land.ringOffsets);
  const { cellOffsets, cellSegments } = binSegments(land, segmentEnd, frame);
  const onLand = scanReferences(land, segmentEnd, frame);
  return { ...frame, cellOffsets, cellSegments, onLand, segmentEnd };
}

/** Whether a place is on land, exact but for places on the shore line itself. */
export function isOnLand(land: Land, grid: SegmentGrid, x: number, y: number): boolean {
  const column = Math.floor((x - grid.west) / grid.cellMetres);
  const row = Math.floor((y - grid.south) / grid.cellMetres);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return false;
  const cell = row * grid.columns + column;
  let inside = grid.onLand[cell] === 1;
  if (grid.cellOffsets[cell] === grid.cellOffsets[cell + 1]) return inside;
  const referenceX = grid.west + (column + REFERENCE_X) * grid.cellMetres;
  const referenceY = grid.south + (row + REFERENCE_Y) * grid.cellMetres;
  for (let k = grid.cellOffsets[cell]!; k < grid.cellOffsets[cell + 1]!; k++)
    if (crosses(land, grid, grid.cellSegments[k]!, x, y, referenceX, referenceY)) inside = !inside;
  return inside;
}

/** Whether segment `segment` of the land crosses the line from p to q; touching counts on one side only. */
export function crosses(
  land: Land,
  grid: SegmentGrid,
  segment: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
): boolean {
  const end = grid.segmentEnd[segment]!;
  const ax = land.eastingMetres[segment]!;
  const ay = land.northingMetres[segment]!;
  const bx = land.eastingMetres[end]!;
  const by = land.northingMetres[end]!;
  if (Math.max(ax, bx) < Math.min(px, qx) || Math.min(ax, bx) > Math.max(px, qx)) return false;
  if (Math.max(ay, by) < Math.min(py, qy) || Math.min(ay, by) > Math.max(py, qy)) return false;
  return (
    leftOf(ax, ay, bx, by, px, py) !== leftOf(ax, ay, bx, by, qx, qy) &&
    leftOf(px, py, qx, qy, ax, ay) !== leftOf(px, py, qx, qy, bx, by)
  );
}

function ringSuccessors(ringOffsets: Uint32Array): Uint32Array {
  const successor = new Uint32Array(ringOffsets[ringOffsets.length - 1] ?? 0);
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const first = ringOffsets[ring]!;
    const end = ringOffsets[ring + 1]!;
    for (let i = first; i < end; i++) successor[i] = i + 1 < end ? i + 1 : first;
  }
  return successor;
}

type Frame = Pick<SegmentGrid, 'cellMetres' | 'columns' | 'rows' | 'west' | 'south'>;

function binSegments(land: Land, segmentEnd: Uint32Array, frame: Frame) {
  const { eastingMetres: x, northingMetres: y } = land;
  const offsets = new Uint32Array(frame.columns * frame.rows + 1);
  const eachCell = (segment: number, visit: (cell: number) => void) => {
    const end = segmentEnd[segment]!;
    const firstColumn = Math.floor((Math.min(x[segment]!, x[end]!) - frame.west) / frame.cellMetres);
    const lastColumn = Math.floor((Math.max(x[segment]!, x[end]!) - frame.west) / frame.cellMetres);
    const firstRow = Math.floor((Math.min(y[segment]!, y[end]!) - frame.south) / frame.cellMetres);
    const lastRow = Math.floor((Math.max(y[segment]!, y[end]!) - frame.south) / frame.cellMetres);
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) visit(row * frame.columns + column);
  };
  for (let segment = 0; segment < segmentEnd.length; segment++) eachCell(segment, (c) => offsets[c + 1]!++);
  for (let cell = 1; cell < offsets.length; cell++) offsets[cell]! += offsets[cell - 1]!;
  const next = offsets.slice(0, -1);
  const cellSegments = new Uint32Array(offsets[offsets.length - 1]!);
  for (let segment = 0; segment < segmentEnd.length; segment++)
    eachCell(segment, (cell) => {
      cellSegments[next[cell]!++] = segment;
    });
  return { cellOffsets: offsets, cellSegments };
}

function scanReferences(land: Land, segmentEnd: Uint32Array, frame: Frame): Uint8Array {
  const { eastingMetres: x, northingMetres: y } = land;
  const onLand = new Uint8Array(frame.columns * frame.rows);
  const flips: number[][] = Array.from({ length: frame.rows }, () => []);
  for (let a = 0; a < segmentEnd.length; a++) {
    const b = segmentEnd[a]!;
    const low = (Math.min(y[a]!, y[b]!) - frame.south) / frame.cellMetres - REFERENCE_Y;
    const high = (Math.max(y[a]!, y[b]!) - frame.south) / frame.cellMetres - REFERENCE_Y;
    for (let row = Math.max(0, Math.floor(low)); row <= Math.min(frame.rows - 1, Math.ceil(high)); row++) {
      const line = frame.south + (row + REFERENCE_Y) * frame.cellMetres;
      if (y[a]! > line === y[b]! > line) continue;
      flips[row]!.push(x[a]! + ((line - y[a]!) * (x[b]! - x[a]!)) / (y[b]! - y[a]!));
    }
  }
  flips.forEach((row, index) => {
    row.sort((p, q) => p - q);
    for (let k = 0; k + 1 < row.length; k += 2) {
      const first = Math.max(0, Math.ceil((row[k]! - frame.west) / frame.cellMetres - REFERENCE_X));
      const last = Math.floor((row[k + 1]! - frame.west) / frame.cellMetres - REFERENCE_X);
      const end = Math.min(frame.columns - 1, last);
      for (let column = first; column <= end; column++) onLand[index * frame.columns + column] = 1;
    }
  });
  return onLand;
}
