import { DataError } from '../../../foundation/errors.ts';
import { minutesOf, type TimeUnit } from '../../minute-unit.ts';
import { areaFeatures, type LooseFeature, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

export interface GeoJsonIsochroneOptions extends IsochroneOptions {
  /** The property with each band's limit, and its unit: both must be declared. */
  readonly timeProperty: string;
  readonly unit: TimeUnit;
  /** The property with the lower limit, where the bands are rings that do not hold each other. */
  readonly fromProperty?: string;
  /** The property with the site's key, or the one site that all bands are of. */
  readonly siteProperty?: string;
  readonly site?: string;
}

/**
 * Reads isochrones from any GeoJSON, by the properties that the caller declares.
 *
 * @throws DataError for a feature without its time or site, or no usable polygon
 */
export function readGeoJsonIsochrones(response: unknown, options: GeoJsonIsochroneOptions): IsochroneSet {
  const file = options.file ?? 'GeoJSON';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => ({
    place: feature.place,
    site: siteOf(feature, options, file),
    limit: minutesOf(numberProperty(feature, options.timeProperty, file), options.unit),
    unit: 'minutes' as const,
    from:
      options.fromProperty === undefined
        ? 0
        : minutesOf(numberProperty(feature, options.fromProperty, file), options.unit),
    geometry: feature.geometry,
  }));
  return finishIsochrones(file, bands, skipped, options);
}

function siteOf(feature: LooseFeature, options: GeoJsonIsochroneOptions, file: string): string {
  if (options.siteProperty === undefined) return options.site ?? file;
  const site = feature.properties[options.siteProperty];
  if (typeof site === 'number' || (typeof site === 'string' && site.trim() !== ''))
    return String(site).trim();
  throw new DataError({
    file,
    value: site,
    problem: `${feature.place} has no site in its property ${JSON.stringify(options.siteProperty)}`,
  });
}
