import { checkTravelMatrix } from '../travel/check-matrix.ts';
import type { TravelMatrix } from '../travel/matrix.ts';

type SoundTravel = Pick<TravelMatrix, 'areaCount' | 'siteCount' | 'offsets' | 'sites' | 'minutes'>;

/** Bits of the greatest finite single; those of negative numbers, of Infinity and of NaN lie outside 0 to here. */
const GREATEST_SINGLE_BITS = 0x7f7fffff;

/**
 * Makes sure that a travel matrix keeps its rules before a measure runs over it. Three passes without branches
 * tell a sound matrix in about a nanosecond a pair; only a suspect one is searched for the element at fault.
 *
 * @throws ArgumentError naming the first element at fault
 */
export function checkTravel(travel: SoundTravel): void {
  if (!looksSound(travel)) checkTravelMatrix(travel);
}

function looksSound({ areaCount, siteCount, offsets, sites, minutes }: SoundTravel): boolean {
  const rightLengths =
    offsets.length === areaCount + 1 &&
    sites.length === minutes.length &&
    offsets[0] === 0 &&
    offsets[areaCount] === sites.length;
  return rightLengths && areSitesAscending(areaCount, siteCount, offsets, sites) && areMinutesSound(minutes);
}

function areSitesAscending(
  areaCount: number,
  siteCount: number,
  offsets: SoundTravel['offsets'],
  sites: SoundTravel['sites'],
): boolean {
  // Negative as soon as one site is not above the one before it.
  let disorder = 0;
  for (let area = 0; area < areaCount; area++) {
    const start = offsets[area]!;
    const end = offsets[area + 1]!;
    if (end < start || end > sites.length) return false;
    let previous = -1;
    for (let pair = start; pair < end; pair++) {
      const site = sites[pair]! | 0;
      disorder |= (site - previous - 1) | 0;
      previous = site;
    }
    if (previous >= siteCount) return false;
  }
  return disorder >= 0;
}

function areMinutesSound(minutes: SoundTravel['minutes']): boolean {
  if (minutes instanceof Float32Array) {
    const bits = new Int32Array(minutes.buffer, minutes.byteOffset, minutes.length);
    let outside = 0;
    for (let pair = 0; pair < bits.length; pair++) {
      const single = bits[pair]!;
      outside |= single | ((GREATEST_SINGLE_BITS - single) | 0);
    }
    return outside >= 0;
  }
  for (let pair = 0; pair < minutes.length; pair++)
    if (!(minutes[pair]! >= 0 && minutes[pair]! < Number.POSITIVE_INFINITY)) return false;
  return true;
}
