import { atlas } from '../atlas/atlas.svelte.ts';
import { joinBounds } from '../map/ground.ts';
import type { Bounds } from '../map/tile-cover.ts';
import { catchmentMask } from './filters.ts';
import { journey } from './journey.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { areaBounds, middleBounds, placeBounds } from './place-bounds.ts';
import { screen } from './screen.svelte.ts';

/** About as much of the country around a hospital without a catchment as is shown when it is searched, degrees. */
const AROUND = { wide: 0.8, high: 0.5 };

/** What an address without a position is to show: all that it names, together; null where it names nothing. */
export async function namedBounds(): Promise<Bounds | null> {
  const { areas, places, site, hotspot } = navigation.view;
  const named = await Promise.all([
    areas.length > 0 ? atlas.areas.ready().then(() => areaBounds(screen.chosen)) : null,
    places.length > 0 ? atlas.places.ready().then(() => placeBounds(screen.places)) : null,
    site === null ? null : siteBounds(site),
    hotspot === null ? null : hotspotBounds(hotspot),
  ]);
  return named.reduce(joinBounds, null);
}

async function hotspotBounds(id: string): Promise<Bounds | null> {
  return (await atlas.hotspots.ready()).find((hotspot) => String(hotspot.id) === id)?.bbox ?? null;
}

/** A centre with the areas that look to it. */
async function siteBounds(code: string): Promise<Bounds | null> {
  const sites = await atlas.sites.ready();
  const site = sites.find((site) => site.code === code);
  const column = journey.column('nearestSite');
  if (!site) return null;
  const nearest = column ? await atlas.elementsOf(column.id).ready() : null;
  const looksToIt = catchmentMask(sites, nearest, code);
  const catchment = looksToIt && (await middleBounds((area) => looksToIt[area] === 1));
  const { longitude, latitude } = site;
  const { wide, high } = catchment ? { wide: 0, high: 0 } : AROUND;
  return joinBounds(catchment, [longitude - wide, latitude - high, longitude + wide, latitude + high]);
}
