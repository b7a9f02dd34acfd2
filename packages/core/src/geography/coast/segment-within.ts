import type { Land } from '../draw/land.ts';
import type { SegmentGrid } from '../draw/segment-grid.ts';

/**
 * Whether any segment of the land passes within a distance of a place, inclusive.
 *
 * @param grid of the same land
 * @param metres straight-line distance
 * @param wanted 1 for the segments that count; all do where it is left out
 */
export function isSegmentWithin(
  land: Land,
  grid: SegmentGrid,
  x: number,
  y: number,
  metres: number,
  wanted?: Uint8Array,
): boolean {
  const { cellMetres, columns, rows, west, south, cellOffsets, cellSegments } = grid;
  const firstColumn = Math.max(0, Math.floor((x - metres - west) / cellMetres));
  const lastColumn = Math.min(columns - 1, Math.floor((x + metres - west) / cellMetres));
  const firstRow = Math.max(0, Math.floor((y - metres - south) / cellMetres));
  const lastRow = Math.min(rows - 1, Math.floor((y + metres - south) / cellMetres));
  for (let row = firstRow; row <= lastRow; row++)
    for (let column = firstColumn; column <= lastColumn; column++) {
      const cell = row * columns + column;
      for (let k = cellOffsets[cell]!; k < cellOffsets[cell + 1]!; k++) {
        const segment = cellSegments[k]!;
        if (wanted && !wanted[segment]) continue;
        if (squaredDistance(land, segment, grid.segmentEnd[segment]!, x, y) <= metres * metres) return true;
      }
    }
  return false;
}

/** Square of the metres from a place to the segment between two points of the land. */
function squaredDistance(land: Land, a: number, b: number, x: number, y: number): number {
  const ax = land.eastingMetres[a]!;
  const ay = land.northingMetres[a]!;
  const stepX = land.eastingMetres[b]! - ax;
  const stepY = land.northingMetres[b]! - ay;
  const squaredLength = stepX * stepX + stepY * stepY;
  const along = squaredLength > 0 ? ((x - ax) * stepX + (y - ay) * stepY) / squaredLength : 0;
  const t = Math.min(1, Math.max(0, along));
  const dx = x - ax - t * stepX;
  const dy = y - ay - t * stepY;
  return dx * dx + dy * dy;
}
