/** A page in a browser of another make; the same few acts for each, so that one test serves them all. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Runs a function in the page; arguments and result go through JSON, and a promise is awaited. */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Types with the keyboard into the first element that matches. */
  type(selector: string, text: string): Promise<void>;
  /** Clicks the middle of the first element that matches. */
  click(selector: string): Promise<void>;
}

export interface RunningEngine {
  readonly page: EnginePage;
  close(): Promise<void>;
}

export interface Engine {
  readonly name: string;
  /** Programs it needs, by path. */
  readonly programs: readonly string[];
  readonly howToGetIt: string;
  /** Starts it on an X display such as ':7', about 1280 x 800 CSS pixels, drawing WebGL in software. */
  start(display: string): Promise<RunningEngine>;
}
