import { atlas } from '../atlas/atlas.svelte.ts';
import { type TableRow, tableRows } from '../views/table-rows.ts';
import { live } from './live.svelte.ts';
import { screen } from './screen.svelte.ts';

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
    bounds: live.bounds,
  });
}
