import { DataError } from '../../../foundation/errors.ts';
import { finishIsochrones } from '../finish-isochrones.ts';
import type { IsochroneOptions, IsochroneSet } from '../isochrone.ts';

interface Corner {
  readonly lat: number;
  readonly lng: number;
}

/** One search of a request to TravelTime, which its response does not repeat. */
export interface TravelTimeSearch {
  readonly site: string;
  readonly minutes: number;
}

/**
 * Reads TravelTime's time-map response: each result has shapes with a shell and holes of `{lat, lng}`.
 *
 * @param searches what each `search_id` of the request asked for
 * @throws DataError for an error response, a search that is not among those given, or no usable polygon
 */
export function readTravelTimeIsochrones(
  response: unknown,
  searches: Readonly<Record<string, TravelTimeSearch>>,
  options: IsochroneOptions = {},
): IsochroneSet {
  const file = options.file ?? 'TravelTime';
  const results = (response as { results?: unknown } | null)?.results;
  if (!Array.isArray(results)) {
    const message = (response as { description?: unknown } | null)?.description;
    throw new DataError({
      file,
      ...(message === undefined ? {} : { value: message }),
      problem: 'holds no results of TravelTime',
    });
  }
  const bands = results.map((result: { search_id?: unknown; shapes?: unknown }, index) => {
    const search = searches[String(result.search_id)];
    if (search === undefined)
      throw new DataError({
        file,
        value: result.search_id,
        problem: `result ${index + 1} is of a search that is not known`,
        expected: Object.keys(searches).join(', ') || 'the searches of the request',
      });
    return {
      place: `result ${index + 1}`,
      site: search.site,
      limit: search.minutes,
      unit: 'minutes' as const,
      from: 0,
      geometry: {
        type: 'MultiPolygon',
        coordinates: Array.isArray(result.shapes) ? result.shapes.map(ringsOf) : [],
      },
    };
  });
  return finishIsochrones(file, bands, [], options);
}

function ringsOf(shape: { shell?: readonly Corner[]; holes?: readonly (readonly Corner[])[] }) {
  return [shape.shell ?? [], ...(shape.holes ?? [])].map((ring) => ring.map(({ lng, lat }) => [lng, lat]));
}
