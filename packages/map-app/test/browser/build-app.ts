import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', '../core/src'];

/** Builds the app, apart from what `npm start` serves, where its sources are newer; returns the folder. */
export async function buildApp(): Promise<string> {
  const folder = join(ROOT, '../../.cache/map-app-for-tests');
  const page = join(folder, 'index.html');
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (SOURCES.some((source) => newest(join(ROOT, source)) > built)) await buildFor(folder);
  return folder;
}

/** A test run is no production to vite, but what is tested is what is served. */
async function buildFor(folder: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    const configFile = join(ROOT, 'vite.config.ts');
    await build({ root: ROOT, configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  } finally {
    process.env.NODE_ENV = before;
  }
}

function newest(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}
