import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AtlasFile } from '../../index.ts';

/** A folder that comes into being whole: it is filled beside its place and moved there at the end. */
export interface FolderWriter {
  /** Where files may be written by other means; tell them with `adopt`. */
  readonly temporary: string;
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  json(path: string, value: unknown): Promise<void>;
  /** Takes account of a file that was written into the temporary folder. */
  adopt(path: string): Promise<void>;
  /** What was written so far, by path. */
  files(): AtlasFile[];
  /** Moves the folder to its place; what was there before is removed only then. */
  land(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

/**
 * Starts a folder beside its place. A build that is killed leaves the old folder as it was, and a temporary
 * folder that nobody reads.
 */
export async function startFolder(place: string): Promise<FolderWriter> {
  const suffix = randomBytes(4).toString('hex');
  const temporary = join(dirname(place), `.${basename(place)}-${suffix}.part`);
  const retired = join(dirname(place), `.${basename(place)}-${suffix}.old`);
  await mkdir(temporary, { recursive: true });
  const files = new Map<string, AtlasFile>();

  const account = (path: string, bytes: Uint8Array) =>
    files.set(path, { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  const write = async (path: string, content: Uint8Array | string) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const target = join(temporary, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    account(path, bytes);
  };
  return {
    temporary,
    write,
    json: (path, value) => write(path, `${JSON.stringify(value)}\n`),
    adopt: async (path) => {
      account(path, await readFile(join(temporary, path)));
    },
    files: () => [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
    land: async () => {
      await rename(place, retired).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
      await rename(temporary, place);
      await rm(retired, { recursive: true, force: true });
    },
    abandon: () => rm(temporary, { recursive: true, force: true }),
  };
}
