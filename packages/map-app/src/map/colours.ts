import type { AtlasColumn } from '@postcode-lottery/core';
import { scaleLinear } from 'd3-scale';
import { interpolateBuPu, interpolatePuBuGn, interpolateYlGnBu, interpolateYlOrBr } from 'd3-scale-chromatic';

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/** Areas that the filters leave out. */
export const FADED_LIGHT: Colour = [236, 238, 240];
export const FADED_DARK: Colour = [32, 40, 48];

/**
 * One-hue-family ramps from light to dark that stay apart under the three kinds of colour blindness
 * (ColorBrewer, Harrower and Brewer 2003, marks them so).
 */
const RAMPS: Record<AtlasColumn['group'], (share: number) => string> = {
  access: interpolateYlGnBu,
  travel: interpolateYlGnBu,
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

/**
 * Three by three: first measure left to right, second bottom to top.
 * Source: Joshua Stevens 2015, Bivariate Choropleth Maps, blue-purple scheme.
 */
export const TWO_MEASURE_COLOURS: readonly (readonly Colour[])[] = (
  [
    ['#e8e8e8', '#ace4e4', '#5ac8c8'],
    ['#dfb0d6', '#a5add3', '#5698b9'],
    ['#be64ac', '#8c62aa', '#3b4994'],
  ] as const
).map((row) => row.map(parseColour));

/**
 * Colours of so many classes, best first where the column has a bad end: the strongest colour is the worst.
 * On a dark page the strongest is the lightest.
 */
export function classColours(column: AtlasColumn, count: number, dark: boolean): Colour[] {
  const ramp = RAMPS[column.group] ?? interpolateYlGnBu;
  const place = scaleLinear([0, Math.max(1, count - 1)], dark ? [0.92, 0.08] : [0.08, 0.95]);
  const colours = Array.from({ length: count }, (_, index) =>
    parseColour(ramp(count === 1 ? 0.5 : place(index))),
  );
  return column.worse === 'lower' ? colours.reverse() : colours;
}

export function categoryColour(index: number): Colour {
  return CATEGORIES[index % CATEGORIES.length]!;
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
