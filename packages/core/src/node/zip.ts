import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DataError } from '../foundation/errors.ts';
import { guardExpansion } from './expansion.ts';

/** One file of a zip: its path with forward slashes and its length in bytes when unpacked. */
export interface ZipMember {
  readonly path: string;
  readonly bytes: number;
}

/** A zip that is open for reading; nothing is ever unpacked to disk. */
export interface ZipArchive {
  readonly file: string;
  readonly members: readonly ZipMember[];
  /** Bytes of one member in chunks; its length and CRC-32 are checked at the end. */
  read(path: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

const MAXIMUM_MEMBERS = 20_000;

/**
 * Opens a zip and lists its members.
 *
 * @throws DataError for a file that is not a whole zip, a member whose path is absolute or climbs out
 * (`..`), a doubled path, or more than 20,000 members.
 */
export async function openZip(file: string): Promise<ZipArchive> {
  let archive: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    archive = await openPromise(file, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of archive.eachEntry()) {
        if (entry.fileName.endsWith('/')) continue;
        if (entries.has(entry.fileName)) throw new Error(`member ${entry.fileName} occurs twice`);
        if (entries.size >= MAXIMUM_MEMBERS) throw new Error(`more than ${MAXIMUM_MEMBERS} members`);
        entries.set(entry.fileName, entry);
      }
    } catch (error) {
      archive.close();
      throw error;
    }
  } catch (error) {
    if (isSystemError(error)) throw error;
    throw brokenZip(file, error);
  }
  return {
    file,
    members: [...entries.values()].map(({ fileName, uncompressedSize }) => ({
      path: fileName,
      bytes: uncompressedSize,
    })),
    read: (path) => readMember(archive, file, entries.get(path), path),
    close: () => archive.close(),
  };
}

async function* readMember(
  archive: ZipFile,
  file: string,
  entry: Entry | undefined,
  path: string,
): AsyncGenerator<Uint8Array> {
  const name = `${file} › ${path}`;
  if (entry === undefined)
    throw new DataError({
      file,
      value: path,
      problem: 'zip has no such member',
      expected: 'a listed member',
    });
  let sum = 0;
  try {
    const stream = await archive.openReadStreamPromise(entry);
    for await (const chunk of guardExpansion(name, entry.compressedSize, stream)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DataError || isSystemError(error)) throw error;
    throw brokenZip(name, error);
  }
  if (sum !== entry.crc32)
    throw new DataError({ file: name, problem: 'is damaged: its checksum differs from the one in the zip' });
}

function brokenZip(file: string, cause: unknown): DataError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DataError({ file, problem: `is not a zip that can be read safely (${reason})` }, { cause });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
