/** Points sorted into the cells of a grid, so that whole cells can be taken at once. */
export interface PointGrid {
    readonly west: number;
    readonly south: number;
    readonly cellWidth: number;
    readonly cellHeight: number;
    readonly columns: number;
    readonly rows: number;
    /** Where each cell's run of points begins, length columns * rows + 1; cells go east, then north. */
    readonly cellStart: Uint32Array;
    /** Points in the order of cells: their index among the points given, and their place. */
    readonly point: Uint32Array;
    readonly x: Float64Array;
    readonly y: Float64Array;
}
/**
 * Sorts points into a grid of about three points a cell. Points with a NaN are left out.
 *
 * @param x longitude in degrees, or any plane coordinate
 * @param y latitude in degrees, in the same system
 */
export declare function gridOfPoints(x: ArrayLike<number>, y: ArrayLike<number>): PointGrid;
//# sourceMappingURL=point-grid.d.ts.map