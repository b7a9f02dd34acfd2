import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts a file in its place all at once: `write` fills a temporary file beside it, which is flushed to disk
 * and renamed. When `write` fails, what was there stays and the temporary file is removed.
 */
export async function landFile(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await write(temporary);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes text in its place all at once. */
export function landText(path: string, text: string): Promise<void> {
  return landFile(path, (temporary) => writeFile(temporary, text));
}
