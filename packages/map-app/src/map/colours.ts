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
 * Colours of the classes between limits, lowest first. The strongest colour is the worst where the column has a
 * bad end, and the highest where it has none; on a dark page the strongest is the lightest. Classes on both
 * sides of 0 are oranges on the bad side and purples on the other, strongest farthest from 0.
 */
export function classColours(column: AtlasColumn, breaks: readonly number[], dark: boolean): Colour[] {
  const below = breaks.indexOf(0) + 1;
  const above = breaks.length + 1 - below;
  if (below === 0) {
    const colours = steps(
      RAMPS[column.group] ?? interpolateYlGnBu,
      above,
      dark ? [0.92, 0.08] : [0.08, 0.95],
    );
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
