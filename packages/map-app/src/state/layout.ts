/** Whether map and panel stand side by side; the rules of the style sheets say the same. */
export function isWide(): boolean {
  return matchMedia('(min-width: 56rem) and (min-height: 30rem)').matches;
}

const MAP_SHARE = 0.52;
const LEAST_MAP_HEIGHT = 320;

/** Height of the map above the panel, CSS pixels, where they do not stand side by side. */
export function stackedMapHeight(): number {
  return Math.max(LEAST_MAP_HEIGHT, MAP_SHARE * innerHeight);
}
