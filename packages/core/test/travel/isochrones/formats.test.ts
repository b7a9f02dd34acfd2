import {
  DataError,
  type IsochroneSet,
  readGeoapifyIsochrones,
  readGeoJsonIsochrones,
  readGoogleIsochrone,
  readMapboxIsochrones,
  readOpenrouteserviceIsochrones,
  readOpenTripPlannerIsochrones,
  readOsrmIsochrones,
  readTravelTimeIsochrones,
  readValhallaIsochrones,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { collection, polygon, square } from './shapes.ts';

const small = square(-1.6, 53.79, 0.1);
const large = square(-1.7, 53.74, 0.3);
const bands = (set: IsochroneSet) =>
  set.isochrones.map(({ site, limit, unit, from }) => [site, limit, unit, from]);

describe('isochrone readers', () => {
  it('Valhalla: minutes or kilometres, widest first in the file, snapped points passed over', () => {
    const points = { type: 'MultiPoint', coordinates: [[-1.55, 53.8]] };
    const set = readValhallaIsochrones(
      collection(
        [{ contour: 30, metric: 'time' }, polygon(large)],
        [{ contour: 15, metric: 'time' }, polygon(small)],
        [{ type: 'snapped' }, points],
      ),
      'RR813',
    );
    expect(bands(set)).toEqual([
      ['RR813', 15, 'minutes', 0],
      ['RR813', 30, 'minutes', 0],
    ]);
    expect(set.skipped).toEqual([{ place: 'feature 3', reason: 'a MultiPoint is not a band' }]);
    const distance = readValhallaIsochrones(
      collection([{ contour: 0.1, metric: 'distance' }, polygon(small)]),
      'x',
    );
    expect(bands(distance)).toEqual([['x', 0.1, 'kilometres', 0]]);
  });

  it('Valhalla: the lines of one contour become one polygon with its hole and its island', () => {
    const line = (ring: number[][]) => ({ type: 'LineString', coordinates: ring });
    const rings = [square(0.4, 0.4, 0.2), square(0, 0, 1), square(0.45, 0.45, 0.05), square(2, 2, 1)];
    const set = readValhallaIsochrones(
      collection(...rings.map((ring): [Record<string, unknown>, unknown] => [{ contour: 15 }, line(ring)])),
      'x',
    );
    expect(set.isochrones).toHaveLength(1);
    expect(set.isochrones[0]!.drawnAs).toEqual(['LineString']);
    expect(new Set(set.isochrones[0]!.polygons.map((rings) => rings.length))).toEqual(new Set([2, 1]));
    expect(set.isochrones[0]!.polygons).toHaveLength(3);
  });

  it('Mapbox: minutes, or metres', () => {
    expect(
      bands(readMapboxIsochrones(collection([{ contour: 15, metric: 'time' }, polygon(small)]), 'x')),
    ).toEqual([['x', 15, 'minutes', 0]]);
    expect(
      bands(readMapboxIsochrones(collection([{ contour: 500, metric: 'distance' }, polygon(small)]), 'x')),
    ).toEqual([['x', 0.5, 'kilometres', 0]]);
  });

  it('openrouteservice: seconds by group, or distance', () => {
    const body = collection(
      [{ group_index: 1, value: 1800 }, polygon(large)],
      [{ group_index: 0, value: 900 }, polygon(small)],
      [{ group_index: 1, value: 900 }, polygon(small)],
    );
    expect(bands(readOpenrouteserviceIsochrones(body, ['A', 'B']))).toEqual([
      ['B', 15, 'minutes', 0],
      ['B', 30, 'minutes', 0],
      ['A', 15, 'minutes', 0],
    ]);
    expect(bands(readOpenrouteserviceIsochrones(body)).map(([site]) => site)).toEqual(['1', '1', '0']);
    const byDistance = {
      ...collection([{ group_index: 0, value: 2500 }, polygon(small)]),
      metadata: { query: { range_type: 'distance' } },
    };
    expect(bands(readOpenrouteserviceIsochrones(byDistance, ['A']))).toEqual([['A', 2.5, 'kilometres', 0]]);
  });

  it('Geoapify: seconds or metres', () => {
    const body = (type: string, range: number) =>
      collection([
        { lat: 53, lon: -1, mode: 'drive', type, range, id: 'q' },
        { type: 'MultiPolygon', coordinates: [[small]] },
      ]);
    expect(bands(readGeoapifyIsochrones(body('time', 900), 'x'))).toEqual([['x', 15, 'minutes', 0]]);
    expect(bands(readGeoapifyIsochrones(body('distance', 900), 'x'))).toEqual([['x', 0.9, 'kilometres', 0]]);
  });

  it('TravelTime: shells and holes of lat and lng', () => {
    const corners = (ring: number[][]) => ring.map(([lng, lat]) => ({ lat, lng }));
    const shapes = [
      { shell: corners(large), holes: [corners(small)] },
      { shell: corners(square(2, 52, 0.1)), holes: [] },
    ];
    const set = readTravelTimeIsochrones(
      { results: [{ search_id: 's1', shapes }] },
      { s1: { site: 'A', minutes: 45 } },
    );
    expect(bands(set)).toEqual([['A', 45, 'minutes', 0]]);
    expect(set.isochrones[0]!.polygons).toEqual([[large, small], [square(2, 52, 0.1)]]);
    expect(() =>
      readTravelTimeIsochrones(
        { results: [{ search_id: 's2', shapes }] },
        { s1: { site: 'A', minutes: 45 } },
      ),
    ).toThrow('search that is not known');
  });

  it('OpenTripPlanner: seconds, as a number or as text, by public transport', () => {
    const set = readOpenTripPlannerIsochrones(
      collection([{ time: '1800' }, polygon(large)], [{ time: 900 }, polygon(small)]),
      'x',
    );
    expect(bands(set)).toEqual([
      ['x', 15, 'minutes', 0],
      ['x', 30, 'minutes', 0],
    ]);
    expect(set.isochrones[0]!.mode).toBe('publicTransport');
  });

  it('osrmIsochrone of R: rings that do not hold each other', () => {
    const set = readOsrmIsochrones(
      collection(
        [{ id: 2, isomin: 15, isomax: 30 }, polygon(large, small)],
        [{ id: 1, isomin: 0, isomax: 15 }, polygon(small)],
      ),
      'x',
    );
    expect(bands(set)).toEqual([
      ['x', 15, 'minutes', 0],
      ['x', 30, 'minutes', 15],
    ]);
  });

  it('Google: one MultiPolygon for the time that was asked for', () => {
    const geoJson = { type: 'MultiPolygon', coordinates: [[large], [square(-1.3, 53.79, 0.05)]] };
    expect(readGoogleIsochrone({ isochrone: { geoJson } }, 'x', 45).isochrones[0]).toMatchObject({
      limit: 45,
      polygons: geoJson.coordinates,
    });
    expect(() => readGoogleIsochrone({ error: { message: 'API key not valid' } }, 'x', 45)).toThrow(
      'API key not valid',
    );
  });

  it('any GeoJSON: declared properties', () => {
    const body = collection(
      [{ hospital: 'RR813', t: 0.5, low: 0.25 }, polygon(large)],
      [{ hospital: 7, t: '0.25', low: 0 }, polygon(small)],
    );
    const set = readGeoJsonIsochrones(body, {
      timeProperty: 't',
      unit: 'hours',
      fromProperty: 'low',
      siteProperty: 'hospital',
    });
    expect(bands(set)).toEqual([
      ['RR813', 30, 'minutes', 15],
      ['7', 15, 'minutes', 0],
    ]);
    expect(() =>
      readGeoJsonIsochrones(body, { timeProperty: 'minutes', unit: 'minutes', site: 'x' }),
    ).toThrow('feature 1 has no number in its property "minutes"');
    expect(() =>
      readGeoJsonIsochrones(body, { timeProperty: 't', unit: 'minutes', siteProperty: 'site' }),
    ).toThrow('feature 1 has no site');
  });

  it.each<[string, unknown, string]>([
    ['an error', { error: { code: 3004, message: 'range out of limits' } }, 'range out of limits'],
    ['nothing', null, 'is not a GeoJSON FeatureCollection'],
    ['no features', collection(), 'holds no usable isochrone'],
    ['an empty polygon', collection([{ contour: 15 }, polygon()]), 'a polygon without rings'],
    ['no geometry', collection([{ contour: 15 }, null]), 'is not an area'],
    ['a limit of 0', collection([{ contour: 0 }, polygon(small)]), 'has no usable limit'],
    ['no limit', collection([{ color: '#fff' }, polygon(small)]), 'no number in its property "contour"'],
    [
      'an open line',
      collection([{ contour: 15 }, { type: 'LineString', coordinates: small.slice(0, -1) }]),
      'does not close',
    ],
    ['metres', collection([{ contour: 15 }, polygon(square(450000, 300000, 1000))]), 'not in degrees'],
  ])('refuse %s', (_, body, message) => {
    expect(() => readValhallaIsochrones(body, 'x')).toThrow(DataError);
    expect(() => readValhallaIsochrones(body, 'x')).toThrow(message);
  });
});

describe('geometry', () => {
  it('is mended with a word: rings closed, crossings undone', () => {
    const bowTie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    const set = readValhallaIsochrones(
      collection(
        [{ contour: 15 }, polygon(bowTie)],
        [{ contour: 30 }, polygon(square(0, 0, 2).slice(0, -1))],
      ),
      'x',
    );
    expect(set.repaired.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'feature 1: a polygon that crosses itself in 1 place was taken apart (even-odd rule)',
      'feature 2: a ring that did not close was closed',
    ]);
    expect(set.isochrones[0]!.polygons).toHaveLength(2);
    expect(set.isochrones[1]!.polygons[0]![0]).toEqual(square(0, 0, 2));
  });
  it('is refused with a word where it cannot be used, and the rest is kept', () => {
    const flat = [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 0],
    ];
    const set = readValhallaIsochrones(
      collection([{ contour: 15 }, polygon(flat)], [{ contour: 30 }, polygon(square(0, 0, 2))]),
      'x',
    );
    expect(set.refused).toEqual([{ place: 'feature 1', reason: 'a polygon whose shell encloses no area' }]);
    expect(set.isochrones).toHaveLength(1);
  });
});
