import { orient2d } from 'robust-predicates';
import { ArgumentError } from '../../foundation/errors.ts';
import type { PolygonColumns } from './polygon-columns.ts';
import { type PolygonGrid, polygonGrid, REFERENCE_X, REFERENCE_Y } from './polygon-grid.ts';

export interface PointJoinOptions {
  /** Whether a point exactly on the boundary of a polygon is inside it. Default: 'included'. */
  readonly boundary?: 'included' | 'ignored';
}

/** Points as two columns of equal length, in the coordinates of the polygons. */
export interface PointColumns {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * The area that holds each point, or -1 where none does; where several do, the one with the lowest index.
 *
 * Exact for the coordinates given: sides are decided by adaptive predicates (Shewchuk 1997). A point whose
 * coordinates are not finite is in no area.
 *
 * @param points coordinates in the units of the polygons
 * @param polygons polygons as columns, or a grid that `polygonGrid` made of them
 * @returns Int32Array, one area index a point
 */
export function joinPointsToAreas(
  points: PointColumns,
  polygons: PolygonColumns | PolygonGrid,
  options: PointJoinOptions = {},
): Int32Array {
  if (points.x.length !== points.y.length)
    throw new ArgumentError({
      argument: 'points.y',
      value: points.y,
      expected: `${points.x.length} elements`,
    });
  const grid = 'cover' in polygons ? polygons : polygonGrid(polygons);
  const onBoundary = (options.boundary ?? 'included') === 'included';
  const { west, south, perWidth, perHeight, columns, rows, cover, cellSlots, polygonArea } = grid;
  const areas = new Int32Array(points.x.length);
  for (let i = 0; i < areas.length; i++) {
    const x = points.x[i]!;
    const y = points.y[i]!;
    const column = Math.floor((x - west) * perWidth);
    const row = Math.floor((y - south) * perHeight);
    if (!(column >= 0 && row >= 0 && column < columns && row < rows)) {
      areas[i] = -1;
      continue;
    }
    const cell = row * columns + column;
    const polygon =
      cellSlots[cell] === cellSlots[cell + 1] ? cover[cell]! : polygonAt(grid, column, row, x, y, onBoundary);
    areas[i] = polygon < 0 ? -1 : polygonArea[polygon]!;
  }
  return areas;
}

/**
 * The first polygon of a cell that holds a point. The path from the point runs level to the reference point's
 * easting, a hair above the point's own northing, then upright to it; each edge it crosses flips the side.
 */
function polygonAt(
  grid: PolygonGrid,
  column: number,
  row: number,
  x: number,
  y: number,
  onBoundary: boolean,
): number {
  const { cellSlots, slotEdge, slotPolygon } = grid;
  const px = grid.polygons.x;
  const py = grid.polygons.y;
  const referenceX = grid.west + (column + REFERENCE_X) * grid.cellWidth;
  const referenceY = grid.south + (row + REFERENCE_Y) * grid.cellHeight;
  const cell = row * grid.columns + column;
  const cover = grid.cover[cell]!;
  const end = cellSlots[cell + 1]!;
  let slot = cellSlots[cell]!;
  while (slot < end) {
    const tagged = slotPolygon[slot]!;
    const polygon = tagged >> 1;
    if (cover >= 0 && cover < polygon) return cover;
    let inside = (tagged & 1) === 1;
    let touching = false;
    for (; slot < end && slotPolygon[slot] === tagged; slot++) {
      const edge = slotEdge[slot]!;
      const ax = px[edge]!;
      const ay = py[edge]!;
      const bx = px[edge + 1]!;
      const by = py[edge + 1]!;
      const acrossRow = ay > y !== by > y;
      const acrossColumn = ax > referenceX !== bx > referenceX;
      if (acrossRow || (ay === y && by === y)) {
        const atPoint = orient2d(ax, ay, bx, by, x, y);
        if (atPoint === 0 && isBetween(ax, bx, x) && isBetween(ay, by, y)) touching = true;
        if (acrossRow && atPoint > 0 !== cornerSide(ax, ay, bx, by, referenceX, y) > 0) inside = !inside;
      } else if ((ay === y && ax === x) || (by === y && bx === x)) touching = true;
      if (
        acrossColumn &&
        cornerSide(ax, ay, bx, by, referenceX, y) > 0 !== orient2d(ax, ay, bx, by, referenceX, referenceY) > 0
      )
        inside = !inside;
    }
    if (touching ? onBoundary : inside) return polygon;
  }
  return cover;
}

/** Side of the line a to b on which the corner of the path lies; a corner on the line counts as just above. */
function cornerSide(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  return orient2d(ax, ay, bx, by, x, y) || ax - bx;
}

function isBetween(a: number, b: number, value: number): boolean {
  return a < b ? value >= a && value <= b : value >= b && value <= a;
}
