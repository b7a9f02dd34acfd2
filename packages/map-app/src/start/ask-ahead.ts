import type { AtlasManifest } from '@postcode-lottery/core';
import type { TileClient } from '../map/tile-client.ts';
import { coverTiles, framedZoom } from '../map/tile-cover.ts';
import { openedBefore } from '../offline/kept-files.ts';
import { mapSizes } from '../state/layout.ts';
import { mapRoom } from '../state/map-room.ts';
import type { ViewState } from '../state/view-state.ts';

/**
 * Asks for the figures and tiles of the first map while the code that will want them is still on its way. What a
 * device may have kept, and what an address frames by names that have to be looked up, is left to that code.
 */
export function askAhead(manifest: AtlasManifest, view: ViewState, base: string, tiles: TileClient): void {
  if (openedBefore()) return;
  if (!view.journey && !view.second)
    for (const { id, path } of manifest.columns)
      if (id === view.metric || id === 'residents') preload(new URL(path, base).href);
  if (view.view === 'map' && view.shape === 'areas' && showsEngland(view)) warmEngland(manifest, tiles);
}

function showsEngland({ position, areas, places, site, hotspot }: ViewState): boolean {
  return !position && areas.length === 0 && places.length === 0 && site === null && hotspot === null;
}

/** Where the map's size decides which tiles it takes, they are left to the map, which knows it. */
function warmEngland({ bounds, tiles }: AtlasManifest, client: TileClient): void {
  const zooms = mapSizes().map(({ wide, high }) =>
    framedZoom(bounds, wide, high, mapRoom(wide, true), tiles),
  );
  if (zooms.every((zoom) => zoom === zooms[0])) client.warm('area', coverTiles(bounds, bounds, zooms[0]!));
}

/** The browser gives what it fetched to the code that asks for the same address. */
function preload(href: string): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  document.head.append(link);
}
