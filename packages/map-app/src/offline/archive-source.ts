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
    this.#whole ??= this.#kept.blob(WHOLE);
    const whole = await this.#whole;
    if (whole) return { data: await whole.slice(offset, offset + length).arrayBuffer() };
    const key = `${WHOLE}/${offset}-${length}`;
    const known = await this.#kept.bytes(key);
    if (known) return { data: known.buffer };
    const data = await this.#fetch(offset, length, signal);
    void this.#kept.keep(key, data);
    return { data };
  }

  async #fetch(offset: number, length: number, signal?: AbortSignal): Promise<ArrayBuffer> {
    const range = `bytes=${offset}-${offset + length - 1}`;
    const response = await fetch(this.#url, { headers: { Range: range }, ...(signal && { signal }) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const data = await response.arrayBuffer();
    // A server without ranges sends the whole file.
    if (response.status === 200) return data.slice(offset, offset + length);
    return data;
  }
}

/** Fetches the archive whole and keeps it. */
export async function keepArchive(url: string, kept: KeptFiles): Promise<boolean> {
  const response = await fetch(url);
  if (!response.ok) return false;
  return kept.keep(WHOLE, await response.arrayBuffer());
}
