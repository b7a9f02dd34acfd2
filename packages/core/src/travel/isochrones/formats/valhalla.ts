import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads Valhalla's isochrone response for one site: `contour` is minutes, or kilometres where `metric` is
 * distance. Lines (the default of Valhalla) are made into polygons.
 *
 * @throws DataError for an error response, a feature without a contour, or no usable polygon
 */
export function readValhallaIsochrones(
  response: unknown,
  site: string,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'Valhalla';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => ({
    place: feature.place,
    site,
    limit: numberProperty(feature, 'contour', file),
    unit: feature.properties.metric === 'distance' ? ('kilometres' as const) : ('minutes' as const),
    from: 0,
    geometry: feature.geometry,
  }));
  return finishIsochrones(file, bands, skipped, options);
}
