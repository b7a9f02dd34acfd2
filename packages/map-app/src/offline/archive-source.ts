import type { RangeResponse, Source } from 'pmtiles';
import type { KeptFiles } from './kept-files.ts';

const WHOLE = 'tiles';

/** Ranges of the tile archive: from the device where they are kept, else by HTTP, and then kept. */
export class ArchiveSource implements Source {
  readonly #url: string;
  readonly #kept: KeptFiles;
  #whole: Promise<Blob | null> | undefined;

  constructor(url: string, kept: KeptFiles) {
    this.#url = url;
    this.#kept = kept;
  }

  getKey(): string {
    return this.#url;
  }

  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const part = (whole: Blob | null) => whole?.slice(offset, offset + length).arrayBuffer();
    const known = this.#kept.visited ? await part(await this.#wholeArchive()) : undefined;
    if (known) return { data: known };
    try {
      const key = `${WHOLE}/${offset}-${length}`;
      const bytes = await this.#kept.read(key, () => this.#fetch(offset, length, signal));
      return { data: bytes.buffer };
    } catch (problem) {
      const late = await part(await this.#kept.blob(WHOLE));
      if (late) return { data: late };
      throw problem;
    }
  }

  #wholeArchive(): Promise<Blob | null> {
    this.#whole ??= this.#kept.blob(WHOLE);
    return this.#whole;
  }

  async #fetch(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const range = `bytes=${offset}-${offset + length - 1}`;
    const response = await fetch(this.#url, { headers: { Range: range }, ...(signal && { signal }) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const data = new Uint8Array(await response.arrayBuffer());
    // A server without ranges sends the whole file.
    return response.status === 200 ? data.slice(offset, offset + length) : data;
  }
}

/** Fetches the archive whole and keeps it. */
export async function keepArchive(url: string, kept: KeptFiles): Promise<boolean> {
  const response = await fetch(url);
  if (!response.ok) return false;
  return kept.keep(WHOLE, await response.arrayBuffer());
}
