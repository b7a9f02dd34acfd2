import { atlas } from '../atlas/atlas.svelte.ts';
import { type Bounds, boundsAround } from '../map/tile-cover.ts';
import { live } from './live.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { screen } from './screen.svelte.ts';
import { type TableRow, tableRows } from './table-rows.ts';
import { unitName } from './unit-text.ts';

/** What the map shows, or would show where a table is in its place; null for all of England. */
function boundsInView(): Bounds | null {
  const { position } = navigation.view;
  const { wide, high } = live.room;
  return live.bounds ?? (position && wide > 0 ? boundsAround(position, wide, high) : null);
}

/** Rows of what is in view, for the table and the downloads; null until their figures are there. */
export function rowsInView(): TableRow[] | null {
  const { picture, residents, passing } = screen;
  if (!picture || !residents) return null;
  return tableRows({
    picture,
    residents,
    passing,
    longitude: atlas.figures('longitude'),
    latitude: atlas.figures('latitude'),
    bounds: boundsInView(),
    order: navigation.view.order,
    nameOf: (unit) => unitName(screen.level, unit),
  });
}
