const PREFIX = 'atlas-';

/**
 * Files of one atlas kept on the device, by the hash of their content or the range of their bytes. Where the
 * browser offers no such store (pages that are not on HTTPS or localhost), nothing is kept.
 */
export class KeptFiles {
  readonly #cache: Promise<Cache | null>;

  constructor(contentKey: string) {
    this.#cache = globalThis.caches
      ? caches.open(PREFIX + contentKey).catch(() => null)
      : Promise.resolve(null);
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

/** Forgets the files of atlases other than this one. */
export async function forgetOtherAtlases(contentKey: string): Promise<void> {
  if (!globalThis.caches) return;
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== PREFIX + contentKey) await caches.delete(name);
}
