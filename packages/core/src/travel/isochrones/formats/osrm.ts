import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads the GeoJSON of R's osrmIsochrone for one site: rings from `isomin` to `isomax` minutes, which do not
 * hold each other. (OSRM itself has no isochrones.)
 *
 * @throws DataError for a feature without its limits, or no usable polygon
 */
export function readOsrmIsochrones(
  response: unknown,
  site: string,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'osrmIsochrone';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => ({
    place: feature.place,
    site,
    limit: numberProperty(feature, 'isomax', file),
    unit: 'minutes' as const,
    from: numberProperty(feature, 'isomin', file),
    geometry: feature.geometry,
  }));
  return finishIsochrones(file, bands, skipped, options);
}
