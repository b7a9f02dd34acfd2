import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { pickDot, pickShape } from '../../src/map/pick.ts';
import { coverTiles, mercator } from '../../src/map/tile-cover.ts';
import { buildMesh } from '../../src/workers/mesh.ts';
import { AREA_COUNT, BOUNDS, latitude, longitude, shapes } from '../sample/sample-areas.ts';
import { sampleTiles } from '../sample/sample-tiles.ts';

const tiles = sampleTiles({ area: shapes }, [...BOUNDS], 6, 6).map(({ z, x, y, bytes }) => ({
  id: { z, x, y },
  mesh: buildMesh(new VectorTile(new PbfReader(bytes)).layers.area!),
}));

describe('the mesh of a tile', () => {
  it('finds every area at its centre, and none in the sea', () => {
    for (let area = 0; area < AREA_COUNT; area++)
      expect(pickShape(tiles, longitude[area]!, latitude[area]!)).toBe(area);
    expect(pickShape(tiles, BOUNDS[0] - 0.5, latitude[0]!)).toBe(-1);
  });

  it('covers a shape with triangles of the same extent', () => {
    const { mesh } = tiles[0]!;
    expect(mesh.triangles.length % 3).toBe(0);
    expect(Math.max(...mesh.triangles)).toBeLessThan(mesh.ids.length);
    expect(mesh.corners.length).toBe(mesh.ids.length * 2);
  });
});

describe('coverTiles', () => {
  it('asks only for tiles that hold both the view and the country', () => {
    expect(coverTiles([100, 0, 101, 1], BOUNDS, 6)).toEqual([]);
    const all = coverTiles([-180, -80, 180, 80], BOUNDS, 6);
    expect(all.map(({ x, y }) => `${x}/${y}`).sort()).toEqual(
      tiles.map(({ id }) => `${id.x}/${id.y}`).sort(),
    );
  });
});

describe('pickDot', () => {
  it('takes the nearest dot in reach', () => {
    const { x, y } = mercator(0, 52);
    const places = Float64Array.from([x, y, x + 0.001, y]);
    expect(pickDot(places, 0, 52, 0.0001)).toBe(0);
    expect(pickDot(places, 3, 52, 0.0001)).toBe(-1);
  });
});
