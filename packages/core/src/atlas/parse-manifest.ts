import { DataError } from '../foundation/errors.ts';
import { ATLAS_FORMAT, type AtlasManifest } from './manifest.ts';

/**
 * Reads manifest.json of an atlas folder.
 *
 * @param text the file's text
 * @param file its name, for messages
 * @throws DataError where it is not JSON, is of another format, or lacks a part
 */
export function parseManifest(text: string, file = 'manifest.json'): AtlasManifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new DataError(
      { file, problem: 'is not JSON', value: text.slice(0, 40), expected: 'the manifest of an atlas' },
      { cause },
    );
  }
  if (typeof value !== 'object' || value === null || (value as { format?: unknown }).format !== ATLAS_FORMAT)
    throw new DataError({
      file,
      problem: 'is of another format',
      value: (value as { format?: unknown } | null)?.format,
      expected: `an atlas of format ${ATLAS_FORMAT}; build it again with npm run build:atlas`,
    });
  const manifest = value as AtlasManifest;
  for (const [part, holds] of Object.entries(PARTS)) {
    const found = manifest[part as keyof AtlasManifest];
    if (!holds(found))
      throw new DataError({ file, column: part, value: found, problem: 'is missing or of the wrong kind' });
  }
  for (const [index, column] of manifest.columns.entries())
    if (typeof column.id !== 'string' || typeof column.path !== 'string' || !(column.scale > 0))
      throw new DataError({
        file,
        column: `columns[${index}]`,
        problem: 'is not a column',
        expected: 'id, path, type, scale',
      });
  return manifest;
}

const isArray = Array.isArray;
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0;
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const PARTS: { [Part in keyof AtlasManifest]?: (value: unknown) => boolean } = {
  contentKey: (value) => typeof value === 'string',
  areaCount: isCount,
  residents: isCount,
  boundaries: isObject,
  bounds: (value) => isArray(value) && value.length === 4 && value.every(Number.isFinite),
  levels: isArray,
  tiles: isObject,
  columns: isArray,
  postcodes: isObject,
  journeys: (value) => isArray(value) && value.length > 0,
  sources: isArray,
  joins: isArray,
  files: isArray,
};
