const EARTH_RADIUS_KILOMETRES = 6371.0088;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** Great-circle distance (haversine) between two WGS84 points given in degrees; NaN where one is NaN. */
export function straightLineKilometres(
  longitudeA: number,
  latitudeA: number,
  longitudeB: number,
  latitudeB: number,
): number {
  const sineLatitude = Math.sin(((latitudeB - latitudeA) * RADIANS_PER_DEGREE) / 2);
  const sineLongitude = Math.sin(((longitudeB - longitudeA) * RADIANS_PER_DEGREE) / 2);
  const chord =
    sineLatitude * sineLatitude +
    Math.cos(latitudeA * RADIANS_PER_DEGREE) *
      Math.cos(latitudeB * RADIANS_PER_DEGREE) *
      sineLongitude *
      sineLongitude;
  return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
