import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * A key that changes when any of the files does, in content or in name: SHA-256, hexadecimal.
 * Folders stand for all files in them; paths that do not exist are passed over.
 *
 * @param base names are taken relative to this folder, so that a moved checkout keeps its keys
 * @param extra more that the key depends on, such as parameters
 */
export async function contentKey(
  base: string,
  paths: readonly string[],
  extra: unknown = null,
): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(join(base, path))))).flat();
  const hash = createHash('sha256').update(JSON.stringify(extra));
  for (const file of files.sort()) {
    const content = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    hash.update(`\n${relative(base, file).split(sep).join('/')} ${content}`);
  }
  return hash.digest('hex');
}

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
