import type { EdgeSoup } from '../topology/edge-soup.ts';
import { OUTSIDE } from '../topology/topology.ts';
import type { Land } from './land.ts';
import { isOnLand, type SegmentGrid } from './segment-grid.ts';
import { type LooseEdges, type ShoreCrossings, shoreCrossings } from './shore-crossings.ts';

/**
 * Keeps what lies on land of the edges between cells and adds the shore, parted where cells meet it.
 *
 * Vertices of the result: cell vertices, then the points of the land, then crossings.
 *
 * @param areaAt the area at a place, asked for the rings of land that no edge crosses
 */
export function cutAtShore(
  cells: LooseEdges,
  areaCount: number,
  land: Land,
  grid: SegmentGrid,
  areaAt: (eastingMetres: number, northingMetres: number) => number,
): EdgeSoup {
  const crossings = shoreCrossings(cells, land, grid);
  const firstLandVertex = cells.eastingMetres.length;
  const firstCrossing = firstLandVertex + land.eastingMetres.length;
  const pieces = new Pieces();
  addCellPieces(pieces, cells, land, grid, crossings, firstCrossing);
  addShorePieces(pieces, cells, land, crossings, firstLandVertex, firstCrossing, areaAt);
  return pieces.soup(
    areaCount,
    joined(cells.eastingMetres, land.eastingMetres, crossings.eastingMetres),
    joined(cells.northingMetres, land.northingMetres, crossings.northingMetres),
  );
}

class Pieces {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];

  add(from: number, to: number, left: number, right: number): void {
    if (left === right) return;
    this.#from.push(from);
    this.#to.push(to);
    this.#left.push(left);
    this.#right.push(right);
  }

  soup(areaCount: number, eastingMetres: Float64Array, northingMetres: Float64Array): EdgeSoup {
    return {
      areaCount,
      eastingMetres,
      northingMetres,
      from: Uint32Array.from(this.#from),
      to: Uint32Array.from(this.#to),
      left: Int32Array.from(this.#left),
      right: Int32Array.from(this.#right),
    };
  }
}

function addCellPieces(
  pieces: Pieces,
  cells: LooseEdges,
  land: Land,
  grid: SegmentGrid,
  crossings: ShoreCrossings,
  firstCrossing: number,
): void {
  let next = 0;
  for (let edge = 0; edge < cells.from.length; edge++) {
    const from = cells.from[edge]!;
    const to = cells.to[edge]!;
    const left = cells.left[edge]!;
    const right = cells.right[edge]!;
    if (crossings.edge[next] !== edge) {
      if (isOnLand(land, grid, cells.eastingMetres[from]!, cells.northingMetres[from]!))
        pieces.add(from, to, left, right);
      continue;
    }
    const first = next;
    while (crossings.edge[next] === edge) next++;
    const order = sortedAlong(first, next, crossings.alongEdge);
    alternate(order, (crossing) => crossings.landward[crossing]!);
    let start = crossings.landward[order[0]!] ? -1 : from;
    for (const crossing of order) {
      const vertex = firstCrossing + crossing;
      if (crossings.landward[crossing]) start = vertex;
      else {
        pieces.add(start, vertex, left, right);
        start = -1;
      }
    }
    if (start >= 0) pieces.add(start, to, left, right);
  }
}

/** Crossings that rounding put in the wrong order are swapped, so that land and water take turns. */
function alternate(order: number[], landward: (crossing: number) => boolean): void {
  for (let k = 1; k < order.length; k++) {
    const wanted = !landward(order[k - 1]!);
    const found = order.findIndex((crossing, place) => place >= k && landward(crossing) === wanted);
    if (found > k) order.splice(k, 0, ...order.splice(found, 1));
  }
}

function sortedAlong(first: number, end: number, along: number[]): number[] {
  const order = Array.from({ length: end - first }, (_, k) => first + k);
  return order.sort((a, b) => along[a]! - along[b]!);
}

function addShorePieces(
  pieces: Pieces,
  cells: LooseEdges,
  land: Land,
  crossings: ShoreCrossings,
  firstLandVertex: number,
  firstCrossing: number,
  areaAt: (eastingMetres: number, northingMetres: number) => number,
): void {
  const bySegment = crossingsBySegment(crossings, land.eastingMetres.length);
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const first = land.ringOffsets[ring]!;
    const end = land.ringOffsets[ring + 1]!;
    const passed = bySegment.order.slice(bySegment.offsets[first]!, bySegment.offsets[end]!);
    const startOf = (crossing: number) => areaBefore(cells, crossings, crossing);
    const endOf = (crossing: number) => areaAfter(cells, crossings, crossing);
    let area =
      passed.length > 0
        ? startOf(passed[0]!)
        : areaAt(land.eastingMetres[first]!, land.northingMetres[first]!);
    chainByArea(passed, area, startOf, endOf, crossings.segment);
    let next = 0;
    for (let i = first; i < end; i++) {
      let from = firstLandVertex + i;
      while (next < passed.length && crossings.segment[passed[next]!] === i) {
        const crossing = passed[next++]!;
        pieces.add(from, firstCrossing + crossing, area, OUTSIDE);
        from = firstCrossing + crossing;
        area = endOf(crossing);
      }
      pieces.add(from, firstLandVertex + (i + 1 < end ? i + 1 : first), area, OUTSIDE);
    }
  }
}

/** Crossings of one segment that rounding put in the wrong order are swapped, so that each leaves the area reached. */
function chainByArea(
  passed: number[],
  firstArea: number,
  startOf: (crossing: number) => number,
  endOf: (crossing: number) => number,
  segment: number[],
): void {
  let area = firstArea;
  for (let k = 0; k < passed.length; k++) {
    if (startOf(passed[k]!) !== area) {
      const found = passed.findIndex(
        (crossing, place) =>
          place > k && segment[crossing] === segment[passed[k]!] && startOf(crossing) === area,
      );
      if (found > k) passed.splice(k, 0, ...passed.splice(found, 1));
    }
    area = endOf(passed[k]!);
  }
}

function crossingsBySegment(crossings: ShoreCrossings, segmentCount: number) {
  const order = Array.from({ length: crossings.count }, (_, k) => k);
  order.sort(
    (a, b) =>
      crossings.segment[a]! - crossings.segment[b]! ||
      crossings.alongSegment[a]! - crossings.alongSegment[b]!,
  );
  const offsets = new Uint32Array(segmentCount + 1);
  for (const segment of crossings.segment) offsets[segment + 1]!++;
  for (let segment = 1; segment <= segmentCount; segment++) offsets[segment]! += offsets[segment - 1]!;
  return { order, offsets };
}

/** The shore has land on its left; where the cell edge comes landward, the edge's left lies ahead or behind. */
function areaBefore(cells: LooseEdges, crossings: ShoreCrossings, crossing: number): number {
  const edge = crossings.edge[crossing]!;
  return crossings.landward[crossing] ? cells.left[edge]! : cells.right[edge]!;
}

function areaAfter(cells: LooseEdges, crossings: ShoreCrossings, crossing: number): number {
  const edge = crossings.edge[crossing]!;
  return crossings.landward[crossing] ? cells.right[edge]! : cells.left[edge]!;
}

function joined(a: Float64Array, b: Float64Array, c: number[]): Float64Array {
  const all = new Float64Array(a.length + b.length + c.length);
  all.set(a);
  all.set(b, a.length);
  all.set(c, a.length + b.length);
  return all;
}
