import { atlas } from '../atlas/atlas.svelte.ts';
import type { Bounds } from '../map/tile-cover.ts';
import type { PlaceRef } from './screen.svelte.ts';

/** West, south, east and north of the middles of the areas of some places, all of them together. */
export async function placeBounds(places: readonly PlaceRef[]): Promise<Bounds> {
  const [longitude, latitude, ...placesOfArea] = await Promise.all([
    atlas.figuresOf('longitude').ready(),
    atlas.figuresOf('latitude').ready(),
    ...places.map(({ level }) => atlas.placesOf(level).ready()),
  ]);
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (let area = 0; area < longitude.length; area++) {
    if (!places.some(({ index }, place) => placesOfArea[place]![area] === index)) continue;
    bounds[0] = Math.min(bounds[0], longitude[area]!);
    bounds[1] = Math.min(bounds[1], latitude[area]!);
    bounds[2] = Math.max(bounds[2], longitude[area]!);
    bounds[3] = Math.max(bounds[3], latitude[area]!);
  }
  return bounds;
}
