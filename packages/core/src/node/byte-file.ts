import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { DataError } from '../foundation/errors.ts';
import { guardExpansion } from './expansion.ts';
import { openZip } from './zip.ts';

/** How a file is packed, told from its first bytes and never from its name. */
export type Packing = 'plain' | 'gzip' | 'zip';

/** The unpacked content of a file, named as errors should name it. */
export interface ByteFile {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const READ_BYTES = 1 << 20;

/** Says how a file is packed by its magic bytes. */
export async function packingOf(path: string): Promise<Packing> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 2 && buffer[0] === 0x1f && buffer[1] === 0x8b) return 'gzip';
    if (bytesRead === 4 && buffer.readUInt32LE(0) === 0x04034b50) return 'zip';
    return 'plain';
  } finally {
    await file.close();
  }
}

/**
 * Opens a plain, gzipped or zipped file for reading in chunks.
 *
 * @param member which member of a zip is meant; needed only where a zip holds several candidates
 * @throws DataError for damaged packing, a bomb, or a zip in which not exactly one member fits.
 */
export async function openByteFile(
  path: string,
  member: (path: string) => boolean = (name) => /\.csv$/i.test(name),
): Promise<ByteFile> {
  const packing = await packingOf(path);
  if (packing === 'plain')
    return { name: path, chunks: createReadStream(path, { highWaterMark: READ_BYTES }) };
  if (packing === 'gzip') return { name: path, chunks: gunzipped(path, (await stat(path)).size) };
  return openMember(path, member);
}

async function openMember(path: string, member: (path: string) => boolean): Promise<ByteFile> {
  const archive = await openZip(path);
  const found = archive.members.filter((candidate) => member(candidate.path));
  if (found.length !== 1) {
    archive.close();
    throw new DataError({
      file: path,
      value: archive.members.map((candidate) => candidate.path).join(', '),
      problem: `has ${found.length} members of the kind wanted among ${archive.members.length}`,
      expected: 'exactly one',
    });
  }
  const chosen = found[0]!.path;
  return { name: `${path} › ${chosen}`, chunks: closing(archive.read(chosen), () => archive.close()) };
}

async function* gunzipped(path: string, packedBytes: number): AsyncGenerator<Uint8Array> {
  const input = createReadStream(path, { highWaterMark: READ_BYTES });
  const gunzip = createGunzip({ chunkSize: READ_BYTES });
  input.on('error', (error) => gunzip.destroy(error));
  input.pipe(gunzip);
  try {
    yield* guardExpansion(path, packedBytes, gunzip);
  } catch (error) {
    if (!(error instanceof Error) || !String((error as NodeJS.ErrnoException).code).startsWith('Z_'))
      throw error;
    throw new DataError(
      { file: path, problem: `is a damaged gzip file (${error.message})` },
      { cause: error },
    );
  } finally {
    input.destroy();
    gunzip.destroy();
  }
}

async function* closing(chunks: AsyncIterable<Uint8Array>, close: () => void): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } finally {
    close();
  }
}
