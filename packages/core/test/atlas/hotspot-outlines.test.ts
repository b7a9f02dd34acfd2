import {
  DataError,
  hotspotOutlines,
  nationalGridToLonLat,
  type PolygonGeometry,
  polygonColumns,
  topologyFromPolygons,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const EAST = 400_000;
const NORTH = 300_000;
const SIDE = 1000;

/** Squares of 1 km in three rows of three, area 0 in the south-west, each with a bend of 20 m in its east side. */
const SQUARES = Array.from({ length: 9 }, (_, area): PolygonGeometry => {
  const corner = (east: number, north: number): [number, number] => [
    EAST + SIDE * ((area % 3) + east),
    NORTH + SIDE * (Math.floor(area / 3) + north),
  ];
  const ring = [corner(0, 0), corner(1, 0), corner(1.02, 0.5), corner(1, 1), corner(0, 1)];
  if (area % 3 > 0) ring.push(corner(0.02, 0.5));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
});
const topology = topologyFromPolygons(polygonColumns(SQUARES), 'nationalGrid');
const place = (rank: number, name: string, ...areas: number[]) => ({
  rank,
  name,
  areas: Uint32Array.from(areas),
});

/** Twice the signed surface of a ring: above 0 where it runs counter-clockwise. */
const turning = (ring: readonly (readonly [number, number])[]) =>
  ring.slice(1).reduce((sum, [x, y], k) => sum + ring[k]![0] * y - x * ring[k]![1], 0);

describe('hotspotOutlines', () => {
  const { features } = hotspotOutlines(topology, [
    place(1, 'Row', 0, 1, 2),
    place(2, 'Corners', 6, 8),
    place(3, 'Ring', 5, 3, 4),
  ]);

  it('has a feature for each hotspot in their order, by id', () => {
    expect(features.map(({ id, properties }) => ({ id, properties }))).toEqual([
      { id: 0, properties: { id: 0, rank: 1, name: 'Row' } },
      { id: 1, properties: { id: 1, rank: 2, name: 'Corners' } },
      { id: 2, properties: { id: 2, rank: 3, name: 'Ring' } },
    ]);
  });

  it('joins areas that touch, keeps apart those that do not, and straightens a bend of 20 m', () => {
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'MultiPolygon', 'Polygon']);
    const row = features[0]!.geometry.coordinates as [number, number][][];
    const corners = [
      [0, 0],
      [3, 0],
      [3, 1],
      [0, 1],
    ].map(([east, north]) => {
      const at = nationalGridToLonLat([EAST + SIDE * east!], [NORTH + SIDE * north!]);
      return [at.longitude[0]!, at.latitude[0]!] as const;
    });
    for (const [longitude, latitude] of corners)
      expect(row[0]!.some(([x, y]) => Math.abs(x - longitude) < 1e-6 && Math.abs(y - latitude) < 1e-6)).toBe(
        true,
      );
    const bend = nationalGridToLonLat([EAST + 3.02 * SIDE], [NORTH + SIDE / 2]).longitude[0]!;
    expect(Math.max(...row[0]!.map(([x]) => x))).toBeLessThan(bend);
  });

  it('runs outer rings counter-clockwise (RFC 7946), closed, with six decimals at most', () => {
    for (const { geometry } of features) {
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      for (const [outer] of polygons) {
        expect(turning(outer!)).toBeGreaterThan(0);
        expect(outer!.at(-1)).toEqual(outer![0]);
        for (const degrees of outer!.flat()) expect(Number(degrees.toFixed(6))).toBe(degrees);
      }
    }
  });

  it('gives neighbours the same points on their common line', () => {
    const points = (feature: number) =>
      new Set((features[feature]!.geometry.coordinates as [number, number][][])[0]!.map(String));
    const shared = [...points(0)].filter((point) => points(2).has(point));
    const { latitude } = nationalGridToLonLat([EAST], [NORTH + SIDE]);
    expect(shared.some((point) => Math.abs(Number(point.split(',')[1]) - latitude[0]!) < 1e-6)).toBe(true);
    expect(shared.length).toBeGreaterThanOrEqual(2);
  });

  it('refuses a hotspot without ground', () => {
    expect(() => hotspotOutlines(topology, [place(1, 'Nowhere')])).toThrow(DataError);
  });
});
