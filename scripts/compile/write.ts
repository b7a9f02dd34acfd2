import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ENGLAND_FORMAT, type EnglandManifest, landFile, landText } from '@postcode-lottery/core/node';
import { PUBLICATIONS } from './publications.ts';
import type { CompiledTable } from './table-file.ts';

/** What the manifest says of compiled tables. */
export function manifestOf(tables: readonly CompiledTable[]): EnglandManifest {
  return {
    format: ENGLAND_FORMAT,
    tables: tables.map(({ table, files }) => ({
      ...table,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      files: files.map(({ path, rows, bytes }) => ({
        path,
        rows,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    })),
    sources: PUBLICATIONS.filter(({ id }) => tables.some(({ table }) => table.sources.includes(id))),
  };
}

/**
 * Writes every file in its place all at once, the manifest last: a reader of a half-finished folder meets a
 * wrong checksum, never wrong data.
 */
export async function writeEngland(
  folder: string,
  tables: readonly CompiledTable[],
): Promise<EnglandManifest> {
  const manifest = manifestOf(tables);
  const files = tables.flatMap((table) => table.files);
  for (const { path, bytes } of files)
    await landFile(join(folder, path), (temporary) => writeFile(temporary, bytes));
  await landText(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  return manifest;
}
