import {
  ArgumentError,
  attach,
  buildTravelMesh,
  estimateIsochrones,
  gridPoints,
  journeyMinutes,
  nationalGridToLonLat,
  ShortestMinutes,
  seededRandom,
} from '@postcode-lottery/core';
import type { Position } from 'geojson';
import { expect, test } from 'vitest';
import { BRIDGE, degreesOf, MOTORWAY, PARAMETERS, worldAreas, worldLand } from './world.ts';

const mesh = buildTravelMesh(
  worldAreas(),
  { land: worldLand(), links: [BRIDGE], roads: [MOTORWAY] },
  PARAMETERS,
);
const [longitude, latitude] = degreesOf(12, 12);
const site = { longitude, latitude };
const LIMITS = [15, 25, 40];
const isochrones = estimateIsochrones(mesh, site, LIMITS);

/** Rings of a feature by polygon. */
function polygonsOf(index: number): Position[][][] {
  const { geometry } = isochrones.features[index]!;
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Even-odd over all rings. */
function contains(polygons: Position[][][], east: number, north: number): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [ring[i]!, ring[j]!];
      if (a[1]! > north === b[1]! > north) continue;
      if (east < a[0]! + ((north - a[1]!) / (b[1]! - a[1]!)) * (b[0]! - a[0]!)) inside = !inside;
    }
  }
  return inside;
}

function signedArea(ring: Position[]): number {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0]! * y! - x! * ring[i]![1]!) / 2, 0);
}

test('limits that do not ascend, and sites that cannot be, are refused', () => {
  expect(() => estimateIsochrones(mesh, site, [30, 15])).toThrow(ArgumentError);
  expect(() => estimateIsochrones(mesh, site, [0])).toThrow(/limits\[0\] is 0/);
  expect(() => estimateIsochrones(mesh, { longitude: 53, latitude: -1 }, [15])).toThrow(/swapped/);
});

test('a feature for each limit, the widest first, marked as estimated', () => {
  expect(isochrones.features.map(({ properties }) => properties)).toEqual(
    LIMITS.toReversed().map((minutes) => ({ minutes, estimated: true, engine: 'coastal mesh' })),
  );
});

test('rings are closed, outer ones counter-clockwise, holes clockwise', () => {
  for (const index of LIMITS.keys()) {
    for (const rings of polygonsOf(index)) {
      rings.forEach((ring, place) => {
        expect(ring[0]).toEqual(ring.at(-1));
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(Math.sign(signedArea(ring))).toBe(place === 0 ? 1 : -1);
      });
    }
  }
});

test('inside is where the minutes interpolated over the triangles are within the limit', () => {
  const { shape } = mesh;
  const point = gridPoints({ longitude: [longitude], latitude: [latitude] });
  const raw = new Float64Array(shape.density.length);
  new ShortestMinutes(mesh.graph).run(attach(mesh, point, 0, 'site'), raw);
  const values = raw.map((minutes, node) => journeyMinutes(PARAMETERS, minutes, shape.density[node]!));
  const random = seededRandom(11);
  let checked = 0;
  for (let draw = 0; draw < 3000; draw++) {
    const t = 3 * Math.floor((random() * shape.triangles.length) / 3);
    const [u, v] = [random(), random()];
    const weights = u + v > 1 ? [1 - u, 1 - v, u + v - 1] : [u, v, 1 - u - v];
    const mean = (of: ArrayLike<number>) =>
      weights.reduce((sum, weight, k) => sum + weight * of[shape.triangles[t + k]!]!, 0);
    const degrees = nationalGridToLonLat([mean(shape.nodes.x) * 1000], [mean(shape.nodes.y) * 1000]);
    for (const [index, limit] of LIMITS.toReversed().entries()) {
      if (Math.abs(mean(values) - limit) < 0.02) continue;
      checked++;
      expect(contains(polygonsOf(index), degrees.longitude[0]!, degrees.latitude[0]!)).toBe(
        mean(values) < limit,
      );
    }
  }
  expect(checked).toBeGreaterThan(8000);
});

test('water stays outside', () => {
  for (let north = 1; north < 40; north++) {
    expect(contains(polygonsOf(0), ...degreesOf(19.5, north))).toBe(false);
  }
});
