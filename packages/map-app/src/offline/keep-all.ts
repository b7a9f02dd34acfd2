import type { AtlasManifest } from '@postcode-lottery/core';
import { fetchFile } from '../atlas/fetch-file.ts';
import { keepArchive } from './archive-source.ts';
import { KeptFiles } from './kept-files.ts';

/**
 * Keeps every file of the atlas on the device.
 *
 * @param onProgress called with bytes kept and bytes in all
 * @returns whether all of it could be kept
 */
export async function keepAtlas(
  base: string,
  manifest: AtlasManifest,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> {
  const kept = new KeptFiles(manifest.contentKey);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const file of manifest.files) {
    if (file.path === manifest.tiles.path) {
      if (!(await keepArchive(new URL(file.path, base).href, kept))) return false;
    } else if (!(await kept.bytes(file.sha256))) {
      const bytes = await fetchFile(base, file.path, file);
      if (!(await kept.keep(file.sha256, bytes))) return false;
    }
    done += file.bytes;
    onProgress(done, total);
  }
  return true;
}
