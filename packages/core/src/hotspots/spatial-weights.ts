/**
 * Spatial weights as compressed sparse rows: which areas count as neighbours of each area, and how much.
 *
 * Row `i` holds `neighbours[e]` and `weights[e]` for `e` from `offsets[i]` up to, not including,
 * `offsets[i + 1]`; neighbours ascend within a row and none is repeated. An area without a neighbour other
 * than itself is an island: it keeps its row and is listed in `islands`.
 */
export interface SpatialWeights {
  /** Number of areas. */
  readonly count: number;
  /** Length count + 1. */
  readonly offsets: Uint32Array;
  /** Index of the neighbour of each link, in 0..count - 1. */
  readonly neighbours: Uint32Array;
  /** Weight of each link, above 0, finite, no unit. */
  readonly weights: Float64Array;
  /** True where each row with a link adds up to 1. */
  readonly rowStandardised: boolean;
  /** True where areas are neighbours of themselves, as Gi* needs. */
  readonly selfIncluded: boolean;
  /** Areas without a neighbour other than themselves, ascending. */
  readonly islands: Uint32Array;
}

/** The rows of {@link SpatialWeights}, before anything was worked out from them. */
export interface WeightRows {
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly weights: Float64Array;
}

/** Adds to checked rows what methods ask of them; the arrays are kept, not copied. */
export function describeWeights(rows: WeightRows, rowStandardised: boolean): SpatialWeights {
  const { offsets, neighbours, weights } = rows;
  const count = offsets.length - 1;
  const islands: number[] = [];
  let selfIncluded = false;
  for (let area = 0; area < count; area++) {
    let others = 0;
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) {
      if (neighbours[link] === area) selfIncluded = true;
      else others++;
    }
    if (others === 0) islands.push(area);
  }
  return {
    count,
    offsets,
    neighbours,
    weights,
    rowStandardised,
    selfIncluded,
    islands: Uint32Array.from(islands),
  };
}

/** Sum of the weights of each row. */
export function rowSums({ count, offsets, weights }: SpatialWeights): Float64Array {
  const sums = new Float64Array(count);
  for (let area = 0; area < count; area++)
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) sums[area]! += weights[link]!;
  return sums;
}

/** Weighted sum of the neighbours' values of each area (the spatial lag); 0 for a row without links. */
export function spatialLag(values: ArrayLike<number>, spatial: SpatialWeights): Float64Array {
  const { count, offsets, neighbours, weights } = spatial;
  const lag = new Float64Array(count);
  for (let area = 0; area < count; area++) {
    let sum = 0;
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++)
      sum += weights[link]! * values[neighbours[link]!]!;
    lag[area] = sum;
  }
  return lag;
}
