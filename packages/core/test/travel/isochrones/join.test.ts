import {
  ArgumentError,
  checkTravelMatrix,
  firstReachedBand,
  type Isochrone,
  joinIsochrones,
  type MultiPolygonRings,
  matrixFromIsochrones,
  NO_BAND,
  seededRandom,
} from '@postcode-lottery/core';
import { booleanPointInPolygon, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { isochrone, square } from './shapes.ts';

/** Points on a line at y = 5, x = 0.5, 1.5, ...; two to an area. */
const points = {
  longitude: Float64Array.from({ length: 20 }, (_, index) => index + 0.5),
  latitude: new Float64Array(20).fill(5),
  area: Uint32Array.from({ length: 20 }, (_, index) => index >> 1),
};
const box = (west: number, east: number): MultiPolygonRings => [
  [
    [
      [west, 0],
      [east, 0],
      [east, 10],
      [west, 10],
      [west, 0],
    ],
  ],
];

describe('joinIsochrones', () => {
  it('gives the share of residents within each limit, by site and by any site', () => {
    const join = joinIsochrones(
      [isochrone('A', 30, box(0, 5)), isochrone('A', 15, box(0, 2)), isochrone('B', 15, box(9, 12))],
      points,
      { areaCount: 10 },
    );
    expect(join).toMatchObject({ sites: ['A', 'B'], limitsMinutes: [15, 30], pointsWithoutPosition: 0 });
    expect([...join.bandOfPoint]).toEqual([
      0,
      0,
      1,
      1,
      1,
      ...Array(4).fill(NO_BAND),
      0,
      0,
      0,
      ...Array(8).fill(NO_BAND),
    ]);
    expect([...join.shareWithin].slice(0, 12)).toEqual([1, 1, 0, 1, 0, 0.5, 0, 0, 0.5, 0.5, 1, 1]);
    const rows = Array.from({ length: 3 }, (_, area) =>
      Array.from({ length: join.offsets[area + 1]! - join.offsets[area]! }, (_, entry) => {
        const at = join.offsets[area]! + entry;
        return [join.sites[join.site[at]!], join.limitsMinutes[join.band[at]!], join.share[at]];
      }),
    );
    expect(rows).toEqual([
      [
        ['A', 15, 1],
        ['A', 30, 1],
      ],
      [['A', 30, 1]],
      [['A', 30, 0.5]],
    ]);
  });

  it('means the same by cumulative bands, by rings, and by contours that do not nest', () => {
    const cumulative = [isochrone('A', 15, box(0, 4)), isochrone('A', 30, box(0, 8))];
    const rings = [isochrone('A', 15, box(0, 4)), isochrone('A', 30, box(4, 8), 15)];
    const slipped = [isochrone('A', 15, box(0, 4)), isochrone('A', 30, box(1, 8))];
    const [first, ...others] = [cumulative, rings, slipped].map((bands) =>
      joinIsochrones(bands, points, { areaCount: 10 }),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  it('counts overlapping parts of one band once', () => {
    const join = joinIsochrones([isochrone('A', 15, [...box(0, 3), ...box(2, 5)])], points, {
      areaCount: 10,
    });
    expect([...join.bandOfPoint].filter((band) => band === 0)).toHaveLength(5);
  });

  it('takes a point on the line as inside', () => {
    const onLine = {
      longitude: [0, 1, 0.5, 0.5, 1.0000001],
      latitude: [0, 1, 0, 0.5, 0.5],
      area: [0, 0, 0, 0, 0],
    };
    const join = joinIsochrones([isochrone('A', 15, [[square(0, 0, 1)]])], onLine, { areaCount: 1 });
    expect([...join.bandOfPoint]).toEqual([0, 0, 0, 0, NO_BAND]);
  });

  it('judges areas without points by their surface, and counts those without either', () => {
    const shapes: Record<number, MultiPolygonRings> = { 10: [[square(4, 0, 2)]] };
    const join = joinIsochrones(
      [isochrone('A', 15, box(0, 5)), isochrone('B', 15, box(4, 4.5))],
      { ...points, longitude: [...points.longitude.slice(0, 19), Number.NaN] },
      { areaCount: 12, polygonsOfArea: (area) => shapes[area] },
    );
    expect(join).toMatchObject({ areasBySurface: 1, areasUnknown: 1, pointsWithoutPosition: 1 });
    expect(join.shareWithin[10]).toBe(0.5);
    expect([...join.share.slice(join.offsets[10], join.offsets[11])]).toEqual([0.5, 0.25]);
    expect(join.shareWithin[11]).toBe(0);
  });

  it('refuses distances and areas out of range', () => {
    expect(() =>
      joinIsochrones([{ ...isochrone('A', 1, box(0, 1)), unit: 'kilometres' }], points, { areaCount: 10 }),
    ).toThrow(ArgumentError);
    expect(() => joinIsochrones([isochrone('A', 15, box(0, 1))], points, { areaCount: 9 })).toThrow(
      'points.area',
    );
    expect(() => joinIsochrones([], points, { areaCount: 10 })).toThrow(ArgumentError);
  });

  it('agrees with Turf on random stars with holes and on points of their lines', () => {
    const random = seededRandom(42);
    const stars: Isochrone[] = Array.from({ length: 12 }, (_, index) =>
      isochrone(`S${index % 3}`, 15 * (1 + (index % 4)), [star(random), star(random)]),
    );
    const vertices = stars.flatMap((each) => each.polygons.flat(2)).slice(0, 200);
    const places = [...Array.from({ length: 3000 }, () => [random() * 10, random() * 10]), ...vertices];
    const cloud = {
      longitude: places.map(([x]) => x!),
      latitude: places.map(([, y]) => y!),
      area: places.map(() => 0),
    };
    const join = joinIsochrones(stars, cloud, { areaCount: 1 });
    const expected = places.map((place) => {
      const limits = stars
        .filter((each) => booleanPointInPolygon(place, multiPolygon(each.polygons)))
        .map((each) => each.limit);
      return limits.length === 0 ? NO_BAND : Math.min(...limits) / 15 - 1;
    });
    expect([...join.bandOfPoint]).toEqual(expected);
  });
});

describe('bands and matrices', () => {
  const join = joinIsochrones(
    [isochrone('A', 30, box(0, 5)), isochrone('A', 15, box(0, 3)), isochrone('B', 45, box(2, 20))],
    points,
    { areaCount: 10 },
  );
  it('name the first band that most residents reach', () => {
    expect([...firstReachedBand(join)]).toEqual([0, 0, 1, 2, 2, 2, 2, 2, 2, 2]);
    expect([...firstReachedBand(join, 1)]).toEqual([0, 1, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(() => firstReachedBand(join, 0)).toThrow(ArgumentError);
  });
  it('give a matrix of upper bounds', () => {
    const matrix = matrixFromIsochrones(join, 'car', { engine: 'isochrones', estimated: false });
    checkTravelMatrix(matrix);
    expect([...matrix.minutes.slice(0, matrix.offsets[3]!)]).toEqual([15, 15, 45, 30, 45]);
    expect([...matrix.sites.slice(0, matrix.offsets[3]!)]).toEqual([0, 0, 1, 0, 1]);
  });
});

function star(random: () => number): number[][][] {
  const [x, y, size] = [2 + random() * 6, 2 + random() * 6, 0.5 + random() * 2];
  const ring = (scale: number) => {
    const corners = Array.from({ length: 40 }, (_, index) => {
      const radius = size * scale * (0.6 + 0.4 * random());
      const angle = (index / 40) * 2 * Math.PI;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return [...corners, corners[0]!];
  };
  return [ring(1), ring(0.4)];
}
