/*
 * British National Grid (EPSG:27700) to and from WGS84. Source: Ordnance Survey, "A guide to coordinate
 * systems in Great Britain" (annexes B and C): transverse Mercator after Redfearn on the Airy 1830 ellipsoid,
 * and the seven-parameter Helmert transformation between OSGB36 and WGS84. Against the official OSTN15
 * grid the seven parameters are good to about 2 m on average and 5 m at worst in Great Britain.
 */

interface Ellipsoid {
  readonly a: number;
  readonly b: number;
}

const AIRY_1830: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 };
const WGS84: Ellipsoid = { a: 6_378_137, b: 6_356_752.314_245 };
const DEGREE = Math.PI / 180;

const CENTRAL_SCALE = 0.999_601_271_7;
const ORIGIN_LATITUDE = 49 * DEGREE;
const ORIGIN_LONGITUDE = -2 * DEGREE;
const FALSE_EASTING_METRES = 400_000;
const FALSE_NORTHING_METRES = -100_000;

const ARC_SECOND = DEGREE / 3600;
/** WGS84 to OSGB36: translations in metres, rotations in radians, scale. */
const HELMERT = {
  x: -446.448,
  y: 125.157,
  z: -542.06,
  rx: -0.1502 * ARC_SECOND,
  ry: -0.247 * ARC_SECOND,
  rz: -0.8421 * ARC_SECOND,
  scale: 20.4894e-6,
};

const E2 = 1 - (AIRY_1830.b * AIRY_1830.b) / (AIRY_1830.a * AIRY_1830.a);
const N = (AIRY_1830.a - AIRY_1830.b) / (AIRY_1830.a + AIRY_1830.b);

/** Points as two columns of equal length. */
export interface LonLatColumns {
  /** WGS84 degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
}

/** Points as two columns of equal length. */
export interface NationalGridColumns {
  /** British National Grid metres. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
}

/**
 * National Grid metres to WGS84 degrees, a column at a time; NaN gives NaN.
 *
 * @param eastingMetres British National Grid eastings, any numeric array.
 * @param northingMetres northings, same length.
 * @returns longitude and latitude, degrees, same length; good to about 2 m (5 m at worst).
 */
export function nationalGridToLonLat(
  eastingMetres: ArrayLike<number>,
  northingMetres: ArrayLike<number>,
): LonLatColumns {
  const count = eastingMetres.length;
  const longitude = new Float64Array(count);
  const latitude = new Float64Array(count);
  const point = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    unproject(eastingMetres[i]!, northingMetres[i]!, point);
    shiftDatum(point, AIRY_1830, WGS84, -1);
    longitude[i] = point[0]! / DEGREE;
    latitude[i] = point[1]! / DEGREE;
  }
  return { longitude, latitude };
}

/**
 * WGS84 degrees to National Grid metres, a column at a time: the inverse of `nationalGridToLonLat` to
 * within 2 cm.
 *
 * @param longitude WGS84 degrees.
 * @param latitude WGS84 degrees, same length.
 * @returns eastings and northings, metres, same length; good to about 2 m (5 m at worst).
 */
export function lonLatToNationalGrid(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
): NationalGridColumns {
  const count = longitude.length;
  const eastingMetres = new Float64Array(count);
  const northingMetres = new Float64Array(count);
  const point = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    point[0] = longitude[i]! * DEGREE;
    point[1] = latitude[i]! * DEGREE;
    shiftDatum(point, WGS84, AIRY_1830, 1);
    project(point);
    eastingMetres[i] = point[0]!;
    northingMetres[i] = point[1]!;
  }
  return { eastingMetres, northingMetres };
}

/** Grid metres to Airy 1830 longitude and latitude in radians, written to `point` (OS guide, C.2). */
function unproject(easting: number, northing: number, point: Float64Array): void {
  const scaled = AIRY_1830.a * CENTRAL_SCALE;
  let phi = ORIGIN_LATITUDE + (northing - FALSE_NORTHING_METRES) / scaled;
  for (let round = 0; round < 10; round++) {
    const miss = northing - FALSE_NORTHING_METRES - meridionalArc(phi);
    if (!(Math.abs(miss) >= 1e-5)) break;
    phi += miss / scaled;
  }
  const sin2 = Math.sin(phi) ** 2;
  const sec = 1 / Math.cos(phi);
  const t = Math.tan(phi);
  const t2 = t * t;
  const nu = scaled / Math.sqrt(1 - E2 * sin2);
  const rho = (nu * (1 - E2)) / (1 - E2 * sin2);
  const eta2 = nu / rho - 1;
  const d = easting - FALSE_EASTING_METRES;
  const d2 = d * d;
  const nu2 = nu * nu;
  const vii = t / (2 * rho * nu);
  const viii = (t / (24 * rho * nu * nu2)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
  const ix = (t / (720 * rho * nu * nu2 * nu2)) * (61 + t2 * (90 + 45 * t2));
  const x = sec / nu;
  const xi = (sec / (6 * nu * nu2)) * (nu / rho + 2 * t2);
  const xii = (sec / (120 * nu * nu2 * nu2)) * (5 + t2 * (28 + 24 * t2));
  const xiia = (sec / (5040 * nu * nu2 * nu2 * nu2)) * (61 + t2 * (662 + t2 * (1320 + 720 * t2)));
  point[0] = ORIGIN_LONGITUDE + d * (x - d2 * (xi - d2 * (xii - d2 * xiia)));
  point[1] = phi - d2 * (vii - d2 * (viii - d2 * ix));
}

/** Airy 1830 longitude and latitude in radians to grid metres, in place (OS guide, C.1). */
function project(point: Float64Array): void {
  const phi = point[1]!;
  const sin = Math.sin(phi);
  const cos = Math.cos(phi);
  const sin2 = sin * sin;
  const t2 = (sin * sin) / (cos * cos);
  const nu = (AIRY_1830.a * CENTRAL_SCALE) / Math.sqrt(1 - E2 * sin2);
  const rho = (nu * (1 - E2)) / (1 - E2 * sin2);
  const eta2 = nu / rho - 1;
  const d = point[0]! - ORIGIN_LONGITUDE;
  const d2 = d * d;
  const cos2 = cos * cos;
  const ii = (nu / 2) * sin * cos;
  const iii = (nu / 24) * sin * cos * cos2 * (5 - t2 + 9 * eta2);
  const iiia = (nu / 720) * sin * cos * cos2 * cos2 * (61 - t2 * (58 - t2));
  const iv = nu * cos;
  const v = (nu / 6) * cos * cos2 * (nu / rho - t2);
  const vi = (nu / 120) * cos * cos2 * cos2 * (5 - t2 * (18 - t2) + eta2 * (14 - 58 * t2));
  point[0] = FALSE_EASTING_METRES + d * (iv + d2 * (v + d2 * vi));
  point[1] = FALSE_NORTHING_METRES + meridionalArc(phi) + d2 * (ii + d2 * (iii + d2 * iiia));
}

/** Length along the central meridian from the true origin, metres (OS guide, C1 equation 3). */
function meridionalArc(phi: number): number {
  const minus = phi - ORIGIN_LATITUDE;
  const plus = phi + ORIGIN_LATITUDE;
  const n2 = N * N;
  const n3 = n2 * N;
  return (
    AIRY_1830.b *
    CENTRAL_SCALE *
    ((1 + N + 1.25 * (n2 + n3)) * minus -
      (3 * (N + n2) + 2.625 * n3) * Math.sin(minus) * Math.cos(plus) +
      1.875 * (n2 + n3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  );
}

/** Longitude and latitude in radians on one ellipsoid to the other, in place, at ellipsoidal height 0. */
function shiftDatum(point: Float64Array, from: Ellipsoid, to: Ellipsoid, direction: 1 | -1): void {
  const cosPhi = Math.cos(point[1]!);
  const sinPhi = Math.sin(point[1]!);
  const e2From = 1 - (from.b * from.b) / (from.a * from.a);
  const nuFrom = from.a / Math.sqrt(1 - e2From * sinPhi * sinPhi);
  const x = nuFrom * cosPhi * Math.cos(point[0]!);
  const y = nuFrom * cosPhi * Math.sin(point[0]!);
  const z = nuFrom * (1 - e2From) * sinPhi;
  const scale = 1 + direction * HELMERT.scale;
  const rx = direction * HELMERT.rx;
  const ry = direction * HELMERT.ry;
  const rz = direction * HELMERT.rz;
  const shiftedX = direction * HELMERT.x + scale * x - rz * y + ry * z;
  const shiftedY = direction * HELMERT.y + rz * x + scale * y - rx * z;
  const shiftedZ = direction * HELMERT.z - ry * x + rx * y + scale * z;
  const e2 = 1 - (to.b * to.b) / (to.a * to.a);
  const p = Math.hypot(shiftedX, shiftedY);
  let phi = Math.atan2(shiftedZ, p * (1 - e2));
  for (let round = 0; round < 3; round++) {
    const sin = Math.sin(phi);
    const nu = to.a / Math.sqrt(1 - e2 * sin * sin);
    phi = Math.atan2(shiftedZ + e2 * nu * sin, p);
  }
  point[0] = Math.atan2(shiftedY, shiftedX);
  point[1] = phi;
}
