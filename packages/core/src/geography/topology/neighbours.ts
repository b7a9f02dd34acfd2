import { arcMetres, OUTSIDE, type Topology } from './topology.ts';

/** Areas that share a boundary, as compressed rows: neighbours ascend within a row. */
export interface Neighbours {
  /** Row of area `a`: from `offsets[a]` up to, not including, `offsets[a + 1]`. */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Length of the shared boundary in metres. */
  readonly sharedMetres: Float64Array;
  /** Areas without a neighbour, ascending: islands. */
  readonly islands: Uint32Array;
}

/** Contiguity of areas: neighbours share an arc of some length; to touch in a point is not enough. */
export function neighboursOf(topology: Topology): Neighbours {
  const { areaCount, arcLeft, arcRight } = topology;
  const metres = arcMetres(topology);
  const rows: Map<number, number>[] = Array.from({ length: areaCount }, () => new Map());
  for (let arc = 0; arc < metres.length; arc++) {
    const left = arcLeft[arc]!;
    const right = arcRight[arc]!;
    if (left === OUTSIDE || right === OUTSIDE || left === right || metres[arc]! <= MEETING_METRES) continue;
    rows[left]!.set(right, (rows[left]!.get(right) ?? 0) + metres[arc]!);
    rows[right]!.set(left, (rows[right]!.get(left) ?? 0) + metres[arc]!);
  }
  const offsets = new Uint32Array(areaCount + 1);
  rows.forEach((row, area) => {
    offsets[area + 1] = offsets[area]! + row.size;
  });
  const neighbours = new Uint32Array(offsets[areaCount]!);
  const sharedMetres = new Float64Array(offsets[areaCount]!);
  const islands: number[] = [];
  rows.forEach((row, area) => {
    if (row.size === 0) islands.push(area);
    [...row]
      .sort((a, b) => a[0] - b[0])
      .forEach(([neighbour, shared], k) => {
        neighbours[offsets[area]! + k] = neighbour;
        sharedMetres[offsets[area]! + k] = shared;
      });
  });
  return { offsets, neighbours, sharedMetres, islands: Uint32Array.from(islands) };
}

/** Four cells that meet in a point leave an arc of rounding length between two of them. */
const MEETING_METRES = 1e-6;
