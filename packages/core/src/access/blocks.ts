import type { TravelTimes } from './travel-times.ts';

/** Areas that are worked on together: from `fromArea` up to, not including, `toArea`, and their pairs. */
export interface Block {
  readonly fromArea: number;
  readonly toArea: number;
  readonly fromPair: number;
  readonly toPair: number;
}

/** Pairs of a block; their weights take 8 MiB. All areas of England within two hours of a site are one block. */
const BLOCK_PAIRS = 1 << 20;

let scratch = new Float64Array(0);

/**
 * Cuts a matrix into blocks of at most so many pairs, or of one area where it has more. A small matrix is one
 * block.
 */
export function blocksOf(travel: TravelTimes, mostPairs = BLOCK_PAIRS): Block[] {
  const { areaCount, offsets } = travel;
  const blocks: Block[] = [];
  let fromArea = 0;
  while (fromArea < areaCount) {
    let toArea = fromArea + 1;
    while (toArea < areaCount && offsets[toArea + 1]! - offsets[fromArea]! <= mostPairs) toArea++;
    blocks.push({ fromArea, toArea, fromPair: offsets[fromArea]!, toPair: offsets[toArea]! });
    fromArea = toArea;
  }
  return blocks;
}

/** All areas as one block, for weights that are there already. */
export function wholeBlock({ areaCount, minutes }: TravelTimes): Block {
  return { fromArea: 0, toArea: areaCount, fromPair: 0, toPair: minutes.length };
}

/**
 * A column for the weights of a block that do not outlive the call that asks for it: fresh memory costs more than
 * the sums over it. Its content is left over; it is lent to one taker at a time.
 */
export function lentWeights(pairs: number): Float64Array {
  if (scratch.length < pairs) scratch = new Float64Array(pairs);
  return scratch.subarray(0, pairs);
}
