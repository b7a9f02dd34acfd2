import { existsSync, rmSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import wkx from 'wkx';

/** A place of a boundary file in a test: polygons of rings of points. */
export interface TestPlace {
  readonly code: string;
  readonly name: string;
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** The .shp and .dbf of a Shapefile (ESRI, 1998), outer rings clockwise as it wants them. */
export function writeShapefile(places: readonly TestPlace[], heading: string): { shp: Buffer; dbf: Buffer } {
  const records = places.map(({ polygons }, index) => {
    const rings = polygons.flatMap((polygon) => polygon.map((ring, place) => wind(ring, place === 0)));
    const points = rings.flat();
    const body = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
    body.writeInt32LE(5, 0);
    body.writeInt32LE(rings.length, 36);
    body.writeInt32LE(points.length, 40);
    let start = 0;
    rings.forEach((ring, place) => {
      body.writeInt32LE(start, 44 + 4 * place);
      start += ring.length;
    });
    points.forEach(([x, y], place) => {
      body.writeDoubleLE(x, 44 + 4 * rings.length + 16 * place);
      body.writeDoubleLE(y, 52 + 4 * rings.length + 16 * place);
    });
    const head = Buffer.alloc(8);
    head.writeInt32BE(index + 1, 0);
    head.writeInt32BE(body.length / 2, 4);
    return Buffer.concat([head, body]);
  });
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + Buffer.concat(records).length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(5, 32);
  return { shp: Buffer.concat([header, ...records]), dbf: writeDbf(places, heading) };
}

function writeDbf(places: readonly TestPlace[], heading: string): Buffer {
  const fields = [
    { name: heading, length: 9 },
    { name: heading.replace(/CD$/, 'NM'), length: 40 },
  ];
  const header = Buffer.alloc(32 + 32 * fields.length + 1);
  header[0] = 3;
  header.writeUInt32LE(places.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(50, 10);
  fields.forEach(({ name, length }, place) => {
    header.write(name, 32 + 32 * place, 'latin1');
    header.write('C', 43 + 32 * place, 'latin1');
    header[48 + 32 * place] = length;
  });
  header[header.length - 1] = 13;
  const rows = places.map(({ code, name }) => Buffer.from(` ${code.padEnd(9)}${name.padEnd(40)}`, 'latin1'));
  return Buffer.concat([header, ...rows, Buffer.from([26])]);
}

function wind(ring: readonly (readonly [number, number])[], clockwise: boolean) {
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return twice < 0 === clockwise ? [...ring] : [...ring].reverse();
}

/** A GeoPackage with one table of features. */
export function writeGeopackage(
  path: string,
  places: readonly TestPlace[],
  heading: string,
  srs: { id: number; definition: string },
): void {
  if (existsSync(path)) rmSync(path);
  const database = new sqlite.Database(path);
  const name = heading.replace(/CD$/, 'NM');
  database.exec(`
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
      organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
    CREATE TABLE places (FID INTEGER PRIMARY KEY, SHAPE BLOB, ${heading} TEXT, ${name} TEXT);
    INSERT INTO gpkg_contents VALUES ('places', 'features', ${srs.id});
    INSERT INTO gpkg_geometry_columns VALUES ('places', 'SHAPE', 'MULTIPOLYGON', ${srs.id});`);
  database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)', [
    'srs',
    srs.id,
    'EPSG',
    srs.id,
    srs.definition,
  ]);
  for (const { code, name: called, polygons } of places) {
    const shape = { type: 'MultiPolygon', coordinates: polygons };
    const header = Buffer.from([0x47, 0x50, 0, 0b0000_0011, 0, 0, 0, 0]);
    header.writeInt32LE(srs.id, 4);
    const envelope = Buffer.alloc(32);
    const wkb = wkx.Geometry.parseGeoJSON(shape).toWkb();
    database.run(`INSERT INTO places (SHAPE, ${heading}, ${name}) VALUES (?, ?, ?)`, [
      Buffer.concat([header, envelope, wkb]),
      code,
      called,
    ]);
  }
  database.close();
}
