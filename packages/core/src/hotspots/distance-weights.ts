import Flatbush from 'flatbush';
import { ArgumentError } from '../foundation/errors.ts';
import { describeWeights, type SpatialWeights } from './spatial-weights.ts';

/**
 * Binary weights that link each area to the `k` others whose centres are nearest by straight line.
 * Of centres at one distance the lower index comes first. Links need not run both ways.
 *
 * @param eastingMetres @param northingMetres centre of each area on a plane, metres
 * @param k number of neighbours, a whole number from 1 to the number of areas less 1
 * @throws ArgumentError for coordinates that are not finite or of different lengths, or an unusable k
 * @example
 * nearestWeights([0, 1, 5], [0, 0, 0], 1).neighbours; // 1, 0, 1
 */
export function nearestWeights(
  eastingMetres: ArrayLike<number>,
  northingMetres: ArrayLike<number>,
  k: number,
): SpatialWeights {
  const index = indexPoints(eastingMetres, northingMetres);
  const count = eastingMetres.length;
  if (!(Number.isInteger(k) && k >= 1 && k < count))
    throw new ArgumentError({ argument: 'k', value: k, expected: `a whole number from 1 to ${count - 1}` });
  const offsets = Uint32Array.from({ length: count + 1 }, (_, area) => area * k);
  const neighbours = new Uint32Array(count * k);
  for (let area = 0; area < count; area++) {
    const x = eastingMetres[area]!;
    const y = northingMetres[area]!;
    const distanceTo = (other: number) => Math.hypot(eastingMetres[other]! - x, northingMetres[other]! - y);
    const nearest = index.neighbors(x, y, k + 1);
    const reach = Math.max(...nearest.map(distanceTo)) * (1 + 1e-12);
    const candidates = index
      .search(x - reach, y - reach, x + reach, y + reach)
      .filter((other) => other !== area)
      .map((other) => ({ other, metres: distanceTo(other) }))
      .sort((a, b) => a.metres - b.metres || a.other - b.other)
      .slice(0, k)
      .map(({ other }) => other)
      .sort((a, b) => a - b);
    neighbours.set(candidates, area * k);
  }
  return describeWeights(
    { offsets, neighbours, weights: new Float64Array(neighbours.length).fill(1) },
    false,
  );
}

/**
 * Weights that link each area to all others whose centres lie within a distance, inclusive.
 *
 * @param eastingMetres @param northingMetres centre of each area on a plane, metres
 * @param bandMetres greatest distance of a neighbour, above 0
 * @param weightOf weight of a neighbour by its distance in metres (a kernel); 1 by default. A weight of 0
 * leaves the link out
 * @throws ArgumentError for coordinates that are not finite or of different lengths, a band that is not
 * above 0, or a kernel that gives a weight below 0 or not finite (as 1 / distance does at one place)
 * @example
 * // a triangular kernel that reaches 0 at 10 km
 * distanceBandWeights(eastings, northings, 10_000, (metres) => 1 - metres / 10_000);
 */
export function distanceBandWeights(
  eastingMetres: ArrayLike<number>,
  northingMetres: ArrayLike<number>,
  bandMetres: number,
  weightOf: (metres: number) => number = () => 1,
): SpatialWeights {
  const index = indexPoints(eastingMetres, northingMetres);
  if (!(bandMetres > 0 && bandMetres < Infinity))
    throw new ArgumentError({
      argument: 'bandMetres',
      value: bandMetres,
      expected: 'a finite number above 0',
    });
  const count = eastingMetres.length;
  const offsets = new Uint32Array(count + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  for (let area = 0; area < count; area++) {
    const x = eastingMetres[area]!;
    const y = northingMetres[area]!;
    const found = index.search(x - bandMetres, y - bandMetres, x + bandMetres, y + bandMetres);
    for (const other of found.sort((a, b) => a - b)) {
      if (other === area) continue;
      const metres = Math.hypot(eastingMetres[other]! - x, northingMetres[other]! - y);
      if (metres > bandMetres) continue;
      const weight = weightOf(metres);
      if (!(weight >= 0 && weight < Infinity))
        throw new ArgumentError({
          argument: `weightOf(${metres})`,
          value: weight,
          expected: 'a finite number, 0 or above',
        });
      if (weight === 0) continue;
      neighbours.push(other);
      weights.push(weight);
    }
    offsets[area + 1] = neighbours.length;
  }
  return describeWeights(
    { offsets, neighbours: Uint32Array.from(neighbours), weights: Float64Array.from(weights) },
    false,
  );
}

function indexPoints(eastingMetres: ArrayLike<number>, northingMetres: ArrayLike<number>): Flatbush {
  const count = eastingMetres.length;
  if (count === 0)
    throw new ArgumentError({ argument: 'eastingMetres', value: eastingMetres, expected: 'an area or more' });
  if (northingMetres.length !== count)
    throw new ArgumentError({
      argument: 'northingMetres',
      value: northingMetres,
      expected: `${count} elements, as eastingMetres`,
    });
  const index = new Flatbush(count);
  for (let area = 0; area < count; area++) {
    const x = eastingMetres[area]!;
    const y = northingMetres[area]!;
    const bad = Number.isFinite(x) ? (Number.isFinite(y) ? undefined : 'northingMetres') : 'eastingMetres';
    if (bad !== undefined)
      throw new ArgumentError({
        argument: bad,
        index: area,
        value: bad === 'eastingMetres' ? x : y,
        expected: 'a finite number of metres',
      });
    index.add(x, y, x, y);
  }
  index.finish();
  return index;
}
