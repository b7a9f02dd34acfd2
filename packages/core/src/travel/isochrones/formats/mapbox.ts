import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads Mapbox's Isochrone API response for one site: as Valhalla's, but distances are metres.
 *
 * @throws DataError for an error response, a feature without a contour, or no usable polygon
 */
export function readMapboxIsochrones(
  response: unknown,
  site: string,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'Mapbox';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => {
    const isDistance = feature.properties.metric === 'distance';
    return {
      place: feature.place,
      site,
      limit: numberProperty(feature, 'contour', file) / (isDistance ? 1000 : 1),
      unit: isDistance ? ('kilometres' as const) : ('minutes' as const),
      from: 0,
      geometry: feature.geometry,
    };
  });
  return finishIsochrones(file, bands, skipped, options);
}
