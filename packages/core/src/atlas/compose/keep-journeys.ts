import type { TravelMatrix } from '../../travel/index.ts';

/**
 * The journeys of a matrix to some sites within some minutes (inclusive); sites keep their indexes.
 */
export function keepJourneys(
  travel: TravelMatrix,
  isKept: (site: number) => boolean,
  maximumMinutes: number,
): TravelMatrix {
  const kept = Uint8Array.from({ length: travel.siteCount }, (_, site) => (isKept(site) ? 1 : 0));
  const offsets = new Uint32Array(travel.areaCount + 1);
  const sites = travel.sites.slice();
  const minutes = travel.minutes.slice();
  let pairs = 0;
  for (let area = 0; area < travel.areaCount; area++) {
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++) {
      if (!kept[travel.sites[pair]!] || travel.minutes[pair]! > maximumMinutes) continue;
      sites[pairs] = travel.sites[pair]!;
      minutes[pairs] = travel.minutes[pair]!;
      pairs++;
    }
    offsets[area + 1] = pairs;
  }
  return { ...travel, offsets, sites: sites.subarray(0, pairs), minutes: minutes.subarray(0, pairs) };
}
