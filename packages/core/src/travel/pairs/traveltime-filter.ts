import { DataError } from '../../foundation/errors.ts';
import { expectArray, expectObject, expectTime } from './engine-answer.ts';
import { collectPairs, type TravelPairs } from './travel-pairs.ts';

export interface TravelTimeOptions {
  /** Whether each search of the request was made for a site (the default: many areas to one site) or an area. */
  readonly searchIs?: 'site' | 'area';
}

/**
 * Reads TravelTime's answer to time-filter: for each search, the locations reached with `travel_time` in
 * seconds, and the unreachable ones. Where a location has several journeys, the shortest counts.
 *
 * @throws DataError for an error of the service and a location without a travel time
 */
export function readTravelTimeMatrix(
  answer: unknown,
  options: TravelTimeOptions = {},
  file = 'TravelTime',
): TravelPairs {
  const body = expectObject(answer, file, 'the answer');
  if ('error_code' in body)
    throw new DataError({
      file,
      value: body.description,
      problem: `TravelTime answered with error ${body.error_code}`,
    });
  const pairs = collectPairs(file, 'seconds');
  const add = (search: string, location: string, time: number | null) =>
    options.searchIs === 'area' ? pairs.add(search, location, time) : pairs.add(location, search, time);
  for (const item of expectArray(body.results, file, 'results')) {
    const result = expectObject(item, file, 'a result');
    const search = String(result.search_id);
    for (const place of expectArray(result.locations, file, `the locations of ${search}`)) {
      const location = expectObject(place, file, `a location of ${search}`);
      add(search, String(location.id), shortest(location.properties, `${search}, ${location.id}`, file));
    }
    for (const id of expectArray(result.unreachable ?? [], file, `the unreachable of ${search}`))
      add(search, String(id), null);
  }
  return pairs.finish();
}

/** `properties` is a list of journeys in time-filter and one object in time-filter/fast. */
function shortest(properties: unknown, where: string, file: string): number {
  const journeys = Array.isArray(properties) ? properties : [properties];
  const times = journeys.map((journey) =>
    expectTime(expectObject(journey, file, `the journey of ${where}`).travel_time, file, where),
  );
  const known = times.filter((time) => time !== null);
  if (known.length === 0)
    throw new DataError({
      file,
      problem: `${where} has no travel_time`,
      expected: 'a request with the property travel_time',
    });
  return Math.min(...known);
}
