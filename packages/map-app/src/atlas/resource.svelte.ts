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
    this.#started ??= this.#load().then(
      (value) => {
        this.#state = { value };
      },
      (error: Error) => {
        this.#state = { error };
        failed.add(this);
      },
    );
    return this.#started;
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

/** What was asked for and could not be had, in words fit for a reader. */
export function faultsOfResources(): string[] {
  return Array.from(failed, ({ error }) => error?.message ?? '');
}

export function tryFailedAgain(): void {
  for (const resource of [...failed]) resource.again();
}

addEventListener('online', tryFailedAgain);
