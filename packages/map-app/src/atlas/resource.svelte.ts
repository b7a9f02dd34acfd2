import { SvelteSet } from 'svelte/reactivity';

/** Something fetched when it is first read; reading it in a component follows it. */
export class Resource<Value> {
  #state: { value?: Value; error?: Error } = $state.raw({});
  #started: Promise<void> | undefined;
  readonly #load: () => Promise<Value>;

  constructor(load: () => Promise<Value>) {
    this.#load = load;
  }

  get value(): Value | null {
    void this.#start();
    return this.#state.value ?? null;
  }

  get error(): Error | null {
    return this.#state.error ?? null;
  }

  /** The value once it is there. */
  async ready(): Promise<Value> {
    await this.#start();
    if (this.#state.error) throw this.#state.error;
    return this.#state.value!;
  }

  #start(): Promise<void> {
    if (this.#started) return this.#started;
    const fetched = this.#load()
      .then(
        (value) => {
          this.#state = { value };
        },
        (error: Error) => {
          this.#state = { error };
          failed.add(this);
        },
      )
      .finally(() => underWay.delete(fetched));
    underWay.add(fetched);
    this.#started = fetched;
    return fetched;
  }

  /** Has it fetched anew. */
  again(): void {
    failed.delete(this);
    this.#state = {};
    this.#started = undefined;
    void this.#start();
  }
}

const failed = new SvelteSet<Resource<unknown>>();
const underWay = new Set<Promise<void>>();

/** What was asked for and could not be had, in words fit for a reader; each once, though two may need one file. */
export function faultsOfResources(): string[] {
  return [...new Set(Array.from(failed, ({ error }) => error?.message ?? ''))];
}

export function tryFailedAgain(): void {
  for (const resource of [...failed]) resource.again();
}

/**
 * What `read` makes of resources once all that it asks for is there; null says that something is missing.
 *
 * @throws Error where it could not be had
 */
export async function whenKnown<Value>(read: () => Value | null): Promise<Value> {
  for (;;) {
    const value = read();
    if (underWay.size === 0) {
      if (value === null) throw new Error('a part of the figures could not be had');
      return value;
    }
    await Promise.all(underWay);
  }
}

addEventListener('online', tryFailedAgain);
// What could not be had is said on the page: whatever waited for it, such as a press on the map, has nothing to add.
addEventListener('unhandledrejection', (event) => {
  if ([...failed].some(({ error }) => error === event.reason)) event.preventDefault();
});
