import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentKey } from '@postcode-lottery/core/node';
import { build } from 'vite';
import { writeGzipSiblings } from './gzip-siblings.ts';

const INPUTS = [
  'packages/map-app/src',
  'packages/map-app/public',
  'packages/map-app/index.html',
  'packages/map-app/vite.config.ts',
  'packages/map-app/package.json',
  'packages/core/src',
  'package-lock.json',
];

/**
 * Builds the map app where its sources have changed since it was last built, and returns its folder.
 *
 * @param root the repository's folder
 */
export async function ensureApp(root: string, onBuild: () => void): Promise<string> {
  const app = join(root, 'packages/map-app');
  const folder = join(app, 'dist');
  const keyFile = join(folder, '.content-key');
  const key = await contentKey(root, INPUTS);
  const built = await readFile(keyFile, 'utf8').catch(() => '');
  if (built === key) return folder;
  onBuild();
  await build({ root: app, logLevel: 'error' });
  await writeGzipSiblings(folder);
  await writeFile(keyFile, key);
  return folder;
}
