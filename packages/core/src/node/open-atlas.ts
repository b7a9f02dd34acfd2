import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AtlasAreas,
  type AtlasColumn,
  type AtlasManifest,
  type AtlasPlaces,
  DataError,
  decodeColumn,
  decodeElements,
  parseManifest,
} from '../index.ts';

/** An atlas folder opened for reading; every file is checked against the manifest when it is read. */
export interface Atlas {
  readonly folder: string;
  readonly manifest: AtlasManifest;
  /** The bytes of one of the atlas's files. @throws DataError where it is missing, cut short or damaged */
  file(path: string): Promise<Uint8Array>;
  json<Contents>(path: string): Promise<Contents>;
  /** @throws DataError where the atlas has no column of that id */
  column(id: string): AtlasColumn;
  /** The values of a column, "no data" as NaN. */
  values(id: string): Promise<Float32Array | Float64Array>;
  /** The stored elements of a category, place or flags column. */
  elements(id: string): Promise<ArrayLike<number>>;
  areas(): Promise<AtlasAreas>;
  places(): Promise<AtlasPlaces>;
}

const REBUILD = 'a whole atlas; build it again with npm run build:atlas';

/**
 * Opens the atlas in a folder.
 *
 * @throws DataError where the folder holds no atlas or its manifest is damaged
 */
export async function openAtlas(folder: string): Promise<Atlas> {
  const manifestPath = join(folder, 'manifest.json');
  const text = await readFile(manifestPath, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new DataError(
      { file: manifestPath, problem: `cannot be read (${cause.code})`, expected: REBUILD },
      { cause },
    );
  });
  const manifest = parseManifest(text, manifestPath);
  const files = new Map(manifest.files.map((entry) => [entry.path, entry]));
  const columns = new Map(manifest.columns.map((column) => [column.id, column]));

  const file = async (path: string) => {
    const entry = files.get(path);
    const full = join(folder, path);
    if (!entry) throw new DataError({ file: full, problem: 'is not in the manifest', expected: REBUILD });
    const bytes = await readFile(full).catch((cause: NodeJS.ErrnoException) => {
      throw new DataError(
        { file: full, problem: `cannot be read (${cause.code})`, expected: REBUILD },
        { cause },
      );
    });
    if (bytes.length !== entry.bytes)
      throw new DataError({
        file: full,
        value: bytes.length,
        problem: 'is cut short or too long',
        expected: `${entry.bytes} bytes`,
      });
    if (createHash('sha256').update(bytes).digest('hex') !== entry.sha256)
      throw new DataError({ file: full, problem: 'is damaged (its checksum differs)', expected: REBUILD });
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  };
  const json = async <Contents>(path: string) =>
    JSON.parse(new TextDecoder().decode(await file(path))) as Contents;
  const column = (id: string) => {
    const found = columns.get(id);
    if (!found)
      throw new DataError({
        file: manifestPath,
        value: id,
        problem: 'has no such column',
        expected: [...columns.keys()].join(', '),
      });
    return found;
  };
  return {
    folder,
    manifest,
    file,
    json,
    column,
    values: async (id) => decodeColumn(await file(column(id).path), column(id), manifest.areaCount),
    elements: async (id) => decodeElements(await file(column(id).path), column(id), manifest.areaCount),
    areas: () => json<AtlasAreas>('areas.json'),
    places: () => json<AtlasPlaces>('places.json'),
  };
}

/** Reads every file of an atlas and checks it. @throws DataError for the first that is missing or damaged */
export async function verifyAtlas(atlas: Atlas): Promise<void> {
  for (const { path } of atlas.manifest.files) await atlas.file(path);
}
