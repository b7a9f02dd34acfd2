import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const WORTH_PACKING = /\.(html|js|mjs|css|json|svg|bin|webmanifest)$/;

/**
 * Writes a `.gz` file beside every file of a folder that gains from it, for the server to send instead.
 * Tiles and postcode shards are compressed already and are left as they are.
 */
export async function writeGzipSiblings(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    if (!entry.isFile() || !WORTH_PACKING.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs } = await stat(path);
    const packed = await stat(`${path}.gz`).catch(() => null);
    if (packed && packed.mtimeMs >= mtimeMs) continue;
    const bytes = await promisify(gzip)(await readFile(path), { level: 9 });
    await writeFile(`${path}.gz`, bytes);
  }
}
