import { areaFeatures, numberProperty } from '../features.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

const METRES_PER: Readonly<Record<string, number>> = { m: 1, km: 1000, mi: 1609.344 };

/**
 * Reads openrouteservice's isochrone response: `value` is seconds, or a distance where the request's
 * `range_type` says so (metres unless `units` names another); `group_index` is the place of the location in
 * the request.
 *
 * @param sites keys of the sites in the order of the request's locations; their numbers, from 0, without it
 * @throws DataError for an error response, a feature without a value, or no usable polygon
 */
export function readOpenrouteserviceIsochrones(
  response: unknown,
  sites?: readonly string[],
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'openrouteservice';
  const { features, skipped } = areaFeatures(response, file);
  const query = (response as { metadata?: { query?: { range_type?: string; units?: string } } }).metadata
    ?.query;
  const isDistance = query?.range_type === 'distance';
  const perUnit = isDistance ? (METRES_PER[query?.units ?? 'm'] ?? 1) / 1000 : 1 / 60;
  const bands = features.map((feature) => {
    const group = numberProperty(feature, 'group_index', file);
    return {
      place: feature.place,
      site: sites?.[group] ?? String(group),
      limit: numberProperty(feature, 'value', file) * perUnit,
      unit: isDistance ? ('kilometres' as const) : ('minutes' as const),
      from: 0,
      geometry: feature.geometry,
    };
  });
  return finishIsochrones(file, bands, skipped, options);
}
