import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { DataError } from '../foundation/errors.ts';
import type { TableSource } from '../sources/records.ts';

/**
 * A file on disk as a source for the readers, unpacked on the way when its name ends in .gz. It is opened
 * when first read.
 *
 * @throws DataError while being read: no such file, or a truncated or damaged .gz.
 */
export function openTable(path: string, name = path): TableSource {
  return { name, chunks: fileChunks(path, name) };
}

async function* fileChunks(path: string, name: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  try {
    if (path.endsWith('.gz')) {
      const unpacked = createGunzip({ chunkSize: 1 << 18 });
      file.once('error', (error) => unpacked.destroy(error));
      yield* file.pipe(unpacked);
    } else yield* file;
  } catch (cause) {
    throw new DataError({ file: name, problem: explain(cause as NodeJS.ErrnoException) }, { cause });
  } finally {
    file.destroy();
  }
}

function explain(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'does not exist';
  if (error.code === 'Z_BUF_ERROR') return 'is truncated: the gzip stream ends too early';
  if (error.code?.startsWith('Z_')) return `is not a sound gzip file (${error.message})`;
  return `could not be read (${error.message})`;
}
