import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError, topologyFromPolygons } from '@postcode-lottery/core';
import { readBoundaries } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlace, writeGeopackage, writeShapefile } from './shape-writers.ts';
import { writeZip } from './zip-writer.ts';

type Point = readonly [number, number];

function square(west: number, south: number, size: number): Point[] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A district with a hole and an island, its neighbour, and one in Wales; National Grid metres. */
const metres: TestPlace[] = [
  {
    code: 'E06000001',
    name: 'Söuth',
    polygons: [
      [square(400_000, 300_000, 1000), square(400_200, 300_200, 100).reverse()],
      [square(402_000, 300_000, 100)],
    ],
  },
  { code: 'E06000002', name: 'North', polygons: [[square(400_000, 301_000, 1000)]] },
  { code: 'W06000001', name: 'Anglesey', polygons: [[square(240_000, 370_000, 1000)]] },
];
const degrees = metres.map((place) => ({
  ...place,
  polygons: place.polygons.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): Point => [-2 + (x - 4e5) / 7e4, 52.6 + (y - 3e5) / 111e3])),
  ),
}));
const PRJ = 'PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936"],PROJECTION["Transverse_Mercator"]]';

function geojson(places: readonly TestPlace[], more: object = {}): Buffer {
  const features = places.map(({ code, name, polygons }) => ({
    type: 'Feature',
    properties: { FID: 1, LAD24CD: code, LAD24NM: name, note: 'a { in "text" \\ }' },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features }));
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function shapefileZip(parts: Partial<Record<'shp' | 'dbf' | 'prj' | 'cpg', Buffer>>): string {
  const members = Object.entries(parts).map(([ending, bytes]) => ({
    path: `LAD_MAY_2024.${ending}`,
    bytes: bytes!,
  }));
  return put('lad.zip', writeZip([...members, { path: 'LAD_MAY_2024.shp.xml', bytes: Buffer.from('<x/>') }]));
}

function expectPlaces(read: Awaited<ReturnType<typeof readBoundaries>>): void {
  expect(read).toMatchObject({ heading: 'LAD24CD', codes: ['E06000001', 'E06000002'] });
  expect(read.names).toEqual(['Söuth', 'North']);
  expect(read.excluded).toEqual([{ line: 3, key: 'W06000001', reason: 'in Wales' }]);
  expect([...read.polygons.areaPolygons]).toEqual([0, 2, 3]);
  expect([...read.polygons.polygonRings]).toEqual([0, 2, 3, 4]);
  const topology = topologyFromPolygons(read.polygons, read.coordinates);
  expect(topology.areaCount).toBe(2);
}

describe('official boundaries are read', () => {
  test('from GeoJSON in longitude and latitude, plain and gzipped', async () => {
    for (const bytes of [geojson(degrees), gzipSync(geojson(degrees))]) {
      const read = await readBoundaries(put('lad.geojson', bytes));
      expectPlaces(read);
      expect(read).toMatchObject({ format: 'GeoJSON', coordinates: 'lonLat' });
    }
  });

  test('from GeoJSON in National Grid metres, with and without saying so', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } };
    for (const more of [{}, { crs }]) {
      const read = await readBoundaries(put('lad.json', geojson(metres, more)));
      expectPlaces(read);
      expect(read.coordinates).toBe('nationalGrid');
    }
  });

  test('from a Shapefile in a zip', async () => {
    const { shp, dbf } = writeShapefile(metres, 'LAD24CD');
    const read = await readBoundaries(shapefileZip({ shp, dbf, prj: Buffer.from(PRJ) }));
    expectPlaces(read);
    expect(read).toMatchObject({ format: 'Shapefile', coordinates: 'nationalGrid' });
    expect(Math.max(...read.polygons.x)).toBe(402_100);
  });

  test('from a GeoPackage', async () => {
    const path = join(folder, 'lad.gpkg');
    writeGeopackage(path, metres, 'LAD24CD', { id: 27700, definition: PRJ });
    const read = await readBoundaries(path, 'LAD24CD');
    expectPlaces(read);
    expect(read).toMatchObject({ format: 'GeoPackage', coordinates: 'nationalGrid' });
    writeGeopackage(path, degrees, 'LAD24CD', { id: 4326, definition: 'GEOGCS["WGS 84"]' });
    expect((await readBoundaries(path)).coordinates).toBe('lonLat');
  });
});

describe('boundaries are refused with a precise message:', () => {
  const swapped = degrees.map((place) => ({
    ...place,
    polygons: place.polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Point => [y, x]))),
  }));
  const open: TestPlace = { code: 'E06000003', name: 'Open', polygons: [[square(-2, 52, 0.1).slice(0, 4)]] };
  const line = { ...JSON.parse(geojson(degrees).toString()) } as { features: { geometry: unknown }[] };
  line.features[1]!.geometry = { type: 'LineString', coordinates: square(-2, 52, 0.1) };
  const epsg = { crs: { properties: { name: 'EPSG:27700' } } };
  const { shp, dbf } = writeShapefile(metres, 'LAD24CD');
  const cases: [string, () => string, RegExp][] = [
    ['swapped coordinates', () => put('a', geojson(swapped)), /swapped/],
    ['another system than declared', () => put('a', geojson(degrees, epsg)), /not in the system.*declares/],
    ['a code twice', () => put('a', geojson([degrees[0]!, degrees[0]!])), /E06000001.*|occurs twice/],
    ['an open ring', () => put('a', geojson([open])), /ring that is not closed/],
    ['a line', () => put('a', Buffer.from(JSON.stringify(line))), /LineString, not a polygon/],
    ['a strange code', () => put('a', geojson([{ ...degrees[0]!, code: 'E99' }])), /code does not fit/],
    [
      'ground at sea',
      () => put('a', geojson([{ ...degrees[0]!, polygons: [[square(20, 10, 1)]] }])),
      /outside England/,
    ],
    ['a cut file', () => put('a', geojson(degrees).subarray(0, 900)), /truncated/],
    ['no features', () => put('a', Buffer.from('{"type":"FeatureCollection","features":[]}')), /no features/],
    ['another file', () => put('a', Buffer.from('{"type":"Topology"}')), /no list of features/],
    ['a web page', () => put('a', Buffer.from('<!DOCTYPE html><html></html>')), /web page/],
    ['a CSV', () => put('a', Buffer.from('LSOA21CD,people\n')), /not GeoJSON/],
    [
      'a zip of nothing known',
      () => put('a', writeZip([{ path: 'a.txt', bytes: Buffer.from('x') }])),
      /0 members/,
    ],
    ['a Shapefile without its table', () => shapefileZip({ shp }), /lacks the table/],
    ['half a Shapefile', () => shapefileZip({ shp: shp.subarray(0, 300), dbf }), /truncated Shapefile/],
    [
      'a broken database',
      () => put('a', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(900)])),
      /not a GeoPackage/,
    ],
  ];
  test.each(cases)('%s', async (_, path, message) => {
    const reading = readBoundaries(path());
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });

  test('another level or vintage than wanted', async () => {
    const reading = readBoundaries(put('a', geojson(degrees)), 'LSOA21CD');
    await expect(reading).rejects.toThrow(/other boundaries, with LAD24CD/);
  });
});
