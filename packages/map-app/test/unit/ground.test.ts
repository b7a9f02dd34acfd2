import { describe, expect, it } from 'vitest';
import { groundBounds, joinBounds } from '../../src/map/ground.ts';
import { longitudeLatitude, mercator } from '../../src/map/tile-cover.ts';
import type { Mesh } from '../../src/workers/mesh.ts';

const EXTENT = 4096;
const id = { z: 2, x: 1, y: 1 };

/** Two shapes of one corner each, at these points. */
function meshOf(points: readonly (readonly [number, number])[]): Mesh {
  const corners = points.flatMap(([longitude, latitude]) => {
    const { x, y } = mercator(longitude, latitude);
    return [(x * 4 - id.x) * EXTENT, (y * 4 - id.y) * EXTENT];
  });
  const none = new Uint32Array();
  return {
    extent: EXTENT,
    corners: Int16Array.from(corners.map(Math.round)),
    ids: Uint32Array.from(points.keys()),
    triangles: none,
    cellStarts: none,
    cellTriangles: none,
  };
}

describe('groundBounds', () => {
  it('holds every corner of the shapes that are meant, and no other', () => {
    const mesh = meshOf([
      [-1, 52],
      [-3, 54],
      [-60, 20],
    ]);
    const [west, south, east, north] = groundBounds([{ id, mesh }], (shape) => shape < 2)!;
    expect([west, south, east, north].map((degrees) => Math.round(degrees * 10) / 10)).toEqual([
      -3, 52, -1, 54,
    ]);
    expect(groundBounds([{ id, mesh }], () => false)).toBeNull();
  });
});

describe('joinBounds', () => {
  it('holds both, and takes nothing for nothing', () => {
    expect(joinBounds([-1, 52, 0, 53], [-3, 52.5, -2, 54])).toEqual([-3, 52, 0, 54]);
    expect(joinBounds(null, [-3, 52, -2, 54])).toEqual([-3, 52, -2, 54]);
    expect(joinBounds(null, null)).toBeNull();
  });
});

describe('longitudeLatitude', () => {
  it('undoes the mercator square', () => {
    const { x, y } = mercator(-2.5, 53.25);
    const [longitude, latitude] = longitudeLatitude(x, y);
    expect(longitude).toBeCloseTo(-2.5, 9);
    expect(latitude).toBeCloseTo(53.25, 9);
  });
});
