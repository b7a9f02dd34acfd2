import { ArgumentError } from '../foundation/errors.ts';
import { checkTravel } from './sound-travel.ts';
import { amounts, type NumberColumn, type TravelTimes } from './travel-times.ts';

/** Stands for "no site" in the columns of site indexes. */
export const NO_SITE = -1;

/** The nearest (or nth nearest) site of every area. */
export interface NearestSites {
  /**
   * Minutes, one an area; Infinity where the area has no journey to so many sites. Reports write that as null.
   */
  readonly minutes: Float64Array;
  /** Index of the site, one an area; NO_SITE (-1) where there is none. Of equals, the first. */
  readonly sites: Int32Array;
}

/**
 * Minutes to the nearest site: t_a = min over sites of t_as.
 *
 * @param travel minutes by area and site
 * @param options.supply consultants by site; sites with 0 are passed over. Default: every site counts
 * @returns minutes and site of every area; Infinity and NO_SITE (-1) where nothing is in reach
 * @throws ArgumentError for a faulty matrix or supply
 * @example
 * const travel = matrixFromDense(Float64Array.of(15, 30, 40, 10), description); // 2 areas x 2 sites
 * nearestSites(travel).minutes; // 15, 10
 */
export function nearestSites(travel: TravelTimes, options: { supply?: NumberColumn } = {}): NearestSites {
  return nthNearestSites(travel, 1, options);
}

/**
 * Minutes to the nth nearest site, so n = 2 tells what is left when the nearest closes.
 *
 * @param n 1 for the nearest, 2 for the second nearest, ...
 * @param options as for nearestSites
 * @throws ArgumentError where n is not a whole number above 0, or for a faulty matrix or supply
 * @example
 * nthNearestSites(travel, 2).minutes; // 30, 40 in the example of nearestSites
 */
export function nthNearestSites(
  travel: TravelTimes,
  n: number,
  options: { supply?: NumberColumn } = {},
): NearestSites {
  checkTravel(travel);
  if (!Number.isInteger(n) || n < 1)
    throw new ArgumentError({ argument: 'n', value: n, expected: 'a whole number above 0' });
  const supply =
    options.supply === undefined ? undefined : amounts('supply', options.supply, travel.siteCount, 'sites');
  const { areaCount, offsets, sites, minutes } = travel;
  const nthMinutes = new Float64Array(areaCount).fill(Number.POSITIVE_INFINITY);
  const nthSites = new Int32Array(areaCount).fill(NO_SITE);
  const leastMinutes = new Float64Array(n);
  const leastSites = new Int32Array(n);
  for (let area = 0; area < areaCount; area++) {
    leastMinutes.fill(Number.POSITIVE_INFINITY);
    leastSites.fill(NO_SITE);
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const site = sites[pair]!;
      if (supply !== undefined && supply[site] === 0) continue;
      const time = minutes[pair]!;
      let place = n - 1;
      if (!(time < leastMinutes[place]!)) continue;
      for (; place > 0 && time < leastMinutes[place - 1]!; place--) {
        leastMinutes[place] = leastMinutes[place - 1]!;
        leastSites[place] = leastSites[place - 1]!;
      }
      leastMinutes[place] = time;
      leastSites[place] = site;
    }
    nthMinutes[area] = leastMinutes[n - 1]!;
    nthSites[area] = leastSites[n - 1]!;
  }
  return { minutes: nthMinutes, sites: nthSites };
}
