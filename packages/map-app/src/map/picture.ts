import {
  type AtlasColumn,
  type BreakMethod,
  classBreaks,
  classOf,
  placeFigures,
} from '@postcode-lottery/core';
import { CLUSTERED, NO_DATA } from './area-looks.ts';
import { type Colour, categoryColour, classColours, twoMeasureColours } from './colours.ts';

/** What the map draws, worked out from columns: a class and a colour for every area. */
export interface Picture {
  readonly column: AtlasColumn;
  readonly second: AtlasColumn | null;
  /** One figure a unit: an area, or a place of the level shown. */
  readonly figures: ArrayLike<number>;
  /** One figure of the second measure a unit; null where there is no second. */
  readonly secondFigures: ArrayLike<number> | null;
  /** Unit of each area; null where areas are the units. */
  readonly unitOfArea: ArrayLike<number> | null;
  readonly breaks: readonly number[];
  readonly secondBreaks: readonly number[];
  /** Class of each unit; -1 is no data. With two measures: first + 3 x second. */
  readonly classOfUnit: Int16Array;
  readonly colours: readonly Colour[];
}

interface Measure {
  readonly column: AtlasColumn;
  readonly figures: ArrayLike<number>;
}

export interface PictureInput {
  readonly first: Measure;
  readonly second: Measure | null;
  readonly level: { readonly unitOfArea: ArrayLike<number>; readonly count: number } | null;
  readonly residents: ArrayLike<number>;
  readonly breaks: 'auto' | BreakMethod;
  readonly classes: number;
  readonly dark: boolean;
}

const CODES = [0, NO_DATA, CLUSTERED, NO_DATA | CLUSTERED];
const TERCILES = 3;
/** Where figures lie on both sides of it, as gains and losses do, no class holds both. */
const SPLIT = 0;

/** @returns null where the level has no figure of this column: ranks and categories do not add up */
export function makePicture(input: PictureInput): Picture | null {
  const { first, second, level } = input;
  if (level && (first.column.combine === 'none' || second?.column.combine === 'none')) return null;
  const figures = unitFigures(first, input);
  const unitOfArea = level?.unitOfArea ?? null;
  const base = {
    column: first.column,
    second: second?.column ?? null,
    figures,
    secondFigures: null,
    unitOfArea,
    secondBreaks: [],
  };
  if (first.column.kind === 'category') {
    const classOfUnit = Int16Array.from(figures, (figure) => (Number.isNaN(figure) ? -1 : figure));
    const highest = classOfUnit.reduce((most, value) => Math.max(most, value), -1);
    const colours = Array.from({ length: highest + 1 }, (_, index) => categoryColour(index));
    return { ...base, second: null, breaks: [], classOfUnit, colours };
  }
  if (second) {
    const colours = twoMeasureColours(first.column, second.column, input.dark);
    return { ...base, ...crossClasses(figures, unitFigures(second, input)), colours };
  }
  const breaks = knownBreaks(figures, methodFor(first.column, input.breaks), input.classes);
  const classOfUnit = new Int16Array(figures.length);
  for (let unit = 0; unit < figures.length; unit++) classOfUnit[unit] = classOf(figures[unit]!, breaks);
  return { ...base, breaks, classOfUnit, colours: classColours(first.column, breaks, input.dark) };
}

const known = new WeakMap<object, Map<string, readonly number[]>>();

/** Breaks of figures, kept while the figures are: sorting them is most of the work of a switch. */
function knownBreaks(figures: ArrayLike<number>, method: BreakMethod, classes: number): readonly number[] {
  const ofFigures = known.get(figures) ?? new Map<string, readonly number[]>();
  known.set(figures, ofFigures);
  const key = `${method} ${classes}`;
  const breaks = ofFigures.get(key) ?? classBreaks(figures, { method, classes, split: SPLIT });
  ofFigures.set(key, breaks);
  return breaks;
}

/** Fixed bands are minutes: for other units they fall back to quantiles. */
function methodFor(column: AtlasColumn, choice: 'auto' | BreakMethod): BreakMethod {
  const minutes = column.unit === 'minutes';
  if (choice === 'auto') return minutes ? 'fixed' : 'quantile';
  return choice === 'fixed' && !minutes ? 'quantile' : choice;
}

function unitFigures({ column, figures }: Measure, { level, residents }: PictureInput): ArrayLike<number> {
  return level ? placeFigures(figures, residents, level.unitOfArea, level.count, column.combine) : figures;
}

function crossClasses(figures: ArrayLike<number>, seconds: ArrayLike<number>) {
  const breaks = knownBreaks(figures, 'quantile', TERCILES);
  const secondBreaks = knownBreaks(seconds, 'quantile', TERCILES);
  const classOfUnit = new Int16Array(figures.length);
  for (let unit = 0; unit < figures.length; unit++) {
    const [across, up] = [classOf(figures[unit]!, breaks), classOf(seconds[unit]!, secondBreaks)];
    classOfUnit[unit] = across < 0 || up < 0 ? -1 : across + TERCILES * up;
  }
  return { secondFigures: seconds, breaks, secondBreaks, classOfUnit };
}

export interface Overlay {
  /** 1 for areas that pass the filters; null where there is none. */
  readonly passing: Uint8Array | null;
  /** Colour of areas that do not pass. */
  readonly faded: Colour;
  /** Code of area-looks.ts to add for each area, or null. */
  readonly codes: Uint8Array | null;
}

/** Four bytes an area for the colour texture: red, green, blue, and a code of area-looks.ts. */
export function areaTexels(picture: Picture, areaCount: number, overlay: Overlay): Uint8Array {
  const { classOfUnit, unitOfArea, colours } = picture;
  const { passing, faded, codes } = overlay;
  /** Each colour with each code, whole; last that of areas without a class. */
  const inks = new Uint32Array(
    Uint8Array.from([...colours, faded].flatMap((colour) => CODES.flatMap((code) => [...colour, code])))
      .buffer,
  );
  const texels = new Uint32Array(areaCount);
  for (let area = 0; area < areaCount; area++) {
    const passes = passing?.[area] !== 0;
    const found = classOfUnit[unitOfArea?.[area] ?? area] ?? -1;
    const code = passes ? (found < 0 ? NO_DATA : 0) | (codes?.[area] ?? 0) : 0;
    const colour = passes && found >= 0 ? found : colours.length;
    texels[area] = inks[colour * CODES.length + code]!;
  }
  return new Uint8Array(texels.buffer);
}

export interface ClassCount {
  readonly units: number;
  readonly people: number;
}

/** Units and people in each class, no data last, of the areas that pass the filters. */
export function countClasses(
  picture: Picture,
  residents: ArrayLike<number>,
  passing: Uint8Array | null,
): ClassCount[] {
  const classes = picture.colours.length;
  const people = new Float64Array(classes + 1);
  const seen = new Set<number>();
  const units = new Uint32Array(classes + 1);
  for (let area = 0; area < residents.length; area++) {
    if (passing?.[area] === 0) continue;
    const unit = picture.unitOfArea?.[area] ?? area;
    const found = picture.classOfUnit[unit] ?? -1;
    const at = found < 0 ? classes : found;
    people[at]! += residents[area]!;
    if (picture.unitOfArea && seen.has(unit)) continue;
    if (picture.unitOfArea) seen.add(unit);
    units[at]!++;
  }
  return Array.from(units, (count, index) => ({ units: count, people: people[index]! }));
}
