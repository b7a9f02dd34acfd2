import { atlas } from '../atlas/atlas.svelte.ts';
import { groundBounds, joinBounds } from '../map/ground.ts';
import { type Bounds, coverTiles } from '../map/tile-cover.ts';
import { tileClient } from '../start/early.ts';
import type { PlaceRef } from './screen.svelte.ts';
import type { Level } from './view-state.ts';

/** Tiles fine enough for a frame and few enough to be there at once. */
const TILE_ZOOM = { area: 9, place: 6 };
/** How far from the middles of its areas a place's ground may lie, degrees. */
const REACH = 0.3;
/** Room around a middle whose ground is not to be had. */
const ROOM = 0.02;

/** West, south, east and north of the ground of some places, all of them together; null where none is known. */
export async function placeBounds(places: readonly PlaceRef[]): Promise<Bounds | null> {
  const all = await Promise.all(
    places.map(async ({ level, index }) => {
      const placeOfArea = await atlas.placesOf(level).ready();
      return boundsOf(
        level,
        (place) => place === index,
        (area) => placeOfArea[area] === index,
      );
    }),
  );
  return all.reduce(joinBounds, null);
}

/** The same of some areas. */
export async function areaBounds(areas: readonly number[]): Promise<Bounds | null> {
  const isIn = (area: number) => areas.includes(area);
  return boundsOf('area', isIn, isIn);
}

/** West, south, east and north of the middles of some areas. */
export async function middleBounds(isIn: (area: number) => boolean): Promise<Bounds | null> {
  const [longitude, latitude] = await atlas.centres();
  let found: Bounds | null = null;
  for (let area = 0; area < longitude.length; area++) {
    if (!isIn(area)) continue;
    const [east, north] = [longitude[area]!, latitude[area]!];
    found = joinBounds(found, [east, north, east, north]);
  }
  return found && widened(found, ROOM);
}

async function boundsOf(
  level: Level,
  isIn: (unit: number) => boolean,
  holds: (area: number) => boolean,
): Promise<Bounds | null> {
  const { bounds, tiles } = await atlas.manifest.ready();
  const middles = await middleBounds(holds);
  if (!middles) return null;
  const hasLayer = tiles.layers.includes(level);
  const zoom = TILE_ZOOM[level === 'area' ? 'area' : 'place'];
  const cover = coverTiles(
    widened(middles, REACH),
    bounds,
    Math.min(tiles.maxZoom, Math.max(tiles.minZoom, zoom)),
  );
  const ground = await Promise.all(
    cover.map(async (id) => {
      // Where a tile does not come, the middles are what is shown.
      const mesh = await tileClient.mesh(hasLayer ? level : 'area', id.z, id.x, id.y).catch(() => null);
      return mesh && groundBounds([{ id, mesh }], hasLayer ? isIn : holds);
    }),
  );
  return ground.reduce(joinBounds, middles);
}

function widened([west, south, east, north]: Bounds, by: number): Bounds {
  return [west - by, south - by, east + by, north + by];
}
