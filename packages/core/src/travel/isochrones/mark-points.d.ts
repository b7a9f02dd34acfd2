import type { PointGrid } from './point-grid.ts';
/**
 * Writes a value to every point of a grid that lies in a polygon or on its line (even-odd rule over all
 * rings). Exact: cells that no edge touches are decided as a whole, the points of all others one by one.
 *
 * @param rings closed rings of one polygon, shell and holes
 * @param marks one element a point of the grid, in the grid's order
 */
export declare function markPoints(grid: PointGrid, rings: readonly (readonly (readonly number[])[])[], marks: Uint8Array, value: number): void;
//# sourceMappingURL=mark-points.d.ts.map