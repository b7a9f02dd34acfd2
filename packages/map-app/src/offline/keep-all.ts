import type { AtlasFile, AtlasManifest } from '@postcode-lottery/core';
import { fetchFile } from '../atlas/fetch-file.ts';
import { keepArchive } from './archive-source.ts';
import { KeptFiles } from './kept-files.ts';

/** What the map never reads: the lists of unmatched rows are for reports. */
const FOR_REPORTS = /^unmatched\//;

/** The files that {@link keepAtlas} keeps. */
export function filesToKeep({ files }: AtlasManifest): AtlasFile[] {
  return files.filter(({ path }) => !FOR_REPORTS.test(path));
}

/**
 * Keeps on the device every file of the atlas that the map reads, the outlines for its downloads among them.
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
  const files = filesToKeep(manifest);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const file of files) {
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
