import type { FeatureCollection, Point } from 'geojson';
import * as geojsonModule from 'geojson';
import type { AtlasSite } from '../atlas/index.ts';

type Parse = (
  rows: readonly object[],
  options: { Point: [latitude: string, longitude: string] },
) => FeatureCollection<Point>;

// The types of the package's name are those of the format alone; the library itself is its default export.
const { parse } = (geojsonModule as unknown as { default: { parse: Parse } }).default;

/** The sites as GeoJSON points (RFC 7946), consultants and role among their properties. */
export function siteReport(
  sites: readonly AtlasSite[],
  metadata: Readonly<Record<string, unknown>>,
): FeatureCollection<Point> {
  return Object.assign(parse(sites, { Point: ['latitude', 'longitude'] }), { metadata });
}
