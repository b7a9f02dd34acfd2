import { ArgumentError } from '../foundation/errors.ts';
import { checkSymmetric, checkWeightRows } from './check-weights.ts';
import { describeWeights, type SpatialWeights } from './spatial-weights.ts';

/**
 * Binary weights from lists of neighbours that share a border, in the rows of a topology.
 *
 * @param rows `offsets` of count + 1 elements and `neighbours`, ascending within each row
 * @throws ArgumentError for a missing or repeated neighbour, or one whose own list lacks the area
 * @example
 * // three areas in a row
 * contiguityWeights({ offsets: Uint32Array.of(0, 1, 3, 4), neighbours: Uint32Array.of(1, 0, 2, 1) });
 */
export function contiguityWeights(rows: {
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array | Uint16Array | Int32Array;
}): SpatialWeights {
  const { offsets } = rows;
  const neighbours = Uint32Array.from(rows.neighbours);
  const weights = new Float64Array(neighbours.length).fill(1);
  checkWeightRows({ offsets, neighbours, weights });
  const spatial = describeWeights({ offsets, neighbours, weights }, false);
  checkSymmetric(spatial);
  return spatial;
}

/**
 * Weights from lists of neighbours by id, as GAL and GWT files hold them. Links need not run both ways.
 *
 * @param ids id of each area, in the order of its values
 * @param neighbours ids of the neighbours of each area; an area that is absent or has none is an island
 * @param weights weight of each neighbour, in the same order; 0 is no link; 1 for all by default
 * @throws ArgumentError for a repeated id, a neighbour that no area has, or a bad weight
 * @example
 * listedWeights(['a', 'b', 'c'], { a: ['b'], b: ['a'] }).islands; // 2: 'c' has no neighbour
 */
export function listedWeights(
  ids: readonly string[],
  neighbours: Readonly<Record<string, readonly string[]>>,
  weights?: Readonly<Record<string, readonly number[]>>,
): SpatialWeights {
  const indexOfId = new Map<string, number>();
  for (const [area, id] of ids.entries()) {
    if (indexOfId.has(id))
      throw new ArgumentError({ argument: 'ids', index: area, value: id, expected: 'an id not used before' });
    indexOfId.set(id, area);
  }
  for (const id of Object.keys(neighbours))
    if (!indexOfId.has(id))
      throw new ArgumentError({ argument: 'neighbours', value: id, expected: 'the id of an area' });

  const offsets = new Uint32Array(ids.length + 1);
  const links: { neighbour: number; weight: number }[] = [];
  for (const [area, id] of ids.entries()) {
    const listed = neighbours[id] ?? [];
    const row = listed.map((neighbourId, place) => {
      const neighbour = indexOfId.get(neighbourId);
      if (neighbour === undefined)
        throw new ArgumentError({
          argument: `neighbours of ${id}`,
          index: place,
          value: neighbourId,
          expected: 'the id of an area: this neighbour is missing',
        });
      const weight = weights === undefined ? 1 : weights[id]?.[place];
      if (weight === undefined)
        throw new ArgumentError({
          argument: `weights of ${id}`,
          value: weights?.[id],
          expected: `${listed.length} elements, one for each neighbour`,
        });
      return { neighbour, weight };
    });
    links.push(...row.filter(({ weight }) => weight !== 0).sort((a, b) => a.neighbour - b.neighbour));
    offsets[area + 1] = links.length;
  }
  const rows = {
    offsets,
    neighbours: Uint32Array.from(links, (link) => link.neighbour),
    weights: Float64Array.from(links, (link) => link.weight),
  };
  checkWeightRows(rows);
  return describeWeights(rows, false);
}
