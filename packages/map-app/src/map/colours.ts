import type { AtlasColumn } from '@postcode-lottery/core';
import { scaleLinear } from 'd3-scale';
import {
  interpolateBuPu,
  interpolateOranges,
  interpolatePuBuGn,
  interpolatePurples,
  interpolateYlGnBu,
  interpolateYlOrBr,
} from 'd3-scale-chromatic';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Areas that the filters leave out. */
export const FADED_LIGHT: Colour = [236, 238, 240];
export const FADED_DARK: Colour = [32, 40, 48];

/**
 * One-hue-family ramps from light to dark that stay apart under the three kinds of colour blindness
 * (ColorBrewer, Harrower and Brewer 2003; seven classes of each are tried in colour-vision.test.ts).
 */
const RAMPS: Record<AtlasColumn['group'], (share: number) => string> = {
  access: yellowToBlue,
  travel: yellowToBlue,
  waits: interpolateYlOrBr,
  deprivation: interpolateBuPu,
  people: interpolatePuBuGn,
  place: interpolatePuBuGn,
  hotspots: interpolateYlOrBr,
};

/** Okabe and Ito's eight colours without black, for categories. */
const CATEGORIES: readonly Colour[] = [
  [86, 180, 233],
  [230, 159, 0],
  [0, 158, 115],
  [240, 228, 66],
  [0, 114, 178],
  [213, 94, 0],
  [204, 121, 167],
];

/** By badness of the second measure, then of the first: none, some, most. Blue and yellow, which meet in black. */
const TWO_MEASURES = [
  ['#f3f3f3', '#f3e6b3', '#f3b300'],
  ['#b4d3e1', '#b3b3b3', '#b36600'],
  ['#509dc2', '#376387', '#000000'],
].map((row) => row.map(parseColour));

/** The same for a dark page: the strongest is the lightest. */
const TWO_MEASURES_DARK = [
  ['#333333', '#7d6420', '#f3b300'],
  ['#33586e', '#8c8c8c', '#f0c987'],
  ['#4fa3d1', '#a5cfe6', '#ffffff'],
].map((row) => row.map(parseColour));

/**
 * Colours of the nine classes of two measures: first + 3 x second, each in thirds from low to high. The strongest
 * is where both are worst; a measure without a bad end counts as bad where it is high.
 */
export function twoMeasureColours(first: AtlasColumn, second: AtlasColumn, dark: boolean): Colour[] {
  const colours = dark ? TWO_MEASURES_DARK : TWO_MEASURES;
  const badness = ({ worse }: AtlasColumn, third: number) => (worse === 'lower' ? 2 - third : third);
  return [0, 1, 2].flatMap((up) =>
    [0, 1, 2].map((across) => colours[badness(second, up)]![badness(first, across)]!),
  );
}

/**
 * Colours of the classes between limits, lowest first. The strongest colour is the worst where the column has a
 * bad end, and the highest where it has none; on a dark page the strongest is the lightest. Classes on both
 * sides of 0 are oranges on the bad side and purples on the other, strongest farthest from 0.
 */
export function classColours(column: AtlasColumn, breaks: readonly number[], dark: boolean): Colour[] {
  const below = breaks.indexOf(0) + 1;
  const above = breaks.length + 1 - below;
  if (below === 0) {
    const colours = steps(RAMPS[column.group] ?? yellowToBlue, above, dark ? [0.92, 0.08] : [0.08, 0.95]);
    return column.worse === 'lower' ? colours.reverse() : colours;
  }
  const [low, high] =
    column.worse === 'lower'
      ? [interpolateOranges, interpolatePurples]
      : [interpolatePurples, interpolateOranges];
  const range = dark ? [0.9, 0.3] : [0.25, 0.95];
  return [...steps(low, below, range).reverse(), ...steps(high, above, range)];
}

/** Colours of a ramp from its weak end to its strong one. */
function steps(ramp: (share: number) => string, count: number, range: readonly number[]): Colour[] {
  const place = scaleLinear([0, Math.max(1, count - 1)], range);
  return Array.from({ length: count }, (_, index) => parseColour(ramp(count === 1 ? 0.5 : place(index))));
}

/** The ramp with more of its ends, whose first yellows are too much alike where reds are not seen. */
function yellowToBlue(share: number): string {
  return interpolateYlGnBu(1.1 * share - 0.07);
}

export function categoryColour(index: number): Colour {
  return CATEGORIES[index % CATEGORIES.length]!;
}

/** Ink for words on a colour: whichever of black and white differs more from it (WCAG 2.2, relative luminance). */
export function inkOn(colour: Colour): string {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? '#000000' : '#ffffff';
}

export function css([red, green, blue]: Colour): string {
  return `rgb(${red} ${green} ${blue})`;
}

function parseColour(text: string): Colour {
  if (text.startsWith('#')) {
    const number = Number.parseInt(text.slice(1), 16);
    return [number >> 16, (number >> 8) & 255, number & 255];
  }
  const [red = 0, green = 0, blue = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}
