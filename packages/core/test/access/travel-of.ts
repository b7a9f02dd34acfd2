import type { TravelTimes } from '@postcode-lottery/core';

/** Travel times from rows of minutes, null where there is no journey. */
export function travelOf(rows: readonly (readonly (number | null)[])[], siteCount?: number): TravelTimes {
  const offsets = [0];
  const sites: number[] = [];
  const minutes: number[] = [];
  for (const row of rows) {
    row.forEach((value, site) => {
      if (value === null) return;
      sites.push(site);
      minutes.push(value);
    });
    offsets.push(sites.length);
  }
  return {
    areaCount: rows.length,
    siteCount: siteCount ?? rows[0]?.length ?? 0,
    offsets: Uint32Array.from(offsets),
    sites: Uint16Array.from(sites),
    minutes: Float64Array.from(minutes),
  };
}
