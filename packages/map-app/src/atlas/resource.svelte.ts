/** Something fetched when it is first read; reading it in a component follows it. */
export class Resource<Value> {
  #state: { value?: Value; error?: Error } = $state.raw({});
  #started = false;
  readonly #load: () => Promise<Value>;

  constructor(load: () => Promise<Value>) {
    this.#load = load;
  }

  get value(): Value | null {
    this.#start();
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

  retry(): void {
    if (!this.#state.error) return;
    this.#started = false;
    this.#promise = undefined;
    this.#start();
  }

  #promise: Promise<void> | undefined;

  #start(): Promise<void> {
    if (!this.#started) {
      this.#started = true;
      this.#promise = this.#load().then(
        (value) => {
          this.#state = { value };
        },
        (error: Error) => {
          this.#state = { error };
        },
      );
    }
    return this.#promise!;
  }
}
