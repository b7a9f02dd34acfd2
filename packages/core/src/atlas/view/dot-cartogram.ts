import { ArgumentError } from '../../foundation/errors.ts';

const ITERATIONS = 120;
/** Iterations in which the dots grow to their size. */
const GROWING = 80;
/** Share of the way back to its place that a dot is drawn each time. */
const PULL = 0.02;

/**
 * Moves dots apart until they hardly overlap, each as near to its place as its neighbours allow: a cartogram
 * in which every dot takes the same room. After Dorling 1996, Area Cartograms: Their Use and Creation, with
 * collisions found on a grid.
 *
 * @param x places of the dots, in any unit
 * @param y as `x`
 * @param radius of every dot, same unit
 * @returns new places; the same for the same input
 * @throws ArgumentError where `x` and `y` differ in length or the radius is not above 0
 */
export function dotCartogram(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radius: number,
): { x: Float64Array; y: Float64Array } {
  if (x.length !== y.length)
    throw new ArgumentError({
      argument: 'y',
      value: y.length,
      expected: `${x.length} numbers, as many as x`,
    });
  if (!(radius > 0)) throw new ArgumentError({ argument: 'radius', value: radius, expected: 'above 0' });
  const moved = { x: Float64Array.from(x), y: Float64Array.from(y) };
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const pull = PULL * Math.max(0, 1 - iteration / GROWING);
    for (let dot = 0; dot < x.length; dot++) {
      moved.x[dot]! += pull * (x[dot]! - moved.x[dot]!);
      moved.y[dot]! += pull * (y[dot]! - moved.y[dot]!);
    }
    // Dots that grow part a dense crowd little by little, and have few neighbours to look at meanwhile.
    pushApart(moved.x, moved.y, radius * Math.min(1, (iteration + 1) / GROWING));
  }
  return moved;
}

/** Moves each overlapping pair apart by half of its overlap, found within cells of one diameter. */
function pushApart(x: Float64Array, y: Float64Array, radius: number): void {
  const size = 2 * radius;
  const buckets = 2 ** Math.ceil(Math.log2(x.length + 1));
  const bucketOf = (column: number, row: number) =>
    (Math.imul(column, 73_856_093) ^ Math.imul(row, 19_349_663)) & (buckets - 1);
  const starts = new Uint32Array(buckets + 1);
  const own = new Uint32Array(x.length);
  for (let dot = 0; dot < x.length; dot++) {
    own[dot] = bucketOf(Math.floor(x[dot]! / size), Math.floor(y[dot]! / size));
    starts[own[dot]! + 1]!++;
  }
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice();
  const dots = new Uint32Array(x.length);
  for (let dot = 0; dot < x.length; dot++) dots[next[own[dot]!]!++] = dot;
  for (let dot = 0; dot < x.length; dot++) {
    const [column, row] = [Math.floor(x[dot]! / size), Math.floor(y[dot]! / size)];
    for (let across = -1; across <= 1; across++)
      for (let down = -1; down <= 1; down++) {
        const bucket = bucketOf(column + across, row + down);
        for (let at = starts[bucket]!; at < starts[bucket + 1]!; at++)
          if (dots[at]! > dot) separate(x, y, dot, dots[at]!, size);
      }
  }
}

function separate(x: Float64Array, y: Float64Array, dot: number, other: number, size: number): void {
  let east = x[other]! - x[dot]!;
  let south = y[other]! - y[dot]!;
  const squared = east * east + south * south;
  if (squared >= size * size) return;
  const apart = Math.sqrt(squared);
  if (apart === 0) {
    // Two dots in one place part in a direction that their indexes settle.
    const angle = dot + other * 0.618;
    [east, south] = [Math.cos(angle), Math.sin(angle)];
  } else {
    east /= apart;
    south /= apart;
  }
  const push = (size - apart) / 2;
  x[dot]! -= east * push;
  y[dot]! -= south * push;
  x[other]! += east * push;
  y[other]! += south * push;
}
