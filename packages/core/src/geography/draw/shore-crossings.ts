import type { EdgeSoup } from '../topology/edge-soup.ts';
import type { Land } from './land.ts';
import { crosses, leftOf, type SegmentGrid } from './segment-grid.ts';

/** Edges between areas that know nothing of the shore yet. */
export type LooseEdges = Omit<EdgeSoup, 'areaCount'>;

/** Places where the edge of a cell crosses the shore. */
export interface ShoreCrossings {
  readonly count: number;
  readonly eastingMetres: number[];
  readonly northingMetres: number[];
  /** Cell edge and shore segment of each crossing, and how far along each it lies, 0..1. */
  readonly edge: number[];
  readonly segment: number[];
  readonly alongEdge: number[];
  readonly alongSegment: number[];
  /** Whether the edge, walked from its first vertex, comes onto the land here. */
  readonly landward: boolean[];
}

/** Finds every crossing of a cell edge with the shore; which sides cross is decided exactly. */
export function shoreCrossings(cells: LooseEdges, land: Land, grid: SegmentGrid): ShoreCrossings {
  const found: ShoreCrossings & { count: number } = {
    count: 0,
    eastingMetres: [],
    northingMetres: [],
    edge: [],
    segment: [],
    alongEdge: [],
    alongSegment: [],
    landward: [],
  };
  const lastEdgeAt = new Int32Array(land.eastingMetres.length).fill(-1);
  for (let edge = 0; edge < cells.from.length; edge++) {
    const p = cells.from[edge]!;
    const q = cells.to[edge]!;
    const px = cells.eastingMetres[p]!;
    const py = cells.northingMetres[p]!;
    const qx = cells.eastingMetres[q]!;
    const qy = cells.northingMetres[q]!;
    visitCells(grid, px, py, qx, qy, (cell) => {
      for (let k = grid.cellOffsets[cell]!; k < grid.cellOffsets[cell + 1]!; k++) {
        const segment = grid.cellSegments[k]!;
        if (lastEdgeAt[segment] === edge) continue;
        lastEdgeAt[segment] = edge;
        if (crosses(land, grid, segment, px, py, qx, qy))
          note(found, edge, segment, [px, py, qx, qy], land, grid);
      }
    });
  }
  return found;
}

function note(
  found: ShoreCrossings & { count: number },
  edge: number,
  segment: number,
  [px, py, qx, qy]: readonly [number, number, number, number],
  land: Land,
  grid: SegmentGrid,
): void {
  const end = grid.segmentEnd[segment]!;
  const ax = land.eastingMetres[segment]!;
  const ay = land.northingMetres[segment]!;
  const sx = land.eastingMetres[end]! - ax;
  const sy = land.northingMetres[end]! - ay;
  const ex = qx - px;
  const ey = qy - py;
  const across = ex * sy - ey * sx;
  const alongEdge = clampShare(((ax - px) * sy - (ay - py) * sx) / across);
  const alongSegment = clampShare(((ax - px) * ey - (ay - py) * ex) / across);
  found.eastingMetres.push(ax + alongSegment * sx);
  found.northingMetres.push(ay + alongSegment * sy);
  found.edge.push(edge);
  found.segment.push(segment);
  found.alongEdge.push(alongEdge);
  found.alongSegment.push(alongSegment);
  found.landward.push(!leftOf(ax, ay, ax + sx, ay + sy, px, py));
  found.count++;
}

function clampShare(share: number): number {
  return share > 0 ? Math.min(share, 1) : 0;
}

/** Visits the grid cells that a line may touch, row by row. */
function visitCells(
  grid: SegmentGrid,
  px: number,
  py: number,
  qx: number,
  qy: number,
  visit: (cell: number) => void,
): void {
  const { cellMetres, columns, rows, west, south } = grid;
  const firstRow = Math.max(0, Math.floor((Math.min(py, qy) - south) / cellMetres));
  const lastRow = Math.min(rows - 1, Math.floor((Math.max(py, qy) - south) / cellMetres));
  const slope = qy === py ? 0 : (qx - px) / (qy - py);
  const slack = 1e-6 * (1 + Math.abs(qx - px));
  for (let row = firstRow; row <= lastRow; row++) {
    let low = Math.min(px, qx);
    let high = Math.max(px, qx);
    if (slope !== 0 && firstRow < lastRow) {
      const atBottom = px + (south + row * cellMetres - py) * slope;
      const atTop = px + (south + (row + 1) * cellMetres - py) * slope;
      low = Math.max(low, Math.min(atBottom, atTop)) - slack;
      high = Math.min(high, Math.max(atBottom, atTop)) + slack;
    }
    const firstColumn = Math.max(0, Math.floor((low - west) / cellMetres));
    const lastColumn = Math.min(columns - 1, Math.floor((high - west) / cellMetres));
    for (let column = firstColumn; column <= lastColumn; column++) visit(row * columns + column);
  }
}
