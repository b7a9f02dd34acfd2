import type { Geometry } from 'geojson';
import sqlite from 'node-sqlite3-wasm';
import wkx from 'wkx';
import { DataError } from '../../foundation/errors.ts';
import { type BoundaryFeature, coordinatesNamed, type FeatureFile } from './feature.ts';

/**
 * Opens the one feature table of a GeoPackage (OGC 12-128r18): SQLite whose geometries are a GP header and
 * well-known binary.
 *
 * @throws DataError for a file that is no GeoPackage with exactly one table of features.
 */
export function openGeopackage(path: string): FeatureFile {
  const state: { declared: 'lonLat' | 'nationalGrid' | undefined } = { declared: undefined };
  return {
    name: path,
    format: 'GeoPackage',
    declared: () => state.declared,
    features: readFeatures(path, state),
  };
}

async function* readFeatures(
  path: string,
  state: { declared: 'lonLat' | 'nationalGrid' | undefined },
): AsyncGenerator<BoundaryFeature> {
  let database: InstanceType<typeof sqlite.Database> | undefined;
  try {
    database = new sqlite.Database(path, { readOnly: true, fileMustExist: true });
    const layers = database.all(
      'SELECT c.table_name AS name, g.column_name AS shape, s.organization || s.organization_coordsys_id' +
        ' || s.definition AS srs FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name)' +
        " JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features'",
    ) as unknown as { name: string; shape: string; srs: string }[];
    if (layers.length !== 1)
      throw new DataError({
        file: path,
        value: layers.map((layer) => layer.name).join(', '),
        problem: `has ${layers.length} tables of features`,
        expected: 'a GeoPackage with one',
      });
    const { name, shape, srs } = layers[0]!;
    state.declared = coordinatesNamed(srs);
    const statement = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
    try {
      for (const row of statement.iterate()) {
        const { [shape]: blob, ...properties } = row as Record<string, unknown>;
        yield { properties, geometry: blob instanceof Uint8Array ? readShape(path, blob) : null };
      }
    } finally {
      statement.finalize();
    }
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw new DataError(
      { file: path, problem: `is not a GeoPackage that can be read (${(cause as Error).message})` },
      { cause },
    );
  } finally {
    database?.close();
  }
}

/** Bytes of the envelope by its code in the flags of a GP header. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

function readShape(path: string, blob: Uint8Array): Geometry | null {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  const envelope = ENVELOPE_BYTES[(bytes[3]! >> 1) & 7];
  if (bytes.toString('latin1', 0, 2) !== 'GP' || envelope === undefined || (bytes[3]! & 32) !== 0)
    throw new DataError({ file: path, problem: 'has a geometry without a plain GeoPackage header' });
  if ((bytes[3]! & 16) !== 0) return null;
  return wkx.Geometry.parse(bytes.subarray(8 + envelope)).toGeoJSON() as Geometry;
}
