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

const POINTS_PER_CELL = 1;

/**
 * Sorts points into a grid of about one point a cell. Points with a NaN are left out.
 *
 * @param x longitude in degrees, or any plane coordinate
 * @param y latitude in degrees, in the same system
 */
export function gridOfPoints(x: ArrayLike<number>, y: ArrayLike<number>): PointGrid {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let placed = 0;
  for (let point = 0; point < x.length; point++) {
    const px = x[point]!;
    const py = y[point]!;
    if (Number.isNaN(px) || Number.isNaN(py)) continue;
    placed++;
    if (px < west) west = px;
    if (px > east) east = px;
    if (py < south) south = py;
    if (py > north) north = py;
  }
  const side = Math.max(1, Math.ceil(Math.sqrt(placed / POINTS_PER_CELL)));
  const cellWidth = (east - west) / side || 1;
  const cellHeight = (north - south) / side || 1;
  const columns = placed === 0 ? 0 : side;
  const cells = columns * columns;
  const cellOf = new Int32Array(x.length).fill(-1);
  const cellStart = new Uint32Array(cells + 1);
  for (let point = 0; point < x.length; point++) {
    if (Number.isNaN(x[point]!) || Number.isNaN(y[point]!)) continue;
    const column = Math.min(columns - 1, Math.floor((x[point]! - west) / cellWidth));
    const row = Math.min(columns - 1, Math.floor((y[point]! - south) / cellHeight));
    cellOf[point] = row * columns + column;
    cellStart[cellOf[point]! + 1]!++;
  }
  for (let cell = 0; cell < cells; cell++) cellStart[cell + 1]! += cellStart[cell]!;
  const next = cellStart.slice(0, cells);
  const order = new Uint32Array(placed);
  const sortedX = new Float64Array(placed);
  const sortedY = new Float64Array(placed);
  for (let point = 0; point < x.length; point++) {
    if (cellOf[point]! < 0) continue;
    const place = next[cellOf[point]!]!++;
    order[place] = point;
    sortedX[place] = x[point]!;
    sortedY[place] = y[point]!;
  }
  return {
    west,
    south,
    cellWidth,
    cellHeight,
    columns,
    rows: columns,
    cellStart,
    point: order,
    x: sortedX,
    y: sortedY,
  };
}
