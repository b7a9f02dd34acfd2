import { atlas } from '../atlas/atlas.svelte.ts';
import { type Bounds, boundsAround, positionOf } from '../map/tile-cover.ts';
import { live } from './live.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { screen } from './screen.svelte.ts';
import { type TableRow, tableRows } from './table-rows.ts';
import { categoriesNamed, unitName } from './unit-text.ts';

/** Share of the room that what an address names fills: a map leaves some around it too. */
const FILLED = 0.9;

/** What the map shows, or would show where a table is in its place; null for all of England. */
function boundsInView(): Bounds | null {
  const { position } = navigation.view;
  const { wide, high } = live.room;
  if (live.bounds || wide === 0 || high === 0) return live.bounds;
  const framed = position ?? (live.named && positionOf(live.named, wide * FILLED, high * FILLED));
  return framed && boundsAround(framed, wide, high);
}

/** Rows of what is in view, for the table and the downloads; null until all that they hold is there. */
export function rowsInView(): TableRow[] | null {
  const { picture, residents, passing, level, filtersKnown } = screen;
  // All are read before any is missed, for to read one is to have it fetched.
  const [longitude, latitude] = [atlas.figures('longitude'), atlas.figures('latitude')];
  const names = level === 'area' ? atlas.areas.value : atlas.places.value;
  const labels = picture !== null && categoriesNamed(picture.column);
  if (!(picture && residents && longitude && latitude && names && labels && filtersKnown)) return null;
  return tableRows({
    picture,
    residents,
    passing,
    longitude,
    latitude,
    bounds: boundsInView(),
    order: navigation.view.order,
    nameOf: (unit) => unitName(level, unit),
  });
}
