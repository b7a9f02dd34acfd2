import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { DataError, estimateIsochrones, type SiteTable, type TravelMesh } from '../../index.ts';

/** GeoJSON bands of each site by its ODS code, the widest first; properties `minutes`, `engine`, `estimated`. */
export type SiteIsochrones = ReadonlyMap<string, FeatureCollection>;

const LIMITS_MINUTES = [15, 30, 45, 60];

/** The bands of every radiotherapy site, drawn over the mesh of the estimate. */
export function drawIsochrones(mesh: TravelMesh, sites: SiteTable): SiteIsochrones {
  const drawn = new Map<string, FeatureCollection>();
  for (let site = 0; site < sites.count; site++) {
    if (sites.roles[site] === 'acuteHospital') continue;
    const point = { longitude: sites.longitude[site]!, latitude: sites.latitude[site]! };
    drawn.set(sites.codes[site]!, estimateIsochrones(mesh, point, LIMITS_MINUTES));
  }
  return drawn;
}

/** The bands that a routing engine drew beside the matrix of a journey in data/travel; none where there are none. */
export async function readIsochrones(
  root: string,
  journeyId: string,
  sites: SiteTable,
): Promise<SiteIsochrones> {
  const path = join(root, `data/travel/${journeyId}.isochrones.geojson`);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return new Map();
  const read = new Map<string, FeatureCollection>();
  const known = new Set(sites.codes);
  for (const feature of (JSON.parse(text) as FeatureCollection).features) {
    const site = feature.properties?.site as string | undefined;
    if (site === undefined || !known.has(site))
      throw new DataError({
        file: path,
        column: 'site',
        value: site,
        problem: 'names no site',
        expected: 'an ODS code of data/england/sites.csv',
      });
    const bands = read.get(site);
    if (bands) bands.features.push(feature);
    else read.set(site, { type: 'FeatureCollection', features: [feature] });
  }
  for (const { features } of read.values())
    features.sort((one, other) => other.properties!.minutes - one.properties!.minutes);
  return read;
}
