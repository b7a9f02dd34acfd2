import type { TravelTimes } from '../access/travel-times.ts';

/** The pairs of a travel matrix by site: site `s` has the elements from `offsets[s]` up to `offsets[s + 1]`. */
export interface SiteColumns {
  readonly offsets: Uint32Array;
  /** Area of each element, ascending within a site. */
  readonly areas: Uint32Array;
  /** Place of each element among the pairs of the matrix. */
  readonly pairs: Uint32Array;
}

export function siteColumns({ areaCount, siteCount, offsets, sites }: TravelTimes): SiteColumns {
  const bySite = new Uint32Array(siteCount + 1);
  for (const site of sites) bySite[site + 1]!++;
  for (let site = 0; site < siteCount; site++) bySite[site + 1]! += bySite[site]!;
  const next = bySite.slice(0, siteCount);
  const areas = new Uint32Array(sites.length);
  const pairs = new Uint32Array(sites.length);
  for (let area = 0; area < areaCount; area++)
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const place = next[sites[pair]!]!++;
      areas[place] = area;
      pairs[place] = pair;
    }
  return { offsets: bySite, areas, pairs };
}
