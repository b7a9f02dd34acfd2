import { flushSync, tick } from 'svelte';
import { navigation } from './navigation.svelte.ts';

const preference = matchMedia('(prefers-color-scheme: dark)');
const motion = matchMedia('(prefers-reduced-motion: reduce)');
const paper = matchMedia('print');

/** Light or dark, by the address or else by the reader's system; paper is always light. */
class ThemeState {
  #systemDark = $state(preference.matches);
  #pictures = $state(0);
  /** The page is being printed. */
  printing = $state(false);

  /** Whether the page is dark. */
  readonly pageDark: boolean = $derived(
    navigation.view.theme === 'auto' ? this.#systemDark : navigation.view.theme === 'dark',
  );

  /** Whether maps and charts are drawn for a dark ground. */
  readonly dark: boolean = $derived(this.pageDark && !this.printing && this.#pictures === 0);

  constructor() {
    preference.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches;
    });
    // The browser lays the page out for paper when these have returned: what hangs on it must be drawn by then.
    const print = (printing: boolean) =>
      flushSync(() => {
        this.printing = printing;
      });
    addEventListener('beforeprint', () => print(true));
    addEventListener('afterprint', () => print(false));
    paper.addEventListener('change', ({ matches }) => print(matches));
  }

  get reducedMotion(): boolean {
    return motion.matches;
  }

  /** Has maps drawn for paper while a picture is made. */
  async onPaper<Made>(make: () => Promise<Made>): Promise<Made> {
    this.#pictures++;
    try {
      await tick();
      return await make();
    } finally {
      this.#pictures--;
    }
  }
}

export const theme = new ThemeState();
