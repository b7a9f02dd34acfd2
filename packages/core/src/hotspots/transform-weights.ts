import { describeWeights, rowSums, type SpatialWeights } from './spatial-weights.ts';

/** The same links, each with weight 1. */
export function binaryWeights(spatial: SpatialWeights): SpatialWeights {
  const { offsets, neighbours } = spatial;
  return describeWeights(
    { offsets, neighbours, weights: new Float64Array(neighbours.length).fill(1) },
    false,
  );
}

/** The same links with each row divided by its sum, so that the lag is a weighted mean. */
export function rowStandardisedWeights(spatial: SpatialWeights): SpatialWeights {
  const { count, offsets, neighbours } = spatial;
  const sums = rowSums(spatial);
  const weights = spatial.weights.slice();
  for (let area = 0; area < count; area++)
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) weights[link]! /= sums[area]!;
  return describeWeights({ offsets, neighbours, weights }, true);
}

/**
 * The same links and each area as a neighbour of itself, as Gi* has it, with the greatest weight of its row
 * (1 for an island). Rows that were standardised are standardised again. Self links that exist are kept.
 */
export function withSelfWeights(spatial: SpatialWeights): SpatialWeights {
  return rebuildRows(spatial, (area, row) => {
    if (row.some(([neighbour]) => neighbour === area)) return row;
    const greatest = row.reduce((most, [, weight]) => Math.max(most, weight), 0) || 1;
    return [...row, [area, greatest] as const].sort(([a], [b]) => a - b);
  });
}

/** The same links but those from an area to itself, as Gi and Moran's I have it. */
export function withoutSelfWeights(spatial: SpatialWeights): SpatialWeights {
  return rebuildRows(spatial, (area, row) => row.filter(([neighbour]) => neighbour !== area));
}

type Row = readonly (readonly [neighbour: number, weight: number])[];

function rebuildRows(spatial: SpatialWeights, change: (area: number, row: Row) => Row): SpatialWeights {
  const { count } = spatial;
  const offsets = new Uint32Array(count + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  for (let area = 0; area < count; area++) {
    const row: (readonly [number, number])[] = [];
    for (let link = spatial.offsets[area]!; link < spatial.offsets[area + 1]!; link++)
      row.push([spatial.neighbours[link]!, spatial.weights[link]!]);
    for (const [neighbour, weight] of change(area, row)) {
      neighbours.push(neighbour);
      weights.push(weight);
    }
    offsets[area + 1] = neighbours.length;
  }
  const rebuilt = describeWeights(
    { offsets, neighbours: Uint32Array.from(neighbours), weights: Float64Array.from(weights) },
    false,
  );
  return spatial.rowStandardised ? rowStandardisedWeights(rebuilt) : rebuilt;
}
