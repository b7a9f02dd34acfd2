import type { PolygonColumns } from './polygon-columns.ts';

/**
 * Polygons by grid cell. A cell that one polygon covers whole, and through which no edge of a polygon before
 * it runs, answers at once; elsewhere the few edges in the cell decide, from a reference point of the cell
 * whose side is known for each polygon.
 */
export interface PolygonGrid {
  readonly polygons: PolygonColumns;
  readonly polygonArea: Int32Array;
  readonly west: number;
  readonly south: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** 1 / cellWidth and 1 / cellHeight: cells are found by multiplying, here and in the join alike. */
  readonly perWidth: number;
  readonly perHeight: number;
  readonly columns: number;
  readonly rows: number;
  /** Lowest polygon that covers the whole cell, or -1. */
  readonly cover: Int32Array;
  /** Edges in cell `c`: slots from `cellSlots[c]` up to `cellSlots[c + 1]`, by ascending polygon. */
  readonly cellSlots: Uint32Array;
  /** Edge `e` runs from point `e` to point `e + 1`. */
  readonly slotEdge: Int32Array;
  /** Twice the polygon of the slot's edge, plus 1 where the reference point of the cell is inside it. */
  readonly slotPolygon: Int32Array;
}

/** Reference points stand off the middle of their cell by shares that no round coordinate hits. */
export const REFERENCE_X = 0.487_103_649_817;
export const REFERENCE_Y = 0.512_974_318_263;

const EDGES_PER_CELL = 0.4;
const MOST_CELLS = 4_000_000;

/** Builds the grid; its cells number two or three for each edge of the polygons. */
export function polygonGrid(polygons: PolygonColumns): PolygonGrid {
  const frame = gridFrame(polygons);
  const { polygonRings, ringOffsets } = polygons;
  const polygonCount = polygonRings.length - 1;
  const cellCount = frame.columns * frame.rows;
  const cover = new Int32Array(cellCount).fill(-1);
  const edgesIn = new Int32Array(cellCount).fill(-1);
  const insideOf = new Int32Array(cellCount).fill(-1);
  const slots = new SlotList(Math.ceil(1.6 * polygons.x.length) + 16);
  const scan = new RowScan(frame, polygons);
  for (let polygon = 0; polygon < polygonCount; polygon++) {
    const firstSlot = slots.count;
    for (let ring = polygonRings[polygon]!; ring < polygonRings[polygon + 1]!; ring++)
      for (let edge = ringOffsets[ring]!; edge < ringOffsets[ring + 1]! - 1; edge++)
        binEdge(polygons, frame, edge, slots);
    for (let slot = firstSlot; slot < slots.count; slot++) edgesIn[slots.cell[slot]!] = polygon;
    scan.fill(polygon, (cell) => {
      insideOf[cell] = polygon;
      if (edgesIn[cell] !== polygon && cover[cell] === -1) cover[cell] = polygon;
    });
    for (let slot = firstSlot; slot < slots.count; slot++)
      slots.polygon[slot] = 2 * polygon + (insideOf[slots.cell[slot]!] === polygon ? 1 : 0);
  }
  return { polygons, polygonArea: areasOfPolygons(polygons), ...frame, cover, ...slots.byCell(cellCount) };
}

function areasOfPolygons(polygons: PolygonColumns): Int32Array {
  const polygonArea = new Int32Array(polygons.polygonRings.length - 1);
  for (let area = 0; area < polygons.areaCount; area++)
    polygonArea.fill(area, polygons.areaPolygons[area], polygons.areaPolygons[area + 1]);
  return polygonArea;
}

type Frame = Pick<
  PolygonGrid,
  'west' | 'south' | 'cellWidth' | 'cellHeight' | 'perWidth' | 'perHeight' | 'columns' | 'rows'
>;

function gridFrame({ x, y }: PolygonColumns): Frame {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < west) west = x[i]!;
    if (x[i]! > east) east = x[i]!;
    if (y[i]! < south) south = y[i]!;
    if (y[i]! > north) north = y[i]!;
  }
  if (!(east >= west)) [west, east, south, north] = [0, 0, 0, 0];
  const side = Math.max(1, Math.floor(Math.sqrt(Math.min(MOST_CELLS, x.length / EDGES_PER_CELL))));
  const cellWidth = (east - west) / side || 1;
  const cellHeight = (north - south) / side || 1;
  return {
    west,
    south,
    cellWidth,
    cellHeight,
    perWidth: 1 / cellWidth,
    perHeight: 1 / cellHeight,
    columns: side + 1,
    rows: side + 1,
  };
}

/** Notes every cell that the box of an edge meets; a long edge is followed row by row. */
function binEdge(polygons: PolygonColumns, frame: Frame, edge: number, slots: SlotList): void {
  const ax = (polygons.x[edge]! - frame.west) * frame.perWidth;
  const ay = (polygons.y[edge]! - frame.south) * frame.perHeight;
  const bx = (polygons.x[edge + 1]! - frame.west) * frame.perWidth;
  const by = (polygons.y[edge + 1]! - frame.south) * frame.perHeight;
  const firstRow = Math.floor(Math.min(ay, by));
  const lastRow = Math.floor(Math.max(ay, by));
  const lowX = Math.min(ax, bx);
  const highX = Math.max(ax, bx);
  const firstColumn = Math.floor(lowX);
  const lastColumn = Math.floor(highX);
  if (firstRow === lastRow || firstColumn === lastColumn) {
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++)
        slots.add(row * frame.columns + column, edge);
    return;
  }
  const slope = (bx - ax) / (by - ay);
  for (let row = firstRow; row <= lastRow; row++) {
    const atBottom = ax + (row - ay) * slope;
    const atTop = ax + (row + 1 - ay) * slope;
    const low = Math.max(lowX, Math.min(atBottom, atTop) - 1e-9 * frame.columns);
    const high = Math.min(highX, Math.max(atBottom, atTop) + 1e-9 * frame.columns);
    for (let column = Math.floor(low); column <= Math.floor(high); column++)
      slots.add(row * frame.columns + column, edge);
  }
}

/** A growing list of (cell, edge, polygon) that is sorted by cell at the end. */
class SlotList {
  count = 0;
  cell: Int32Array;
  edge: Int32Array;
  polygon: Int32Array;

  constructor(capacity: number) {
    this.cell = new Int32Array(capacity);
    this.edge = new Int32Array(capacity);
    this.polygon = new Int32Array(capacity);
  }

  add(cell: number, edge: number): void {
    if (this.count === this.cell.length) this.#grow();
    this.cell[this.count] = cell;
    this.edge[this.count++] = edge;
  }

  byCell(cellCount: number): Pick<PolygonGrid, 'cellSlots' | 'slotEdge' | 'slotPolygon'> {
    const cellSlots = new Uint32Array(cellCount + 1);
    for (let slot = 0; slot < this.count; slot++) cellSlots[this.cell[slot]! + 1]!++;
    for (let cell = 1; cell <= cellCount; cell++) cellSlots[cell]! += cellSlots[cell - 1]!;
    const next = cellSlots.slice(0, cellCount);
    const slotEdge = new Int32Array(this.count);
    const slotPolygon = new Int32Array(this.count);
    for (let slot = 0; slot < this.count; slot++) {
      const place = next[this.cell[slot]!]!++;
      slotEdge[place] = this.edge[slot]!;
      slotPolygon[place] = this.polygon[slot]!;
    }
    return { cellSlots, slotEdge, slotPolygon };
  }

  #grow(): void {
    const longer = (column: Int32Array) => {
      const grown = new Int32Array(2 * column.length);
      grown.set(column);
      return grown;
    };
    this.cell = longer(this.cell);
    this.edge = longer(this.edge);
    this.polygon = longer(this.polygon);
  }
}

/** Finds the cells whose reference point lies inside a polygon, a row of reference points at a time. */
class RowScan {
  readonly #frame: Frame;
  readonly #polygons: PolygonColumns;
  /** Where the edges of the polygon cross the rows of reference points, ordered by row, then x. */
  #row = new Int32Array(64);
  #x = new Float64Array(64);
  #count = 0;

  constructor(frame: Frame, polygons: PolygonColumns) {
    this.#frame = frame;
    this.#polygons = polygons;
  }

  fill(polygon: number, visit: (cell: number) => void): void {
    const { polygonRings, ringOffsets } = this.#polygons;
    const { columns, west, perWidth } = this.#frame;
    this.#count = 0;
    for (let ring = polygonRings[polygon]!; ring < polygonRings[polygon + 1]!; ring++)
      for (let edge = ringOffsets[ring]!; edge < ringOffsets[ring + 1]! - 1; edge++) this.#note(edge);
    this.#sort();
    for (let k = 0; k + 1 < this.#count; k += 2) {
      const first = Math.max(0, Math.ceil((this.#x[k]! - west) * perWidth - REFERENCE_X));
      const last = Math.min(columns - 1, Math.floor((this.#x[k + 1]! - west) * perWidth - REFERENCE_X));
      const start = this.#row[k]! * columns;
      for (let column = first; column <= last; column++) visit(start + column);
    }
  }

  /** Each row is crossed an even number of times, since rings are closed. */
  #note(edge: number): void {
    const { x, y } = this.#polygons;
    const { south, cellHeight, perHeight } = this.#frame;
    const ay = y[edge]!;
    const by = y[edge + 1]!;
    const firstRow = Math.floor((Math.min(ay, by) - south) * perHeight - REFERENCE_Y);
    const lastRow = Math.ceil((Math.max(ay, by) - south) * perHeight - REFERENCE_Y);
    for (let row = firstRow; row <= lastRow; row++) {
      const line = south + (row + REFERENCE_Y) * cellHeight;
      if (ay > line === by > line) continue;
      if (this.#count === this.#x.length) this.#grow();
      this.#row[this.#count] = row;
      this.#x[this.#count++] = x[edge]! + ((line - ay) * (x[edge + 1]! - x[edge]!)) / (by - ay);
    }
  }

  #sort(): void {
    if (this.#count <= FEW) {
      for (let k = 1; k < this.#count; k++) {
        const row = this.#row[k]!;
        const x = this.#x[k]!;
        let j = k - 1;
        for (; j >= 0 && (this.#row[j]! > row || (this.#row[j] === row && this.#x[j]! > x)); j--) {
          this.#row[j + 1] = this.#row[j]!;
          this.#x[j + 1] = this.#x[j]!;
        }
        this.#row[j + 1] = row;
        this.#x[j + 1] = x;
      }
      return;
    }
    const rows = this.#row.slice(0, this.#count);
    const xs = this.#x.slice(0, this.#count);
    const order = Uint32Array.from(rows.keys()).sort((a, b) => rows[a]! - rows[b]! || xs[a]! - xs[b]!);
    order.forEach((from, k) => {
      this.#row[k] = rows[from]!;
      this.#x[k] = xs[from]!;
    });
  }

  #grow(): void {
    const row = new Int32Array(2 * this.#row.length);
    row.set(this.#row);
    this.#row = row;
    const x = new Float64Array(2 * this.#x.length);
    x.set(this.#x);
    this.#x = x;
  }
}

/** Up to so many crossings are sorted by insertion. */
const FEW = 48;
