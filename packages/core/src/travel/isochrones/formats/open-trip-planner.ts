import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads OpenTripPlanner's isochrone response for one site: `time` is seconds, as a number (version 1) or as
 * text (version 2). Public transport unless the options say otherwise.
 *
 * @throws DataError for an error response, a feature without a time, or no usable polygon
 */
export function readOpenTripPlannerIsochrones(
  response: unknown,
  site: string,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'OpenTripPlanner';
  const { features, skipped } = areaFeatures(response, file);
  const bands = features.map((feature) => ({
    place: feature.place,
    site,
    limit: numberProperty(feature, 'time', file) / 60,
    unit: 'minutes' as const,
    from: 0,
    geometry: feature.geometry,
  }));
  return finishIsochrones(file, bands, skipped, { mode: 'publicTransport', ...options });
}
