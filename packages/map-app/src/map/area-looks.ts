/** Codes in the fourth byte of an area's colour. */
export const NO_DATA = 1;
export const CLUSTERED = 2;

/** Bits of a look: a line of the pattern of areas without data, and of that of clusters, runs through the pixel. */
export const RISING = 1;
export const FALLING = 2;

export const LOOKS_WIDTH = 256;
const LOOKS = 4;

/** Colours of all but the areas; channels are 0 to 255. */
export interface Inks {
  readonly ink: Channels;
  readonly paper: Channels;
  /** Where there is no area. */
  readonly sea: Channels;
}

export type Channels = readonly [red: number, green: number, blue: number];

/** Texels of the four looks of every area, one block of rows a look. */
export interface Looks {
  readonly texels: Uint8Array;
  /** Of one look. */
  readonly rows: number;
}

/**
 * What a pixel of each area shows, on lines of pattern and off them: no work is left for the pixels.
 *
 * @param colours four bytes an area: red, green, blue, and a code
 */
export function areaLooks(colours: Uint8Array, inks: Pick<Inks, 'ink' | 'paper'>): Looks {
  const rows = Math.ceil(colours.length / 4 / LOOKS_WIDTH);
  const size = rows * LOOKS_WIDTH;
  const whole = new Uint32Array(colours.slice().buffer);
  const texels = new Uint32Array(size * LOOKS);
  for (let look = 0; look < LOOKS; look++) texels.set(whole, look * size);
  // There are few colours: the looks of each with its code are worked out once.
  const known = new Map<number, Uint32Array>();
  for (let area = 0; area < whole.length; area++) {
    if (colours[area * 4 + 3] === 0) continue;
    const colour = whole[area]!;
    const looks = known.get(colour) ?? looksOf(colours.subarray(area * 4, area * 4 + 4), inks);
    known.set(colour, looks);
    for (let look = 0; look < LOOKS; look++) texels[look * size + area] = looks[look]!;
  }
  return { texels: new Uint8Array(texels.buffer), rows };
}

function looksOf(
  [red, green, blue, code]: Uint8Array,
  { ink, paper }: Pick<Inks, 'ink' | 'paper'>,
): Uint32Array {
  const own = [red!, green!, blue!] as const;
  const line = ink.map((channel, at) => channel * 0.55 + paper[at]! * 0.45) as unknown as Channels;
  const darkInk = lightness(ink) < lightness(paper);
  const looks = new Uint8Array(LOOKS * 4);
  for (let look = 0; look < LOOKS; look++) {
    const plain = code! & NO_DATA ? (look & RISING ? line : paper) : own;
    const contrasting = lightness(plain) > 127.5 === darkInk ? ink : paper;
    looks.set(code! & CLUSTERED && look & FALLING ? contrasting : plain, look * 4);
  }
  return new Uint32Array(looks.buffer);
}

const lightness = ([red, green, blue]: Channels) => 0.3 * red + 0.59 * green + 0.11 * blue;
