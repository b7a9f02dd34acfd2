import { ArgumentError } from '../foundation/errors.ts';
import type { SpatialWeights, WeightRows } from './spatial-weights.ts';

/**
 * Checks rows of weights that came from outside.
 *
 * @throws ArgumentError naming `offsets`, `neighbours` or `weights`, with the index: offsets that do not run
 * from 0 to the number of links, a neighbour that is not an area, repeats or is out of order within its row,
 * a weight that is not above 0 and finite
 */
export function checkWeightRows({ offsets, neighbours, weights }: WeightRows): void {
  const count = offsets.length - 1;
  if (count < 1)
    throw new ArgumentError({
      argument: 'offsets',
      value: offsets,
      expected: 'one element more than there are areas',
    });
  if (offsets[0] !== 0)
    throw new ArgumentError({ argument: 'offsets', index: 0, value: offsets[0], expected: '0' });
  for (let area = 0; area < count; area++)
    if (offsets[area + 1]! < offsets[area]!)
      throw new ArgumentError({
        argument: 'offsets',
        index: area + 1,
        value: offsets[area + 1],
        expected: `at least ${offsets[area]}`,
      });
  const links = offsets[count]!;
  if (neighbours.length !== links)
    throw new ArgumentError({
      argument: 'neighbours',
      value: neighbours,
      expected: `${links} elements, the last offset`,
    });
  if (weights.length !== links)
    throw new ArgumentError({
      argument: 'weights',
      value: weights,
      expected: `${links} elements, one for each neighbour`,
    });
  for (let area = 0; area < count; area++) checkRow(area, count, offsets, neighbours, weights);
}

function checkRow(
  area: number,
  count: number,
  offsets: Uint32Array,
  neighbours: Uint32Array,
  weights: Float64Array,
): void {
  const start = offsets[area]!;
  for (let link = start; link < offsets[area + 1]!; link++) {
    const neighbour = neighbours[link]!;
    if (neighbour >= count)
      throw new ArgumentError({
        argument: 'neighbours',
        index: link,
        value: neighbour,
        expected: `an area from 0 to ${count - 1}: this neighbour of area ${area} is missing`,
      });
    if (link > start && neighbour <= neighbours[link - 1]!)
      throw new ArgumentError({
        argument: 'neighbours',
        index: link,
        value: neighbour,
        expected: `above ${neighbours[link - 1]}: neighbours of area ${area} ascend without repeats`,
      });
    const weight = weights[link]!;
    if (!(weight > 0 && weight < Infinity))
      throw new ArgumentError({
        argument: 'weights',
        index: link,
        value: weight,
        expected: 'a finite number above 0',
      });
  }
}

/**
 * @throws ArgumentError at the first link that does not run both ways with one weight (to 1e-9 of it)
 */
export function checkSymmetric({ count, offsets, neighbours, weights }: SpatialWeights): void {
  const next = offsets.slice(0, count);
  for (let area = 0; area < count; area++)
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++) {
      const neighbour = neighbours[link]!;
      let back = next[neighbour]!;
      const end = offsets[neighbour + 1]!;
      while (back < end && neighbours[back]! < area) back++;
      next[neighbour] = back;
      const found = back < end && neighbours[back] === area ? weights[back]! : 0;
      if (Math.abs(found - weights[link]!) > 1e-9 * weights[link]!)
        throw new ArgumentError({
          argument: 'weights',
          index: link,
          value: weights[link],
          expected: `the weight ${found} of the link from area ${neighbour} back to area ${area}`,
        });
    }
}

/**
 * Checks the values that a statistic is asked for.
 *
 * @throws ArgumentError naming `values`: another number of them than areas, or one that is not finite
 */
export function checkValues(values: ArrayLike<number>, spatial: SpatialWeights): void {
  if (values.length !== spatial.count)
    throw new ArgumentError({
      argument: 'values',
      value: values,
      expected: `${spatial.count} elements, one for each area of the weights`,
    });
  for (let area = 0; area < values.length; area++)
    if (!Number.isFinite(values[area]))
      throw new ArgumentError({
        argument: 'values',
        index: area,
        value: values[area],
        expected: 'a finite number',
      });
}
