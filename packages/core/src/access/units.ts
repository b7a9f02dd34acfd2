import { ArgumentError } from '../foundation/errors.ts';
import type { NumberColumn } from './travel-times.ts';

/**
 * Access in the usual unit: consultants per person times 100,000.
 *
 * @param perPerson consultants per person, one an area
 * @returns consultants per 100,000 people (or need-weighted people), one an area
 * @example
 * per100k(Float64Array.of(0.00002)); // 2
 */
export function per100k(perPerson: Float64Array): Float64Array {
  return perPerson.map((access) => access * 100_000);
}

/**
 * Access relative to the mean of all people: 1 is the mean, 0.5 half of it (PySAL access, `normalize`).
 *
 * @param access any access measure, one number an area
 * @param demand people, one number an area
 * @returns ratio without a unit; all 0 where the mean is 0
 * @throws ArgumentError where lengths differ
 * @example
 * relativeToMean([1, 3], [100, 100]); // 0.5, 1.5
 */
export function relativeToMean(access: NumberColumn, demand: NumberColumn): Float64Array {
  if (demand.length !== access.length)
    throw new ArgumentError({
      argument: 'demand',
      value: demand,
      expected: `${access.length} elements, as access has`,
    });
  let sum = 0;
  let people = 0;
  for (let area = 0; area < access.length; area++) {
    sum += access[area]! * demand[area]!;
    people += demand[area]!;
  }
  const mean = people > 0 ? sum / people : 0;
  return Float64Array.from(access, (value) => (mean > 0 ? value / mean : 0));
}
