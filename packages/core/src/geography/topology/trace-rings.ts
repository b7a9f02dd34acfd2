import type { ArcSet } from './chain-arcs.ts';
import { OUTSIDE } from './topology.ts';

/** Rings of all areas, with the area on their left. */
export interface RingSet {
  readonly ringOffsets: Uint32Array;
  /** `arc` forwards or `~arc` backwards. */
  readonly ringArcs: Int32Array;
  readonly ringArea: Int32Array;
}

/**
 * Walks round every area, keeping it on the left. Half-arc `2 * arc` runs forwards, `2 * arc + 1` backwards.
 * A walk that comes to a node twice is parted there, so that no ring touches itself.
 */
export function traceRings(arcs: ArcSet): RingSet {
  const outgoing = outgoingHalves(arcs);
  const visited = new Uint8Array(2 * arcs.arcCount);
  const placeOfVertex = new Int32Array(arcs.vertexCount).fill(-1);
  const ringOffsets: number[] = [0];
  const ringArcs: number[] = [];
  const ringArea: number[] = [];
  const path: number[] = [];

  const emit = (keep: number, area: number) => {
    for (let k = keep; k < path.length; k++) {
      const half = path[k]!;
      ringArcs.push(half & 1 ? ~(half >> 1) : half >> 1);
      placeOfVertex[startOf(arcs, half)] = -1;
    }
    path.length = keep;
    ringOffsets.push(ringArcs.length);
    ringArea.push(area);
  };

  for (let first = 0; first < visited.length; first++) {
    const area = areaOf(arcs, first);
    if (visited[first] || area === OUTSIDE) continue;
    let half = first;
    do {
      visited[half] = 1;
      placeOfVertex[startOf(arcs, half)] = path.length;
      path.push(half);
      const seen = placeOfVertex[startOf(arcs, half ^ 1)]!;
      half = nextHalf(arcs, outgoing, half, area);
      if (seen >= 0) emit(seen, area);
    } while (!visited[half]);
    if (path.length > 0) emit(0, area);
  }
  return {
    ringOffsets: Uint32Array.from(ringOffsets),
    ringArcs: Int32Array.from(ringArcs),
    ringArea: Int32Array.from(ringArea),
  };
}

function areaOf(arcs: ArcSet, half: number): number {
  return half & 1 ? arcs.arcRight[half >> 1]! : arcs.arcLeft[half >> 1]!;
}

function startOf(arcs: ArcSet, half: number): number {
  return half & 1 ? arcs.arcEnd[half >> 1]! : arcs.arcStart[half >> 1]!;
}

function outgoingHalves(arcs: ArcSet) {
  const halfCount = 2 * arcs.arcCount;
  const offsets = new Uint32Array(arcs.vertexCount + 1);
  for (let half = 0; half < halfCount; half++) offsets[startOf(arcs, half) + 1]!++;
  for (let vertex = 1; vertex < offsets.length; vertex++) offsets[vertex]! += offsets[vertex - 1]!;
  const next = offsets.slice(0, -1);
  const halves = new Uint32Array(halfCount);
  for (let half = 0; half < halfCount; half++) halves[next[startOf(arcs, half)]!++] = half;
  return { offsets, halves };
}

/** The half-arc that goes on round `area`: where several do, the first one clockwise from the way back. */
function nextHalf(
  arcs: ArcSet,
  outgoing: { offsets: Uint32Array; halves: Uint32Array },
  half: number,
  area: number,
): number {
  const node = startOf(arcs, half ^ 1);
  const back = half ^ 1;
  let best = -1;
  let bestTurn = Number.POSITIVE_INFINITY;
  let backAngle = Number.NaN;
  for (let k = outgoing.offsets[node]!; k < outgoing.offsets[node + 1]!; k++) {
    const candidate = outgoing.halves[k]!;
    if (areaOf(arcs, candidate) !== area) continue;
    if (best < 0) {
      best = candidate;
      continue;
    }
    if (Number.isNaN(backAngle)) {
      backAngle = leavingAngle(arcs, back);
      bestTurn = clockwiseTurn(backAngle, leavingAngle(arcs, best));
    }
    const turn = clockwiseTurn(backAngle, leavingAngle(arcs, candidate));
    if (turn < bestTurn) {
      best = candidate;
      bestTurn = turn;
    }
  }
  if (best < 0) throw new Error(`the boundary of area ${area} is open at a node`);
  return best;
}

function clockwiseTurn(from: number, to: number): number {
  const turn = from - to;
  return turn > 0 ? turn : turn + 2 * Math.PI;
}

/** Direction in which a half-arc leaves its node, radians; points that coincide with the node are passed. */
function leavingAngle(arcs: ArcSet, half: number): number {
  const { eastingMetres: x, northingMetres: y } = arcs;
  const first = arcs.arcOffsets[half >> 1]!;
  const last = arcs.arcOffsets[(half >> 1) + 1]! - 1;
  const start = half & 1 ? last : first;
  const step = half & 1 ? -1 : 1;
  let i = start + step;
  while (i > first && i < last && x[i] === x[start] && y[i] === y[start]) i += step;
  return Math.atan2(y[i]! - y[start]!, x[i]! - x[start]!);
}
