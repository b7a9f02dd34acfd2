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
  return rebuild(spatial, true);
}

/** The same links but those from an area to itself, as Gi and Moran's I have it. */
export function withoutSelfWeights(spatial: SpatialWeights): SpatialWeights {
  return rebuild(spatial, false);
}

function rebuild(spatial: SpatialWeights, withSelf: boolean): SpatialWeights {
  const { count } = spatial;
  const offsets = new Uint32Array(count + 1);
  const neighbours = new Uint32Array(spatial.neighbours.length + count);
  const weights = new Float64Array(neighbours.length);
  let length = 0;
  const add = (neighbour: number, weight: number) => {
    neighbours[length] = neighbour;
    weights[length++] = weight;
  };
  for (let area = 0; area < count; area++) {
    const start = spatial.offsets[area]!;
    const end = spatial.offsets[area + 1]!;
    let greatest = 0;
    for (let link = start; link < end; link++) greatest = Math.max(greatest, spatial.weights[link]!);
    let placed = !withSelf;
    for (let link = start; link < end; link++) {
      const neighbour = spatial.neighbours[link]!;
      if (neighbour === area && !withSelf) continue;
      if (!placed && neighbour > area) add(area, greatest);
      placed ||= neighbour >= area;
      add(neighbour, spatial.weights[link]!);
    }
    if (!placed) add(area, greatest || 1);
    offsets[area + 1] = length;
  }
  const rows = { offsets, neighbours: neighbours.slice(0, length), weights: weights.slice(0, length) };
  const rebuilt = describeWeights(rows, false);
  return spatial.rowStandardised ? rowStandardisedWeights(rebuilt) : rebuilt;
}
