import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads Geoapify's isoline response for one site: `range` is seconds, or metres where `type` is distance.
 *
 * @throws DataError for an error response, a feature without a range, or no usable polygon
 */
export function readGeoapifyIsochrones(
  response: unknown,
  site: string,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'Geoapify';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => {
    const isDistance = feature.properties.type === 'distance';
    return {
      place: feature.place,
      site,
      limit: numberProperty(feature, 'range', file) / (isDistance ? 1000 : 60),
      unit: isDistance ? ('kilometres' as const) : ('minutes' as const),
      from: 0,
      geometry: feature.geometry,
    };
  });
  return finishIsochrones(file, bands, skipped, options);
}
