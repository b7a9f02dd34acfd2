import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { placeMean } from '../state/place-facts.ts';
import { screen } from '../state/screen.svelte.ts';
import { unitName } from '../state/unit-text.ts';
import type { Here } from './plots.ts';

/** Where the chosen areas stand on a measure, or the means of the chosen places; none without a figure. */
export function chosenMarks(column: AtlasColumn): Here[] {
  const figures = atlas.figures(column.id);
  const areas = screen.chosen.map((area) => ({ name: unitName('area', area), value: figures?.[area] }));
  const places = screen.places.map((place) => ({
    name: unitName(place.level, place.index),
    value: placeMean(place, column),
  }));
  return [...areas, ...places].flatMap(({ name, value }) =>
    value === undefined || value === null || Number.isNaN(value) ? [] : { name, value },
  );
}
