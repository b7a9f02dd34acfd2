import { navigation } from './navigation.svelte.ts';

const preference = matchMedia('(prefers-color-scheme: dark)');
const motion = matchMedia('(prefers-reduced-motion: reduce)');

/** Light or dark, by the address or else by the reader's system. */
class ThemeState {
  #systemDark = $state(preference.matches);
  readonly dark: boolean = $derived(
    navigation.view.theme === 'auto' ? this.#systemDark : navigation.view.theme === 'dark',
  );

  constructor() {
    preference.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches;
    });
  }

  get reducedMotion(): boolean {
    return motion.matches;
  }
}

export const theme = new ThemeState();
