const PREFIX = 'atlas-';

/**
 * Files of one atlas kept on the device, by the hash of their content or the range of their bytes. Where the
 * browser offers no such store (pages that are not on HTTPS or localhost), nothing is kept.
 */
export class KeptFiles {
  readonly #cache: Promise<Cache | null>;
  readonly visited: boolean;

  /** @param visited whether the page has been opened on this device before; see {@link openedBefore} */
  constructor(contentKey: string, visited = true) {
    this.visited = visited;
    this.#cache = globalThis.caches
      ? caches.open(PREFIX + contentKey).catch(() => null)
      : Promise.resolve(null);
  }

  /**
   * Bytes by key, from the device or by `fetchBytes`, and then kept. Which is asked first depends on whether
   * the page has been here before: the store takes its time to open, and on a first visit holds nothing. The
   * other is asked where the first fails.
   *
   * @param bytes their number where it is known; a copy of another length is none
   * @throws the failure of `fetchBytes`, where there is no copy either
   */
  async read(
    key: string,
    fetchBytes: () => Promise<Uint8Array<ArrayBuffer>>,
    bytes?: number,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const copy = async () => {
      const found = await this.bytes(key);
      return bytes === undefined || found?.length === bytes ? found : null;
    };
    const known = this.visited ? await copy() : null;
    if (known) return known;
    try {
      const fetched = await fetchBytes();
      void this.keep(key, fetched);
      return fetched;
    } catch (problem) {
      const late = this.visited ? null : await copy();
      if (late) return late;
      throw problem;
    }
  }

  async blob(key: string): Promise<Blob | null> {
    const found = await (await this.#cache)?.match(address(key));
    return found ? found.blob() : null;
  }

  async bytes(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const found = await (await this.#cache)?.match(address(key));
    return found ? new Uint8Array(await found.arrayBuffer()) : null;
  }

  /** Keeps a copy; a store that is full keeps nothing and says nothing: the page works without. */
  async keep(key: string, bytes: BufferSource): Promise<boolean> {
    const cache = await this.#cache;
    if (!cache) return false;
    return cache.put(address(key), new Response(bytes)).then(
      () => true,
      () => false,
    );
  }

  async drop(key: string): Promise<void> {
    await (await this.#cache)?.delete(address(key));
  }
}

const address = (key: string) => new URL(`/kept/${key}`, location.origin).href;

/** Whether a service worker answers for the page, as it does from the second visit on. */
export function openedBefore(): boolean {
  return Boolean(navigator.serviceWorker?.controller);
}

/** Forgets the files of atlases other than this one. */
export async function forgetOtherAtlases(contentKey: string): Promise<void> {
  if (!globalThis.caches) return;
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== PREFIX + contentKey) await caches.delete(name);
}
