import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type EnglandManifest, tableOf } from '../england-manifest.ts';
import type { FolderWriter } from './folder-writer.ts';

/**
 * Copies the postcode shards as they were compiled, gzipped, one a postcode area; or writes those of the
 * directory that the user has put in place.
 *
 * @returns the postcode areas, such as 'NR'
 */
export async function copyPostcodes(
  england: string,
  manifest: EnglandManifest,
  writer: FolderWriter,
  official?: ReadonlyMap<string, Uint8Array>,
): Promise<string[]> {
  const areas: string[] = [];
  for (const [area, bytes] of official ?? []) {
    await writer.write(`postcodes/${area}.bin.gz`, bytes);
    areas.push(area);
  }
  if (official !== undefined) return areas;
  for (const { path } of tableOf(manifest, 'postcodes').files) {
    const area = basename(path).replace(/\..*$/, '');
    await writer.write(`postcodes/${area}.bin.gz`, await readFile(join(england, path)));
    areas.push(area);
  }
  return areas;
}
