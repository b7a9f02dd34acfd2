import type { PlaceLevelName } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import { MOST_AREAS } from './view-state.ts';

const CLOSE_ZOOM = 11;

/**
 * Shows an area's panel. With `beside`, it joins the areas compared instead of replacing them.
 *
 * @param options.move whether the map goes to it
 */
export async function chooseArea(area: number, options: { move: boolean; beside?: boolean }): Promise<void> {
  const { codes } = await atlas.areas.ready();
  const code = codes[area];
  if (code === undefined) return;
  const kept = options.beside ? navigation.view.areas.filter((other) => other !== code) : [];
  const areas = [...kept, code].slice(-MOST_AREAS);
  const position = options.move ? await centreOf(area) : null;
  navigation.go({ areas, place: null, panel: 'area', ...(position && { position }) });
  showPanel();
}

/** Shows the panel of a place of a higher level. */
export async function choosePlace(level: PlaceLevelName, index: number): Promise<void> {
  const code = (await atlas.places.ready())[level].codes[index];
  if (code === undefined) return;
  navigation.go({ place: code, areas: [], panel: 'area' });
  showPanel();
}

/** Where the panel lies below the map, as on a phone, brings it into sight. */
function showPanel(): void {
  const panel = document.getElementById('panel');
  if (panel && panel.getBoundingClientRect().top > innerHeight / 2) panel.scrollIntoView();
}

async function centreOf(area: number) {
  const manifest = await atlas.manifest.ready();
  if (!manifest.columns.some(({ id }) => id === 'longitude')) return null;
  const [longitude, latitude] = await Promise.all([
    atlas.figuresOf('longitude').ready(),
    atlas.figuresOf('latitude').ready(),
  ]);
  const zoom = Math.max(CLOSE_ZOOM, navigation.view.position?.zoom ?? 0);
  return { longitude: longitude[area]!, latitude: latitude[area]!, zoom };
}

export function removeArea(code: string): void {
  navigation.go({ areas: navigation.view.areas.filter((other) => other !== code) });
}
