import { ArgumentError } from '../../foundation/errors.ts';

/**
 * Share of people who live where a figure is lower than a given one, and where it is higher.
 *
 * @param values one figure an area; areas with NaN are left out, people and all
 * @param residents people in each area
 * @param value the figure to compare with
 * @returns shares from 0 to 1; together with the people whose figure is equal they make 1
 * @throws ArgumentError where the arrays differ in length
 */
export function peopleShares(
  values: ArrayLike<number>,
  residents: ArrayLike<number>,
  value: number,
): { lower: number; higher: number } {
  if (values.length !== residents.length)
    throw new ArgumentError({
      argument: 'residents',
      value: residents.length,
      expected: `${values.length} numbers, one an area`,
    });
  let lower = 0;
  let higher = 0;
  let all = 0;
  for (let area = 0; area < values.length; area++) {
    const figure = values[area]!;
    if (Number.isNaN(figure)) continue;
    const people = residents[area]!;
    all += people;
    if (figure < value) lower += people;
    else if (figure > value) higher += people;
  }
  return all === 0 ? { lower: 0, higher: 0 } : { lower: lower / all, higher: higher / all };
}
