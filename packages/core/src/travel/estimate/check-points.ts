import { ArgumentError } from '../../foundation/errors.ts';
import type { DegreePoints } from './grid-points.ts';

/** England and a margin of about 30 km, in WGS84 degrees: [west, south, east, north]. */
const ENGLAND_BOX = [-6.8, 49.6, 2.2, 56.1] as const;

/**
 * Refuses points that cannot lie in England.
 *
 * @param name of the argument, for the message
 * @throws ArgumentError for arrays of unlike length, a coordinate that is no number, longitude and latitude
 *   that are swapped, or a point outside England
 */
export function checkPoints(points: DegreePoints, name: string): void {
  const { longitude, latitude } = points;
  if (longitude.length !== latitude.length) {
    throw new ArgumentError({
      argument: `${name}.latitude.length`,
      value: latitude.length,
      expected: `${longitude.length}, one for each longitude`,
    });
  }
  for (let index = 0; index < longitude.length; index++) {
    const fault = faultOf(longitude[index]!, latitude[index]!);
    if (fault === undefined) continue;
    const value = `[${longitude[index]}, ${latitude[index]}]`;
    throw new ArgumentError({ argument: name, index, value, expected: fault });
  }
}

function faultOf(longitude: number, latitude: number): string | undefined {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
    return 'longitude and latitude in WGS84 degrees, both finite';
  }
  if (inEngland(longitude, latitude)) return undefined;
  if (inEngland(latitude, longitude)) return 'longitude and latitude in this order; these look swapped';
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
    return 'longitude and latitude in WGS84 degrees, not metres of a national grid';
  }
  return 'a point in England (longitude -6.8 to 2.2, latitude 49.6 to 56.1)';
}

function inEngland(longitude: number, latitude: number): boolean {
  const [west, south, east, north] = ENGLAND_BOX;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
