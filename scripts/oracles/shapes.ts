import {
  type Isochrone,
  joinIsochrones,
  joinPointsToAreas,
  NO_BAND,
  type PolygonGeometry,
  polygonColumns,
  readGeoapifyIsochrones,
  readGoogleIsochrone,
  readMapboxIsochrones,
  readOpenrouteserviceIsochrones,
  readOpenTripPlannerIsochrones,
  readOsrmIsochrones,
  readValhallaIsochrones,
} from '@postcode-lottery/core';
import { isLoose, type Loose, NotRunnable, numbersOf } from './loose-json.ts';

/** Whether a point lies in a polygon, with its boundary and without. */
export function pointInPolygon(one: Loose, polygons: Loose): Loose {
  const geometry = typeof one.polygon === 'string' ? polygons[one.polygon] : one.polygon;
  if (!isLoose(geometry)) throw new NotRunnable(`no polygon is called ${String(one.polygon)}`);
  const [x, y] = numbersOf(one.point, 'point');
  const columns = polygonColumns([geometry as unknown as PolygonGeometry]);
  const isIn = (boundary: 'included' | 'ignored'): boolean =>
    joinPointsToAreas({ x: [x!], y: [y!] }, columns, { boundary })[0] === 0;
  return { boundaryIncluded: isIn('included'), boundaryIgnored: isIn('ignored') };
}

/** Minutes that stand for a response that does not say how long it is for. */
const ANY_MINUTES = 30;

/** What the isochrone reader of the engine makes of a response, in the words of the file. */
export function readIsochroneCase(one: Loose, expected: Loose): Loose {
  const { isochrones, skipped } = readResponse(String(one.engine), one.response);
  const found: Loose = {
    bands: isochrones.map(({ site, limit, unit, drawnAs, polygons }) => ({
      limit,
      unit: unit === 'minutes' ? 'min' : 'km',
      geometryType: drawnAs[0],
      closed: polygons.length > 0,
      group: Number(site),
    })),
    needsPolygonising: isochrones.some(({ drawnAs }) => drawnAs.includes('LineString')),
    skippedFeatures: skipped.length,
    parts: isochrones[0]?.polygons.length,
  };
  if (Array.isArray(expected.minutesAt))
    found.minutesAt = expected.minutesAt.map((place: Loose) => ({
      ...place,
      band: minutesAt(isochrones, numbersOf(place.point, 'point')),
    }));
  if (Array.isArray(expected.contains))
    found.contains = expected.contains.map((place: Loose) => ({
      ...place,
      in: minutesAt(isochrones, numbersOf(place.point, 'point')) !== null,
    }));
  return found;
}

function readResponse(engine: string, response: unknown) {
  if (engine === 'valhalla') return readValhallaIsochrones(response, 'site');
  if (engine === 'openrouteservice') return readOpenrouteserviceIsochrones(response);
  if (engine === 'google') return readGoogleIsochrone(response, 'site', ANY_MINUTES);
  if (engine === 'mapbox') return readMapboxIsochrones(response, 'site');
  if (engine === 'geoapify') return readGeoapifyIsochrones(response, 'site');
  if (engine === 'opentripplanner' || engine === 'otp')
    return readOpenTripPlannerIsochrones(response, 'site');
  if (engine === 'osrm' || engine === 'osrmIsochrone') return readOsrmIsochrones(response, 'site');
  throw new NotRunnable(`no isochrone case of the engine '${engine}' is known here`);
}

function minutesAt(
  isochrones: readonly Isochrone[],
  [longitude, latitude]: readonly number[],
): number | null {
  const points = { longitude: [longitude!], latitude: [latitude!], area: [0] };
  const { bandOfPoint, limitsMinutes } = joinIsochrones(isochrones, points, { areaCount: 1 });
  return bandOfPoint[0] === NO_BAND ? null : limitsMinutes[bandOfPoint[0]!]!;
}
