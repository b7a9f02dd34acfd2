import {
  type AtlasColumn,
  type AtlasHotspot,
  type PlaceLevelName,
  placeFigures,
  placeStanding,
} from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { text } from '../text/en.ts';
import { number, percentage } from '../text/format.ts';
import { englandMean, englandText, type FigureRow, listedColumns } from './figure-rows.ts';
import { flagMask } from './filters.ts';
import { journey } from './journey.svelte.ts';
import { isRanked } from './ranked.ts';
import type { PlaceRef } from './screen.svelte.ts';
import { plainFigure, unitName } from './unit-text.ts';

const MOST_WORST = 5;

/** Areas of a place, ascending; null until the atlas's list is there. */
export function areasOfPlace({ level, index }: PlaceRef): number[] | null {
  const placeOfArea = atlas.placeOfArea(level);
  if (!placeOfArea) return null;
  const areas: number[] = [];
  for (let area = 0; area < placeOfArea.length; area++) if (placeOfArea[area] === index) areas.push(area);
  return areas;
}

/** The sentence that opens a place's panel; null until its parts are there. */
export function placeSentence(place: PlaceRef): string | null {
  const figures = perPlace(place.level);
  const minutes = journey.figures('nearestMinutes');
  const residents = atlas.figures('residents');
  const by = journey.current?.words ?? '';
  const areas = areasOfPlace(place);
  const name = unitName(place.level, place.index);
  if (!figures || !minutes || !residents || !areas || name === '') return null;
  const people = areas.reduce((sum, area) => sum + residents[area]!, 0);
  const opening = text.place.opening(name, number(people), number(areas.length), areas.length);
  const mean = figures(minutes)[place.index]!;
  if (Number.isNaN(mean)) return `${opening} ${text.place.noJourney(by)}`;
  const mostly = text.place.journey(number(mean), by, number(englandMean(minutes, residents)));
  const beyond = beyondLimit(minutes);
  return `${opening} ${mostly} ${farText(figures(beyond)[place.index]!, beyond, residents)}`;
}

/** The columns that a place's sentence rests on: people, and minutes where there is a journey. */
export function columnsOfSentence(place: PlaceRef): AtlasColumn[] {
  const minutes = journey.column('nearestMinutes');
  const known = minutes && placeMean(place, minutes) !== null ? minutes : undefined;
  return [atlas.column('residents'), known].filter((column) => column !== undefined);
}

function farText(share: number, beyond: ArrayLike<number>, residents: ArrayLike<number>): string {
  const england = percentage(englandMean(beyond, residents));
  return share === 0 ? text.place.noneBeyond(england) : text.place.beyond(percentage(share), england);
}

/** 1 for each area beyond the limit of good practice, NaN for one without a journey. */
function beyondLimit(minutes: ArrayLike<number>): Float64Array {
  const limit = Number(atlas.manifest.value?.parameters.limitMinutes);
  return Float64Array.from(minutes, (value) => (Number.isNaN(value) ? value : Number(value > limit)));
}

/** Everything the atlas has on some places, side by side, each with its rank among those of its level. */
export function placeRows(places: readonly PlaceRef[]): FigureRow[] {
  const residents = atlas.figures('residents');
  const figuresOf = perLevel(places);
  if (!residents || !figuresOf) return [];
  return listedColumns().flatMap(({ column, figures }) => {
    if (column.kind !== 'measure' || column.combine === 'none') return [];
    const all = figuresOf(figures, column.combine);
    return {
      column,
      cells: places.map(({ level, index }) => ({
        value: plainFigure(column, all.get(level)![index]!),
        note: standing(column, all.get(level)!, index),
      })),
      england: englandText({ column, figures }, residents),
    };
  });
}

function standing(column: AtlasColumn, all: ArrayLike<number>, index: number): string {
  const found = isRanked(column) && column.worse && placeStanding(all, index, column.worse);
  return found ? text.place.standing(found.rankFromWorst, found.places) : '';
}

export interface FlagShares {
  readonly id: string;
  readonly label: string;
  /** One share a place, in their order. */
  readonly shares: readonly number[];
  readonly england: number;
}

/** Shares of each place's people, and of England's, who live in areas with each of the flags. */
export function placeFlags(places: readonly PlaceRef[]): FlagShares[] {
  const residents = atlas.figures('residents');
  const figuresOf = perLevel(places);
  if (!residents || !figuresOf) return [];
  return (atlas.column('flags')?.categories ?? []).flatMap(({ id, label }) => {
    const flagged = flagFigures(id);
    if (!flagged) return [];
    const all = figuresOf(flagged);
    const shares = places.map(({ level, index }) => all.get(level)![index]!);
    return { id, label, shares, england: englandMean(flagged, residents) };
  });
}

/** The hotspots that a place has areas of, in their order. */
export function placeHotspots(areas: readonly number[]): AtlasHotspot[] {
  const own = new Set(areas);
  return (atlas.hotspots.value ?? []).filter(({ areas }) => areas.some((area) => own.has(area)));
}

/** The areas of a place where journeys to the nearest centre are longest. */
export function farthestAreas(areas: readonly number[]): { area: number; minutes: number }[] {
  const minutes = journey.figures('nearestMinutes');
  if (!minutes) return [];
  return areas
    .map((area) => ({ area, minutes: minutes[area]! }))
    .filter(({ minutes }) => !Number.isNaN(minutes))
    .sort((a, b) => b.minutes - a.minutes || a.area - b.area)
    .slice(0, MOST_WORST);
}

/** Joins the figures of areas into those of each place of a level; null until the atlas's lists are there. */
function perPlace(level: PlaceLevelName) {
  const placeOfArea = atlas.placeOfArea(level);
  const residents = atlas.figures('residents');
  const count = atlas.places.value?.[level].codes.length;
  if (!placeOfArea || !residents || count === undefined) return null;
  return (figures: ArrayLike<number>, combine: AtlasColumn['combine'] = 'residentMean') =>
    placeFigures(figures, residents, placeOfArea, count, combine);
}

/** The same for the levels of some places, each level once; null until the lists of all are there. */
function perLevel(places: readonly PlaceRef[]) {
  const levels = [...new Set(places.map(({ level }) => level))];
  const known = levels.flatMap((level) => {
    const join = perPlace(level);
    return join ? [{ level, join }] : [];
  });
  if (known.length < levels.length) return null;
  return (figures: ArrayLike<number>, combine?: AtlasColumn['combine']) =>
    new Map(known.map(({ level, join }) => [level, join(figures, combine)]));
}

/** The mean of a measure over the residents of a place; null where there is none, or until it is there. */
export function placeMean({ level, index }: PlaceRef, { id, combine }: AtlasColumn): number | null {
  const figures = atlas.figures(id);
  const join = perPlace(level);
  if (combine !== 'residentMean' || !figures || !join) return null;
  const mean = join(figures)[index] ?? Number.NaN;
  return Number.isNaN(mean) ? null : mean;
}

/** 1 for each area with a flag. */
function flagFigures(id: string): Uint8Array | null {
  const column = atlas.column('flags');
  if (!column?.categories?.some((category) => category.id === id)) return null;
  return flagMask(column, atlas.elements('flags'), [id]);
}
