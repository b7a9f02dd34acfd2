import { DataError } from '../../../foundation/errors.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

/**
 * Reads the response of Google's Isochrones API: one MultiPolygon under `isochrone.geoJson` (or
 * `geo_json`). The response does not repeat the time that was asked for.
 *
 * @param minutes the request's travelDuration
 * @throws DataError for an error response or no usable polygon
 */
export function readGoogleIsochrone(
  response: unknown,
  site: string,
  minutes: number,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'Google';
  const body = response as {
    isochrone?: { geoJson?: unknown; geo_json?: unknown };
    error?: { message?: unknown };
  } | null;
  const geometry = body?.isochrone?.geoJson ?? body?.isochrone?.geo_json;
  if (geometry === undefined) {
    const message = body?.error?.message;
    throw new DataError({
      file,
      ...(message === undefined ? {} : { value: message }),
      problem: 'holds no isochrone of Google',
    });
  }
  const band = { place: 'the isochrone', site, limit: minutes, unit: 'minutes' as const, from: 0, geometry };
  return finishIsochrones(file, [band], [], options);
}
