import { ArgumentError } from '../foundation/errors.ts';
import type { TravelMatrix } from './matrix.ts';

/**
 * Checks every rule of a travel matrix: offsets that do not descend, sites in range and ascending within a
 * row, minutes that are finite and not negative.
 *
 * @throws ArgumentError that names the first element at fault
 */
export function checkTravelMatrix(
  matrix: Pick<TravelMatrix, 'areaCount' | 'siteCount' | 'offsets' | 'sites' | 'minutes'>,
): void {
  const { areaCount, siteCount, offsets, sites, minutes } = matrix;
  if (offsets.length !== areaCount + 1)
    throw new ArgumentError({
      argument: 'offsets',
      value: offsets,
      expected: `${areaCount + 1} elements, one more than areas`,
    });
  if (sites.length !== minutes.length)
    throw new ArgumentError({ argument: 'minutes', value: minutes, expected: `${sites.length} elements` });
  checkOffsets(offsets, sites.length);
  for (let area = 0; area < areaCount; area++) {
    let previous = -1;
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const site = sites[pair]!;
      if (site >= siteCount)
        throw new ArgumentError({
          argument: 'sites',
          index: pair,
          value: site,
          expected: `below ${siteCount}, the number of sites`,
        });
      if (site <= previous)
        throw new ArgumentError({
          argument: 'sites',
          index: pair,
          value: site,
          expected: `above ${previous}: sites ascend within the row of area ${area}`,
        });
      previous = site;
    }
  }
  checkMinutes(minutes);
}

function checkOffsets(offsets: Uint32Array, pairs: number): void {
  if (offsets[0] !== 0)
    throw new ArgumentError({ argument: 'offsets', index: 0, value: offsets[0], expected: '0' });
  for (let row = 1; row < offsets.length; row++)
    if (offsets[row]! < offsets[row - 1]!)
      throw new ArgumentError({
        argument: 'offsets',
        index: row,
        value: offsets[row],
        expected: `${offsets[row - 1]} or more, as the row before`,
      });
  const last = offsets.length - 1;
  if (offsets[last] !== pairs)
    throw new ArgumentError({
      argument: 'offsets',
      index: last,
      value: offsets[last],
      expected: `${pairs}, the number of pairs`,
    });
}

/**
 * @throws ArgumentError where an element is negative, infinite or not a number
 */
export function checkMinutes(minutes: ArrayLike<number>): void {
  for (let pair = 0; pair < minutes.length; pair++)
    if (!(minutes[pair]! >= 0 && minutes[pair]! < Number.POSITIVE_INFINITY))
      throw new ArgumentError({
        argument: 'minutes',
        index: pair,
        value: minutes[pair],
        expected: 'finite minutes of 0 or more; leave out a pair without a journey',
      });
}
