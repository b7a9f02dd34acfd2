import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import {
  dissolveTopology,
  drawAreas,
  nationalGridToLonLat,
  seededRandom,
  type Topology,
  tileId,
  tilePyramid,
} from '@postcode-lottery/core';
import { pmtilesArchive, writeTiles } from '@postcode-lottery/core/node';
import { PbfReader } from 'pbf';
import { PMTiles, type Source, zxyToTileId } from 'pmtiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rectangles } from './squares.ts';

const AREAS = 60;

/** A square of 40 km in the middle of England with a lake, in 60 areas of 5 places. */
function square(): { area: Topology; district: Topology } {
  const random = seededRandom(9);
  const centres = Array.from({ length: AREAS }, () => [random(), random()] as const);
  const points = Array.from({ length: 3000 }, () => [random(), random()] as const);
  const nearest = points.map(([x, y]) => {
    const squares = centres.map(([cx, cy]) => (cx - x) ** 2 + (cy - y) ** 2);
    return squares.indexOf(Math.min(...squares));
  });
  const { topology } = drawAreas({
    eastingMetres: points.map(([x]) => 430_000 + 40_000 * x),
    northingMetres: points.map(([, y]) => 300_000 + 40_000 * y),
    area: nearest,
    areaCount: AREAS,
    land: rectangles(
      [430_000.4, 300_000.6, 470_000.4, 340_000.6],
      [445_000.4, 315_000.6, 450_000.4, 322_000.6, true],
    ),
  });
  const district = dissolveTopology(
    topology,
    Array.from({ length: AREAS }, (_, area) => area % 5),
    5,
  );
  return { area: topology, district };
}

/** Column and row of the tile that holds a place, by the textbook formula of Web Mercator. */
function tileOf(zoom: number, easting: number, northing: number): [number, number] {
  const { longitude, latitude } = nationalGridToLonLat([easting], [northing]);
  const radians = (latitude[0]! * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
  return [Math.floor((longitude[0]! / 360 + 0.5) * 2 ** zoom), Math.floor(y * 2 ** zoom)];
}

function squareUnits(rings: readonly (readonly { x: number; y: number }[])[]): number {
  return rings.reduce(
    (sum, ring) =>
      sum + ring.slice(1).reduce((twice, { x, y }, i) => twice + ring[i]!.x * y - x * ring[i]!.y, 0) / 2,
    0,
  );
}

class FileSource implements Source {
  readonly #path: string;
  constructor(path: string) {
    this.#path = path;
  }
  getKey() {
    return this.#path;
  }
  async getBytes(offset: number, length: number) {
    const file = await open(this.#path);
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    await file.close();
    return { data: bytes.buffer.slice(0, bytesRead) };
  }
}

describe('vector tiles', () => {
  const { area, district } = square();
  const levels = [
    { name: 'area', topology: area },
    { name: 'district', topology: district, minZoom: 6 },
  ];
  let folder: string;
  let archive: PMTiles;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiles-'));
    await writeTiles({ levels, title: 'Test', attribution: 'Nobody' }, join(folder, 'a.pmtiles'));
    archive = new PMTiles(new FileSource(join(folder, 'a.pmtiles')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function tile(zoom: number, x: number, y: number): Promise<VectorTile | null> {
    const found = await archive.getZxy(zoom, x, y);
    return found === undefined ? null : new VectorTile(new PbfReader(new Uint8Array(found.data)));
  }

  it('are read back by the PMTiles reader, with header and metadata', async () => {
    const header = await archive.getHeader();
    expect(header).toMatchObject({ specVersion: 3, minZoom: 4, maxZoom: 12, clustered: true, tileType: 1 });
    const { longitude, latitude } = nationalGridToLonLat([430_000.4, 470_000.4], [300_000.6, 300_000.6]);
    expect(header.minLon).toBeCloseTo(longitude[0]!, 6);
    expect(header.minLat).toBeCloseTo(latitude[1]!, 6);
    expect(await archive.getMetadata()).toMatchObject({
      name: 'Test',
      attribution: 'Nobody',
      vector_layers: [
        { id: 'area', minzoom: 4, maxzoom: 12 },
        { id: 'district', minzoom: 6, maxzoom: 12 },
      ],
    });
  });

  it('hold every area once by its index, at every zoom', async () => {
    for (const zoom of [4, 6, 8]) {
      const ids = new Set<number>();
      for (const { bytes } of [...tilePyramid({ levels, minZoom: zoom, maxZoom: zoom })]) {
        const { layers } = new VectorTile(new PbfReader(bytes));
        expect('district' in layers).toBe(zoom >= 6);
        for (let i = 0; i < layers.area!.length; i++) ids.add(layers.area!.feature(i).id!);
      }
      if (zoom >= 6)
        expect([...ids].sort((a, b) => a - b)).toEqual(Array.from({ length: AREAS }, (_, id) => id));
      else expect(ids.size).toBeGreaterThan(AREAS / 2);
    }
  });

  it('meet without gaps: the areas in a tile cover what the districts cover, to the unit', async () => {
    for (const zoom of [6, 8, 10, 12]) {
      const [x, y] = tileOf(zoom, 452_000, 310_000);
      const layers = (await tile(zoom, x, y))?.layers;
      if (layers === undefined) throw new Error(`tile ${zoom}/${x}/${y} is missing`);
      const cover = (name: string) => {
        let sum = 0;
        for (let i = 0; i < layers[name]!.length; i++)
          sum += squareUnits(layers[name]!.feature(i).loadGeometry());
        return sum;
      };
      const areas = cover('area');
      expect(areas).toBeGreaterThan(0);
      expect(Math.abs(areas - cover('district')) / areas).toBeLessThan(0.002);
    }
  });

  it('fill a tile inside the land wholly, buffer included', async () => {
    const layer = (await tile(12, ...tileOf(12, 460_000, 310_000)))!.layers.area!;
    let sum = 0;
    for (let i = 0; i < layer.length; i++) sum += squareUnits(layer.feature(i).loadGeometry());
    expect(layer.extent).toBe(4096);
    expect(Math.abs(sum - (4096 + 64) ** 2)).toBeLessThan(8 * 4160);
  });

  it('are the same bytes each time', async () => {
    await writeTiles({ levels, title: 'Test', attribution: 'Nobody' }, join(folder, 'b.pmtiles'));
    const [first, second] = await Promise.all(
      ['a', 'b'].map((name) => readFile(join(folder, `${name}.pmtiles`))),
    );
    expect(first!.equals(second!)).toBe(true);
  });

  it('are numbered along the Hilbert curve as PMTiles has it', () => {
    for (let zoom = 0; zoom < 5; zoom++)
      for (let x = 0; x < 2 ** zoom; x++)
        for (let y = 0; y < 2 ** zoom; y++) expect(tileId(zoom, x, y)).toBe(zxyToTileId(zoom, x, y));
    expect(tileId(12, 2031, 1346)).toBe(zxyToTileId(12, 2031, 1346));
  });

  it('go to leaf directories where one directory would not fit the first 16 KiB', async () => {
    const random = seededRandom(4);
    const content = (x: number, y: number) => {
      const own = seededRandom(x * 1000 + y);
      return Uint8Array.from({ length: 1 + Math.floor(400 * own()) }, () => Math.floor(256 * own()));
    };
    const fake = Array.from({ length: 160 * 160 }, (_, k) => [k % 160, Math.floor(k / 160)] as const)
      .filter(() => random() < 0.5)
      .map(([x, y]) => ({ zoom: 9, x, y, bytes: content(x, y) }));
    const facts = { metadata: {}, minZoom: 9, maxZoom: 9, bounds: [-6, 49, 2, 56] as const };
    const { bytes, tileCount } = pmtilesArchive(fake, facts);
    expect(tileCount).toBe(fake.length);
    await writeFile(join(folder, 'many.pmtiles'), bytes);
    const many = new PMTiles(new FileSource(join(folder, 'many.pmtiles')));
    expect((await many.getHeader()).leafDirectoryLength).toBeGreaterThan(0);
    for (const { x, y } of fake.filter((_, k) => k % 500 === 0))
      expect(new Uint8Array((await many.getZxy(9, x, y))!.data)).toEqual(content(x, y));
    expect(await many.getZxy(9, 400, 400)).toBeUndefined();
  });
});
