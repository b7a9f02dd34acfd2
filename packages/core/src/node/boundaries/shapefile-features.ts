import type { Feature } from 'geojson';
import { open } from 'shapefile';
import { DataError } from '../../foundation/errors.ts';
import { openZip, type ZipArchive } from '../zip.ts';
import { type BoundaryFeature, coordinatesNamed, type FeatureFile } from './feature.ts';

/**
 * Opens the one Shapefile in a zip: its .shp and .dbf, with .prj for the coordinates and .cpg for the
 * encoding of names (Windows-1252 without one).
 *
 * @throws DataError for a zip without exactly one .shp that has its .dbf.
 */
export async function openShapefileZip(path: string): Promise<FeatureFile> {
  const archive = await openZip(path);
  try {
    const shapes = archive.members.filter(
      (member) => /\.shp$/i.test(member.path) && !/^__MACOSX/.test(member.path),
    );
    if (shapes.length !== 1)
      throw new DataError({
        file: path,
        value: archive.members.map((member) => member.path).join(', '),
        problem: `has ${shapes.length} Shapefiles`,
        expected: 'a zip with one .shp and its .dbf',
      });
    const stem = shapes[0]!.path.slice(0, -4);
    const part = (ending: string) => memberBytes(archive, `${stem}.${ending}`);
    const shp = await part('shp');
    const dbf = await part('dbf');
    if (shp === undefined || dbf === undefined)
      throw new DataError({ file: path, value: `${stem}.dbf`, problem: 'lacks the table of its Shapefile' });
    const prj = (await part('prj'))?.toString('latin1') ?? '';
    const cpg = (await part('cpg'))?.toString('latin1').trim() ?? '';
    refuseTruncated(path, shp, dbf);
    return {
      name: path,
      format: 'Shapefile',
      declared: () => coordinatesNamed(prj),
      features: readFeatures(path, shp, dbf, encodingOf(cpg)),
    };
  } finally {
    archive.close();
  }
}

/** Both parts state their length in their header: a shorter one would lose places without a word. */
function refuseTruncated(file: string, shp: Buffer, dbf: Buffer): void {
  const shpBytes = shp.length < 100 ? Number.NaN : 2 * shp.readInt32BE(24);
  const dbfBytes =
    dbf.length < 32 ? Number.NaN : dbf.readUInt16LE(8) + dbf.readUInt32LE(4) * dbf.readUInt16LE(10);
  if (shp.length >= shpBytes && dbf.length >= dbfBytes) return;
  throw new DataError({
    file,
    value: `${shp.length} and ${dbf.length} bytes`,
    problem: 'is a truncated Shapefile',
    expected: `${shpBytes} bytes of shapes and ${dbfBytes} of its table, as their headers say`,
  });
}

async function* readFeatures(
  name: string,
  shp: Buffer,
  dbf: Buffer,
  encoding: string,
): AsyncGenerator<BoundaryFeature> {
  try {
    const source = await open(shp, dbf, { encoding });
    for (;;) {
      const { done, value } = (await source.read()) as { done: boolean; value: Feature };
      if (done) return;
      yield { properties: value.properties ?? {}, geometry: value.geometry };
    }
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw new DataError(
      { file: name, problem: `is a damaged Shapefile (${(cause as Error).message})` },
      { cause },
    );
  }
}

async function memberBytes(archive: ZipArchive, path: string): Promise<Buffer | undefined> {
  const member = archive.members.find((candidate) => candidate.path.toLowerCase() === path.toLowerCase());
  if (member === undefined) return undefined;
  const parts: Uint8Array[] = [];
  for await (const chunk of archive.read(member.path)) parts.push(chunk);
  return Buffer.concat(parts);
}

function encodingOf(cpg: string): string {
  if (/utf-?8|65001/i.test(cpg)) return 'utf-8';
  return 'windows-1252';
}
