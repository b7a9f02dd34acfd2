import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Isochrone,
  joinIsochrones,
  NO_BAND,
  nationalGridToLonLat,
  seededRandom,
} from '@postcode-lottery/core';
import { readEngland } from '@postcode-lottery/core/node';
import { booleanPointInPolygon, polygon } from '@turf/turf';
import type { BenchRow } from './row.ts';

const SITES = 60;
/** Limits in minutes, reach in kilometres and corners of the ring, as Valhalla's isochrones have them. */
const BANDS = [
  { limit: 15, kilometres: 12, corners: 800 },
  { limit: 30, kilometres: 28, corners: 2000 },
  { limit: 45, kilometres: 48, corners: 4000 },
  { limit: 60, kilometres: 68, corners: 6000 },
] as const;
const BASELINE_POINTS = 1500;
const SEED = 2026;

/**
 * 60 sites with 4 ragged bands each onto every positioned postcode of England, and onto a sample of them
 * beside Turf's booleanPointInPolygon, every point against every polygon.
 */
export async function bench(): Promise<BenchRow[]> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { areas, postcodes } = await readEngland(join(root, 'data/england'));
  const placed = Array.from(postcodes.eastingMetres, (_, index) => index).filter(
    (index) => postcodes.eastingMetres[index]! >= 0,
  );
  const { longitude, latitude } = nationalGridToLonLat(
    Float64Array.from(placed, (index) => postcodes.eastingMetres[index]!),
    Float64Array.from(placed, (index) => postcodes.northingMetres[index]!),
  );
  const area = Uint32Array.from(placed, (index) => postcodes.areaOfPostcode[index]!);
  const random = seededRandom(SEED);
  const isochrones = raggedBands(longitude, latitude, random);
  const options = { areaCount: areas.count };
  const all = timed(() => joinIsochrones(isochrones, { longitude, latitude, area }, options));

  const sample = Array.from({ length: BASELINE_POINTS }, () => Math.floor(random() * longitude.length));
  const few = {
    longitude: sample.map((index) => longitude[index]!),
    latitude: sample.map((index) => latitude[index]!),
    area: sample.map((index) => area[index]!),
  };
  const ours = timed(() => joinIsochrones(isochrones, few, options));
  const turf = timed(() => plainBands(isochrones, few.longitude, few.latitude));
  const equal =
    ours.result.bandOfPoint.every((band, index) => band === turf.result[index]) &&
    sample.every((index, place) => all.result.bandOfPoint[index] === turf.result[place]);
  const scaled = (turf.seconds * longitude.length) / BASELINE_POINTS;
  const size = `${SITES} sites x ${BANDS.length} isochrones`;
  return [
    {
      name: `${size} onto ${longitude.length.toLocaleString('en-GB')} postcodes`,
      ours: all.seconds,
      baseline: `Turf, from ${BASELINE_POINTS} postcodes`,
      baselineSeconds: scaled,
      ratio: scaled / all.seconds,
      equal,
    },
    {
      name: `${size} onto ${BASELINE_POINTS} postcodes`,
      ours: ours.seconds,
      baseline: 'Turf, every point against every polygon',
      baselineSeconds: turf.seconds,
      ratio: turf.seconds / ours.seconds,
      equal,
    },
  ];
}

function raggedBands(longitude: Float64Array, latitude: Float64Array, random: () => number): Isochrone[] {
  return Array.from({ length: SITES }, (_, site) => {
    const home = Math.floor(random() * longitude.length);
    return BANDS.map(
      ({ limit, kilometres, corners }): Isochrone => ({
        site: `site ${site}`,
        mode: 'car',
        limit,
        unit: 'minutes',
        from: 0,
        polygons: [[raggedRing(longitude[home]!, latitude[home]!, kilometres, corners, random)]],
        drawnAs: ['Polygon'],
      }),
    );
  }).flat();
}

function raggedRing(
  x: number,
  y: number,
  kilometres: number,
  corners: number,
  random: () => number,
): number[][] {
  let reach = 1;
  const ring = Array.from({ length: corners }, (_, corner) => {
    reach = Math.min(1.25, Math.max(0.6, reach + (random() - 0.5) * 0.15));
    const angle = (corner / corners) * 2 * Math.PI;
    return [
      x + (Math.cos(angle) * reach * kilometres) / 68,
      y + (Math.sin(angle) * reach * kilometres) / 111,
    ];
  });
  return [...ring, ring[0]!];
}

function plainBands(isochrones: readonly Isochrone[], longitude: number[], latitude: number[]): Uint8Array {
  const limits = BANDS.map(({ limit }) => limit as number);
  const shapes = isochrones.map(({ limit, polygons }) => ({
    band: limits.indexOf(limit),
    shape: polygon(polygons[0]!),
  }));
  return Uint8Array.from(longitude, (x, point) =>
    shapes.reduce(
      (least, { band, shape }) =>
        band < least && booleanPointInPolygon([x, latitude[point]!], shape) ? band : least,
      NO_BAND,
    ),
  );
}

function timed<Result>(run: () => Result): { result: Result; seconds: number } {
  const start = performance.now();
  const result = run();
  return { result, seconds: (performance.now() - start) / 1000 };
}
