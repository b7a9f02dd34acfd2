import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ArgumentError,
  joinPointsToAreas,
  type PolygonGeometry,
  polygonColumns,
  polygonGrid,
  seededRandom,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const shared = resolve(root, process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
const oracle = join(shared, 'oracles/40-turf-point-in-polygon.json');

interface Oracle {
  polygons: Record<string, PolygonGeometry>;
  cases: {
    id: string;
    polygon: string;
    point: [number, number];
    expected: { boundaryIncluded: boolean; boundaryIgnored: boolean };
  }[];
}

function holds(
  geometry: PolygonGeometry,
  [x, y]: [number, number],
  boundary: 'included' | 'ignored',
): boolean {
  return joinPointsToAreas({ x: [x], y: [y] }, polygonColumns([geometry]), { boundary })[0] === 0;
}

describe.skipIf(!existsSync(oracle))(`Turf's points in polygons (skipped without ${oracle})`, () => {
  const { polygons, cases } = existsSync(oracle)
    ? (JSON.parse(readFileSync(oracle, 'utf8')) as Oracle)
    : { polygons: {}, cases: [] };
  it.each(cases)('$id', ({ polygon, point, expected }) => {
    expect(holds(polygons[polygon]!, point, 'included')).toBe(expected.boundaryIncluded);
    expect(holds(polygons[polygon]!, point, 'ignored')).toBe(expected.boundaryIgnored);
  });
});

const SQUARE: PolygonGeometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ],
  ],
};

/** The crossing-number rule in plain numbers: exact for small whole coordinates. */
function bruteForce(geometry: PolygonGeometry, x: number, y: number): boolean {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.some((rings) => {
    let inside = false;
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1] as [number, number];
        const [bx, by] = ring[i] as [number, number];
        if (
          (bx - ax) * (y - ay) === (by - ay) * (x - ax) &&
          (x - ax) * (x - bx) <= 0 &&
          (y - ay) * (y - by) <= 0
        )
          return true;
        if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
      }
    return inside;
  });
}

/** Star-shaped rings on whole coordinates round a centre: they never cross themselves. */
const STAR = fc
  .record({
    x: fc.integer({ min: 10, max: 60 }),
    y: fc.integer({ min: 10, max: 60 }),
    radii: fc.array(fc.integer({ min: 3, max: 24 }), { minLength: 4, maxLength: 16 }),
  })
  .map(({ x, y, radii }): PolygonGeometry => {
    const ring = radii.map((radius, k) => {
      const angle = (k * 2 * Math.PI) / radii.length;
      return [x + Math.round(radius * Math.cos(angle)), y + Math.round(radius * Math.sin(angle))];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  });

describe('joinPointsToAreas', () => {
  it('agrees with brute force on points on, in and beside polygons that overlap', () => {
    fc.assert(
      fc.property(fc.array(STAR, { minLength: 1, maxLength: 8 }), (stars) => {
        const xs: number[] = [];
        const ys: number[] = [];
        for (let x = -2; x < 90; x += 3)
          for (let y = -2; y < 90; y++) {
            xs.push(x);
            ys.push(y);
          }
        const found = joinPointsToAreas({ x: xs, y: ys }, polygonColumns(stars));
        const expected = xs.map((x, i) => stars.findIndex((star) => bruteForce(star, x, ys[i]!)));
        expect([...found]).toEqual(expected);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('gives the lowest index where several areas hold a point, and -1 where none does', () => {
    const inner: PolygonGeometry = {
      type: 'Polygon',
      coordinates: [
        [
          [40, 40],
          [60, 40],
          [60, 60],
          [40, 60],
          [40, 40],
        ],
      ],
    };
    const points = { x: [50, 20, 150, Number.NaN], y: [50, 20, 50, 50] };
    expect([...joinPointsToAreas(points, polygonColumns([SQUARE, inner]))]).toEqual([0, 0, -1, -1]);
    expect([...joinPointsToAreas(points, polygonColumns([inner, SQUARE]))]).toEqual([0, 1, -1, -1]);
    expect([...joinPointsToAreas(points, polygonColumns([null, SQUARE]))]).toEqual([1, 1, -1, -1]);
  });

  it('takes a grid that was made before, and changes no input', () => {
    const polygons = polygonColumns([SQUARE]);
    const before = structuredClone(polygons);
    const grid = polygonGrid(polygons);
    const random = seededRandom(3);
    const x = Float64Array.from({ length: 100 }, () => 200 * random() - 50);
    const y = Float64Array.from({ length: 100 }, () => 200 * random() - 50);
    expect(joinPointsToAreas({ x, y }, grid)).toEqual(joinPointsToAreas({ x, y }, polygons));
    expect(polygons).toEqual(before);
  });

  it('finds nothing in no polygons', () => {
    expect([...joinPointsToAreas({ x: [1], y: [1] }, polygonColumns([]))]).toEqual([-1]);
    expect([...joinPointsToAreas({ x: [], y: [] }, polygonColumns([SQUARE]))]).toEqual([]);
  });

  it('refuses columns of different lengths, open rings and shapes without ground', () => {
    expect(() => joinPointsToAreas({ x: [1], y: [] }, polygonColumns([SQUARE]))).toThrow(ArgumentError);
    const open: PolygonGeometry = {
      type: 'Polygon',
      coordinates: [SQUARE.coordinates[0]!.slice(0, 4) as number[][]],
    };
    expect(() => polygonColumns([SQUARE, open])).toThrow(/geometries\[1\]/);
    expect(() =>
      polygonColumns([{ type: 'Point', coordinates: [0, 0] } as unknown as PolygonGeometry]),
    ).toThrow(/a Polygon or a MultiPolygon/);
  });
});
