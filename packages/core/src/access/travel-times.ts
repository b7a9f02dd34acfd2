import { ArgumentError } from '../foundation/errors.ts';
import type { TravelMatrix } from '../travel/matrix.ts';
import { checkTravel } from './sound-travel.ts';

/**
 * What the measures read of a travel matrix: areaCount x siteCount minutes as compressed sparse rows. A pair
 * that is absent is no journey; there are no sentinel minutes. Any object of this shape will do.
 */
export type TravelTimes = Pick<TravelMatrix, 'areaCount' | 'siteCount' | 'offsets' | 'sites' | 'minutes'>;

/** One number for each area or each site: typed or plain array. */
export type NumberColumn = ArrayLike<number>;

/**
 * A column of amounts (people, consultants) as doubles, checked: one finite number of 0 or more for each
 * area or site of the travel matrix.
 *
 * @throws ArgumentError naming the argument, the index and the value
 */
export function amounts(
  argument: string,
  column: NumberColumn,
  count: number,
  of: 'areas' | 'sites',
): Float64Array {
  if (column.length !== count)
    throw new ArgumentError({
      argument,
      value: column,
      expected: `${count} elements, one for each of the ${of} of the travel matrix`,
    });
  const checked = Float64Array.from(column);
  for (let index = 0; index < count; index++)
    if (!(checked[index]! >= 0 && checked[index]! < Number.POSITIVE_INFINITY))
      throw new ArgumentError({
        argument,
        index,
        value: column[index],
        expected: 'a finite number of 0 or more',
      });
  return checked;
}

/** Inputs of the floating catchments, checked: the matrix, people by area and consultants by site. */
export function checkedCatchment(
  travel: TravelTimes,
  demand: NumberColumn,
  supply: NumberColumn,
): { people: Float64Array; consultants: Float64Array } {
  checkTravel(travel);
  return {
    people: amounts('demand', demand, travel.areaCount, 'areas'),
    consultants: amounts('supply', supply, travel.siteCount, 'sites'),
  };
}

/** @throws ArgumentError where a limit of minutes is negative or not a number; Infinity means no limit */
export function checkLimit(argument: string, minutes: number): void {
  if (!(minutes >= 0))
    throw new ArgumentError({
      argument,
      value: minutes,
      expected: 'minutes of 0 or more, or Infinity for no limit',
    });
}
