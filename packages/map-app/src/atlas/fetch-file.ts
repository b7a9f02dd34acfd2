import type { AtlasFile } from '@postcode-lottery/core';
import type { KeptFiles } from '../offline/kept-files.ts';

/** A file of the atlas could not be had whole; the message is fit for a reader. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem';
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`${path}: ${problem}`, options);
    this.path = path;
  }
}

const TRIES = 3;
const FIRST_PAUSE_MILLISECONDS = 300;

/**
 * Fetches a file whole and checks it against the manifest's entry: size, then SHA-256. A file that fails is
 * fetched again past the browser's cache, three times in all.
 *
 * @throws FileProblem with the last failure
 */
export async function fetchFile(
  base: string,
  path: string,
  entry?: AtlasFile,
): Promise<Uint8Array<ArrayBuffer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(base, path, entry, attempt > 1);
    } catch (problem) {
      if (attempt === TRIES) throw problem;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MILLISECONDS * attempt));
    }
  }
}

/** As {@link fetchFile}, but from the device where the file is kept, and kept there once it is found whole. */
export async function fetchKept(
  base: string,
  path: string,
  entry: AtlasFile | undefined,
  kept: KeptFiles | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!entry || !kept) return fetchFile(base, path, entry);
  // A browser that unpacks .gz files for the page keeps them so: their length is another.
  const bytes = path.endsWith('.gz') ? undefined : entry.bytes;
  return kept.read(entry.sha256, () => fetchFile(base, path, entry), bytes);
}

async function fetchOnce(
  base: string,
  path: string,
  entry: AtlasFile | undefined,
  pastCache: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(new URL(path, base), pastCache ? { cache: 'reload' } : {});
  } catch (cause) {
    throw new FileProblem(path, 'could not be fetched', { cause });
  }
  if (!response.ok) throw new FileProblem(path, `the server answered ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Some servers send a .gz file as an encoding, and the browser unpacks it: the manifest's hash is of the
  // packed bytes, and what is inside has a checksum of its own.
  if (path.endsWith('.gz') && response.headers.has('content-encoding')) return bytes;
  if (entry && bytes.length !== entry.bytes)
    throw new FileProblem(path, `has ${bytes.length} bytes instead of ${entry.bytes}`);
  const found = entry && (await sha256(bytes));
  if (entry && found !== undefined && found !== entry.sha256)
    throw new FileProblem(path, 'is damaged: its checksum is wrong');
  return bytes;
}

/** Hexadecimal SHA-256; browsers offer it on HTTPS and localhost only, elsewhere the size must do. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
