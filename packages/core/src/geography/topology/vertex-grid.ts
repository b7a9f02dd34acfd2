import { orient2d } from 'robust-predicates';

/** Points by grid cell, to ask whether a triangle holds one of those not yet removed. */
export class VertexGrid {
  readonly removed: Uint8Array;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #west: number;
  readonly #south: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cellMetres: number;
  readonly #offsets: Uint32Array;
  readonly #points: Uint32Array;

  constructor(x: Float64Array, y: Float64Array, cellMetres: number) {
    this.removed = new Uint8Array(x.length);
    this.#x = x;
    this.#y = y;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < x.length; i++) {
      west = Math.min(west, x[i]!);
      east = Math.max(east, x[i]!);
      south = Math.min(south, y[i]!);
      north = Math.max(north, y[i]!);
    }
    const span = Math.max(east - west, north - south, 1);
    this.#cellMetres = Math.max(cellMetres, span / MOST_COLUMNS);
    this.#west = west;
    this.#south = south;
    this.#columns = Math.max(1, Math.floor((east - west) / this.#cellMetres) + 1);
    this.#rows = Math.max(1, Math.floor((north - south) / this.#cellMetres) + 1);
    this.#offsets = new Uint32Array(this.#columns * this.#rows + 1);
    for (let i = 0; i < x.length; i++) this.#offsets[this.#cellOf(i) + 1]!++;
    for (let cell = 1; cell < this.#offsets.length; cell++) this.#offsets[cell]! += this.#offsets[cell - 1]!;
    const next = this.#offsets.slice(0, -1);
    this.#points = new Uint32Array(x.length);
    for (let i = 0; i < x.length; i++) this.#points[next[this.#cellOf(i)]!++] = i;
  }

  remove(point: number): void {
    this.removed[point] = 1;
  }

  /**
   * Whether a point other than the corners lies in the triangle of points p, i and n or on its edges. Points
   * at the places of p and n, where arcs meet, do not count; others at the place of i do.
   */
  blocks(p: number, i: number, n: number): boolean {
    const x = this.#x;
    const y = this.#y;
    const [ax, ay, bx, by, cx, cy] = [x[p]!, y[p]!, x[i]!, y[i]!, x[n]!, y[n]!];
    if ((ax === bx && ay === by) || (bx === cx && by === cy)) return false;
    const west = Math.min(ax, bx, cx);
    const east = Math.max(ax, bx, cx);
    const south = Math.min(ay, by, cy);
    const north = Math.max(ay, by, cy);
    const turn = orient2d(ax, ay, bx, by, cx, cy) < 0 ? -1 : 1;
    const lastColumn = this.#column(east);
    const lastRow = this.#row(north);
    for (let row = this.#row(south); row <= lastRow; row++) {
      const first = this.#offsets[row * this.#columns + this.#column(west)]!;
      const end = this.#offsets[row * this.#columns + lastColumn + 1]!;
      for (let k = first; k < end; k++) {
        const point = this.#points[k]!;
        if (this.removed[point] || point === i) continue;
        const qx = x[point]!;
        const qy = y[point]!;
        if (qx < west || qx > east || qy < south || qy > north) continue;
        if ((qx === ax && qy === ay) || (qx === cx && qy === cy)) continue;
        if (
          turn * orient2d(ax, ay, bx, by, qx, qy) >= 0 &&
          turn * orient2d(bx, by, cx, cy, qx, qy) >= 0 &&
          turn * orient2d(cx, cy, ax, ay, qx, qy) >= 0
        )
          return true;
      }
    }
    return false;
  }

  #column(x: number): number {
    return Math.floor((x - this.#west) / this.#cellMetres);
  }

  #row(y: number): number {
    return Math.floor((y - this.#south) / this.#cellMetres);
  }

  #cellOf(point: number): number {
    return this.#row(this.#y[point]!) * this.#columns + this.#column(this.#x[point]!);
  }
}

const MOST_COLUMNS = 4000;
