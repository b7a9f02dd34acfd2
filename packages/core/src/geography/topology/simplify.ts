import { ArgumentError } from '../../foundation/errors.ts';
import { SimplifyQueue } from './simplify-queue.ts';
import type { Topology } from './topology.ts';
import { VertexGrid } from './vertex-grid.ts';

/**
 * Simplifies shared arcs and so all areas at once: neighbours stay aligned, without gaps or overlaps.
 *
 * Visvalingam and Whyatt 1993: the point whose triangle with its two neighbours is smallest goes first, until
 * all left are above `squareMetres`; triangles count for less where they are flat and for more where they
 * are sharp (weighted as Bloch does in mapshaper). A point stays where another point lies in its triangle, so
 * no line comes to cross another; an arc that closes on itself keeps three points, and arcs that join the
 * same two nodes keep one between them, so no area vanishes.
 *
 * @param squareMetres triangles below this weighted size go; 0 or more
 */
export function simplifyTopology(topology: Topology, squareMetres: number): Topology {
  if (!(squareMetres >= 0))
    throw new ArgumentError({ argument: 'squareMetres', value: squareMetres, expected: '0 or more' });
  const { eastingMetres: x, northingMetres: y, arcOffsets } = topology;
  const pointCount = x.length;
  const before = new Int32Array(pointCount);
  const after = new Int32Array(pointCount);
  const arcOfPoint = new Uint32Array(pointCount);
  const pointsLeft = new Uint32Array(topology.arcCount);
  for (let arc = 0; arc < topology.arcCount; arc++) {
    const first = arcOffsets[arc]!;
    const last = arcOffsets[arc + 1]! - 1;
    pointsLeft[arc] = last - first + 1;
    for (let i = first; i <= last; i++) {
      arcOfPoint[i] = arc;
      before[i] = i > first ? i - 1 : -1;
      after[i] = i < last ? i + 1 : -1;
    }
  }
  const fewest = fewestPoints(topology);
  const grid = new VertexGrid(x, y, Math.max(50, 2 * Math.sqrt(squareMetres)));
  const queue = new SimplifyQueue(pointCount);
  const weigh = (i: number) => {
    if (before[i]! < 0 || after[i]! < 0) return;
    const weight = weightedTriangle(x, y, before[i]!, i, after[i]!);
    if (weight < squareMetres) queue.put(i, weight);
    else queue.drop(i);
  };
  for (let i = 0; i < pointCount; i++) weigh(i);

  for (let i = queue.take(); i >= 0; i = queue.take()) {
    const arc = arcOfPoint[i]!;
    const p = before[i]!;
    const n = after[i]!;
    if (pointsLeft[arc]! <= fewest[arc]! || grid.blocks(p, i, n)) continue;
    after[p] = n;
    before[n] = p;
    pointsLeft[arc]!--;
    grid.remove(i);
    weigh(p);
    weigh(n);
  }
  return keepPoints(topology, grid.removed, pointsLeft);
}

/** Points that each arc must keep, its ends among them. */
function fewestPoints(topology: Topology): Uint8Array {
  const { arcStart, arcEnd, arcCount, nodeCount } = topology;
  const fewest = new Uint8Array(arcCount).fill(2);
  const firstArc = new Map<number, number>();
  for (let arc = 0; arc < arcCount; arc++) {
    const a = Math.min(arcStart[arc]!, arcEnd[arc]!);
    const b = Math.max(arcStart[arc]!, arcEnd[arc]!);
    if (a === b) {
      fewest[arc] = 4;
      continue;
    }
    const key = a * nodeCount + b;
    const first = firstArc.get(key);
    if (first === undefined) firstArc.set(key, arc);
    else {
      fewest[arc] = 3;
      fewest[first] = 3;
    }
  }
  return fewest;
}

function weightedTriangle(x: Float64Array, y: Float64Array, p: number, i: number, n: number): number {
  const ax = x[p]! - x[i]!;
  const ay = y[p]! - y[i]!;
  const bx = x[n]! - x[i]!;
  const by = y[n]! - y[i]!;
  const square = Math.abs(ax * by - ay * bx) / 2;
  const lengths = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
  if (lengths === 0) return 0;
  return square * (1 + (SHARPNESS * (ax * bx + ay * by)) / lengths);
}

/** How much more a hairpin counts than a right angle, and a straight line less. */
const SHARPNESS = 0.7;

function keepPoints(topology: Topology, removed: Uint8Array, pointsLeft: Uint32Array): Topology {
  const arcOffsets = new Uint32Array(topology.arcCount + 1);
  for (let arc = 0; arc < topology.arcCount; arc++) arcOffsets[arc + 1] = arcOffsets[arc]! + pointsLeft[arc]!;
  const eastingMetres = new Float64Array(arcOffsets[topology.arcCount]!);
  const northingMetres = new Float64Array(arcOffsets[topology.arcCount]!);
  let at = 0;
  for (let i = 0; i < removed.length; i++) {
    if (removed[i]) continue;
    eastingMetres[at] = topology.eastingMetres[i]!;
    northingMetres[at++] = topology.northingMetres[i]!;
  }
  return { ...topology, arcOffsets, eastingMetres, northingMetres };
}
