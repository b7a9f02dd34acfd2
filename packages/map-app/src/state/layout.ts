/** Where the panel lies beside the map and the key over it; on anything smaller the page is one column. */
export const BESIDE = matchMedia('(min-width: 56rem) and (min-height: 30rem)');

/** Brings the map back into sight where it was scrolled away, as on a phone below a long list. */
export function showStage(animate: boolean): void {
  const stage = document.querySelector('.stage');
  if (BESIDE.matches || !stage) return;
  const { top, bottom } = stage.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) stage.scrollIntoView({ behavior: animate ? 'smooth' : 'instant' });
}

const MAP_SHARE = 0.52;
const LEAST_MAP_HEIGHT = 320;

/** Height of the map above the panel, CSS pixels, where they do not stand side by side. */
export function stackedMapHeight(): number {
  return Math.max(LEAST_MAP_HEIGHT, MAP_SHARE * innerHeight);
}

/** Of the panel, as App.svelte has it, and at most of the header, CSS pixels at the usual size of letters. */
const PANEL_WIDTH = 416;
const MOST_HEADER = 100;

/** The least and the largest size that the map may have in this window once the page is laid out, CSS pixels. */
export function mapSizes(): { readonly wide: number; readonly high: number }[] {
  const least = BESIDE.matches
    ? { wide: innerWidth - PANEL_WIDTH, high: innerHeight - MOST_HEADER }
    : { wide: innerWidth, high: stackedMapHeight() };
  return [least, { wide: innerWidth, high: innerHeight }];
}
