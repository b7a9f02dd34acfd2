import type { TravelMatrix } from '../matrix.ts';

/**
 * Gathers the minutes of whole columns (one array of all areas for each site) into the rows of a travel
 * matrix, leaving out every pair beyond the limit.
 *
 * @param columns for each site, minutes of every area; not finite where there is no journey
 * @param areaCount number of areas, the length of every column
 * @param maximumMinutes pairs of more minutes are left out
 */
export function rowsFromColumns(
  columns: readonly Float32Array[],
  areaCount: number,
  maximumMinutes: number,
): Pick<TravelMatrix, 'areaCount' | 'siteCount' | 'offsets' | 'sites' | 'minutes'> {
  const offsets = new Uint32Array(areaCount + 1);
  for (const column of columns) {
    for (let area = 0; area < areaCount; area++) {
      if (column[area]! <= maximumMinutes && column[area]! < Infinity) offsets[area + 1]!++;
    }
  }
  for (let area = 0; area < areaCount; area++) offsets[area + 1]! += offsets[area]!;
  const pairs = offsets[areaCount]!;
  const sites = columns.length <= 65536 ? new Uint16Array(pairs) : new Uint32Array(pairs);
  const minutes = new Float32Array(pairs);
  const next = offsets.slice(0, areaCount);
  for (let site = 0; site < columns.length; site++) {
    const column = columns[site]!;
    for (let area = 0; area < areaCount; area++) {
      const value = column[area]!;
      if (!(value <= maximumMinutes) || value === Infinity) continue;
      const place = next[area]!++;
      sites[place] = site;
      minutes[place] = value;
    }
  }
  return { areaCount, siteCount: columns.length, offsets, sites, minutes };
}
