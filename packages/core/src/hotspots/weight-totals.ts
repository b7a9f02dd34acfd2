import type { SpatialWeights } from './spatial-weights.ts';

/** The sums of weights that the moments of global statistics are made of (Cliff and Ord 1981). */
export interface WeightTotals {
  /** Sum of all weights. */
  readonly s0: number;
  /** Half the sum over pairs of (w_ij + w_ji)^2. */
  readonly s1: number;
  /** Sum over areas of (row sum + column sum)^2. */
  readonly s2: number;
}

export function weightTotals({ count, offsets, neighbours, weights }: SpatialWeights): WeightTotals {
  const margins = new Float64Array(count);
  const next = offsets.slice(0, count);
  let s0 = 0;
  let s1 = 0;
  for (let area = 0; area < count; area++)
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) {
      const weight = weights[link]!;
      const neighbour = neighbours[link]!;
      s0 += weight;
      margins[area]! += weight;
      margins[neighbour]! += weight;
      let back = next[neighbour]!;
      while (back < offsets[neighbour + 1]! && neighbours[back]! < area) back++;
      next[neighbour] = back;
      const mutual = back < offsets[neighbour + 1]! && neighbours[back] === area;
      // A pair (i, j) with links both ways is met twice, a one-way link once.
      s1 += mutual ? (weight + weights[back]!) ** 2 / 2 : weight ** 2;
    }
  let s2 = 0;
  for (const margin of margins) s2 += margin * margin;
  return { s0, s1, s2 };
}
