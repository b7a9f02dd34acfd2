/** A ring of points, x and y in turn, in a buffer that is used again and again. */
export interface RingBuffer {
  points: Int32Array;
  count: number;
}

export function ringBuffer(): RingBuffer {
  return { points: new Int32Array(256), count: 0 };
}

export function addPoint(ring: RingBuffer, x: number, y: number): void {
  if (2 * ring.count + 2 > ring.points.length) {
    const grown = new Int32Array(2 * ring.points.length);
    grown.set(ring.points);
    ring.points = grown;
  }
  ring.points[2 * ring.count] = x;
  ring.points[2 * ring.count++ + 1] = y;
}

/**
 * Keeps the part of a ring on one side of a line, after Sutherland and Hodgman 1974: at or above `edge` where
 * `side` is 1, at or below it where `side` is -1, on axis 0 (x) or 1 (y).
 */
export function clipSide(ring: RingBuffer, into: RingBuffer, axis: 0 | 1, edge: number, side: 1 | -1): void {
  into.count = 0;
  const { points, count } = ring;
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const before = points[2 * j + axis]!;
    const here = points[2 * i + axis]!;
    const otherBefore = points[2 * j + 1 - axis]!;
    const otherHere = points[2 * i + 1 - axis]!;
    if (side * (before - edge) < 0 !== side * (here - edge) < 0 && before !== edge && here !== edge)
      put(into, axis, edge, crossing(before, otherBefore, here, otherHere, edge));
    if (side * (here - edge) >= 0) put(into, axis, here, otherHere);
  }
}

/** Where a line crosses an edge: reckoned from its lower end, so that both areas along it get the same point. */
function crossing(a: number, otherA: number, b: number, otherB: number, edge: number): number {
  return a < b
    ? Math.round(otherA + ((edge - a) * (otherB - otherA)) / (b - a))
    : Math.round(otherB + ((edge - b) * (otherA - otherB)) / (a - b));
}

export function copyRing(ring: RingBuffer, into: RingBuffer): void {
  into.count = 0;
  for (let i = 0; i < ring.count; i++) addPoint(into, ring.points[2 * i]!, ring.points[2 * i + 1]!);
}

export function reverseRing(ring: RingBuffer): void {
  for (let i = 0, j = ring.count - 1; i < j; i++, j--)
    for (const axis of [0, 1]) {
      const kept = ring.points[2 * i + axis]!;
      ring.points[2 * i + axis] = ring.points[2 * j + axis]!;
      ring.points[2 * j + axis] = kept;
    }
}

export function shiftRing(ring: RingBuffer, west: number, north: number): void {
  for (let i = 0; i < ring.count; i++) {
    ring.points[2 * i]! -= west;
    ring.points[2 * i + 1]! -= north;
  }
}

/** Lowest and highest coordinate of a ring on one axis. */
export function reachOf(ring: RingBuffer, axis: 0 | 1): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < ring.count; i++) {
    const value = ring.points[2 * i + axis]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function put(ring: RingBuffer, axis: 0 | 1, value: number, other: number): void {
  if (axis === 0) addPoint(ring, value, other);
  else addPoint(ring, other, value);
}

/** Drops repeated points and points in the middle of straight runs; returns twice its area. */
export function tidyRing(ring: RingBuffer): number {
  const { points } = ring;
  let count = 0;
  for (let i = 0; i < ring.count; i++) {
    const x = points[2 * i]!;
    const y = points[2 * i + 1]!;
    if (count > 0 && points[2 * count - 2] === x && points[2 * count - 1] === y) continue;
    if (count > 1 && isStraight(points, count - 2, count - 1, x, y)) count--;
    points[2 * count] = x;
    points[2 * count + 1] = y;
    count++;
  }
  while (count > 1 && points[0] === points[2 * count - 2] && points[1] === points[2 * count - 1]) count--;
  ring.count = count;
  let twice = 0;
  for (let i = 0, j = count - 1; i < count; j = i++)
    twice +=
      (points[2 * j]! - points[0]!) * (points[2 * i + 1]! - points[1]!) -
      (points[2 * i]! - points[0]!) * (points[2 * j + 1]! - points[1]!);
  return count < 3 ? 0 : twice;
}

function isStraight(points: Int32Array, a: number, b: number, x: number, y: number): boolean {
  const ax = points[2 * b]! - points[2 * a]!;
  const ay = points[2 * b + 1]! - points[2 * a + 1]!;
  const bx = x - points[2 * b]!;
  const by = y - points[2 * b + 1]!;
  return ax * by === ay * bx && ax * bx + ay * by > 0;
}
