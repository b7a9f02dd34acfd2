import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Isochrone,
  joinIsochrones,
  NO_BAND,
  readGoogleIsochrone,
  readOpenrouteserviceIsochrones,
  readValhallaIsochrones,
} from '@postcode-lottery/core';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { hasShared, SHARED, sharedNote } from '../shared.ts';
import { isochrone } from './shapes.ts';

interface OracleCase {
  readonly engine: string;
  readonly response: unknown;
  readonly expected: {
    readonly bands?: readonly { readonly limit: number; readonly unit: string }[];
    readonly needsPolygonising?: boolean;
    readonly skippedFeatures?: number;
    readonly parts?: number;
    readonly minutesAt?: readonly { readonly point: number[]; readonly band: number | null }[];
    readonly contains?: readonly { readonly point: number[]; readonly in: boolean }[];
  };
}

interface PointCase {
  readonly polygon: string;
  readonly point: number[];
  readonly expected: { readonly boundaryIncluded: boolean };
}

type Shape = Polygon | MultiPolygon;

const oracle = (name: string) => JSON.parse(readFileSync(join(SHARED, 'oracles', name), 'utf8'));

/** The least limit that holds the point, or null. */
function minutesAt(isochrones: readonly Isochrone[], [x, y]: readonly number[]): number | null {
  const result = joinIsochrones(isochrones, { longitude: [x!], latitude: [y!], area: [0] }, { areaCount: 1 });
  const band = result.bandOfPoint[0]!;
  return band === NO_BAND ? null : result.limitsMinutes[band]!;
}

describe.skipIf(!hasShared)(`oracle 42: isochrone responses${sharedNote}`, () => {
  const cases: readonly OracleCase[] = hasShared ? oracle('42-isochrone-formats.json').cases : [];
  const read = (engine: string, response: unknown) => {
    if (engine === 'valhalla') return readValhallaIsochrones(response, 'site');
    if (engine === 'openrouteservice') return readOpenrouteserviceIsochrones(response);
    return readGoogleIsochrone(response, 'site', 30);
  };
  it.each(cases)('$id', ({ engine, response, expected }) => {
    const { isochrones, skipped } = read(engine, response);
    if (expected.bands)
      expect(isochrones.map(({ limit, unit }) => [limit, unit])).toEqual(
        expected.bands.map((band) => [band.limit, band.unit === 'km' ? 'kilometres' : 'minutes']),
      );
    if (expected.needsPolygonising) expect(isochrones[0]!.drawnAs).toEqual(['LineString']);
    if (expected.skippedFeatures) expect(skipped).toHaveLength(expected.skippedFeatures);
    if (expected.parts) expect(isochrones[0]!.polygons).toHaveLength(expected.parts);
    for (const { point, band } of expected.minutesAt ?? []) expect(minutesAt(isochrones, point)).toBe(band);
    for (const { point, in: inside } of expected.contains ?? [])
      expect(minutesAt(isochrones, point)).toBe(inside ? 30 : null);
  });
});

describe.skipIf(!hasShared)(`oracle 40: points in, on and beside polygons${sharedNote}`, () => {
  const { polygons, cases }: { polygons: Record<string, Shape>; cases: readonly PointCase[] } = hasShared
    ? oracle('40-turf-point-in-polygon.json')
    : { polygons: {}, cases: [] };
  it.each(cases)('$id', ({ polygon, point, expected }) => {
    const shape = polygons[polygon]!;
    const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    expect(minutesAt([isochrone('A', 15, parts)], point)).toBe(expected.boundaryIncluded ? 15 : null);
  });
});
