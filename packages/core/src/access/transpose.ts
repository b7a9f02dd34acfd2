import type { TravelTimes } from './travel-times.ts';

/**
 * The same journeys seen from the sites: rows of the result are sites, its columns are areas. Passive
 * measures (who can reach a site) are active measures on the transposed matrix.
 *
 * @param travel minutes by area and site
 * @returns minutes by site and area: siteCount rows
 * @example
 * nearestSites(transposedTravel(travel)).minutes; // minutes from the nearest area, one a site
 */
export function transposedTravel(travel: TravelTimes): TravelTimes {
  const { areaCount, siteCount, offsets, sites, minutes } = travel;
  const next = new Uint32Array(siteCount + 1);
  for (let pair = 0; pair < sites.length; pair++) next[sites[pair]! + 1]!++;
  for (let site = 0; site < siteCount; site++) next[site + 1]! += next[site]!;
  const rowOffsets = next.slice();
  const areas = new Uint32Array(sites.length);
  const turned = minutes.slice();
  for (let area = 0; area < areaCount; area++)
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const place = next[sites[pair]!]!++;
      areas[place] = area;
      turned[place] = minutes[pair]!;
    }
  return {
    areaCount: siteCount,
    siteCount: areaCount,
    offsets: rowOffsets,
    sites: areas,
    minutes: turned,
  };
}
