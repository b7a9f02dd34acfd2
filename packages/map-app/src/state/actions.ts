import { atlas } from '../atlas/atlas.svelte.ts';
import { navigation } from './navigation.svelte.ts';
import type { PlaceRef } from './screen.svelte.ts';
import { MOST_COMPARED } from './view-state.ts';

const CLOSE_ZOOM = 11;

/**
 * Shows an area's panel. With `beside`, it joins the areas compared instead of replacing them.
 *
 * @param options.move whether the map goes to it
 * @param options.postcode by which it was found
 */
export async function chooseArea(
  area: number,
  options: { move: boolean; beside?: boolean; postcode?: string },
): Promise<void> {
  const { codes } = await atlas.areas.ready();
  const code = codes[area];
  if (code === undefined) return;
  const position = options.move ? await centreOf(area) : null;
  const areas = chosenCodes(navigation.view.areas, code, options.beside);
  const kept = navigation.view.areas.at(-1) === code ? navigation.view.postcode : null;
  const postcode = options.postcode ?? kept;
  navigation.go({ areas, postcode, places: [], panel: 'area', ...(position && { position }) });
  showPanel();
}

/** Shows the panel of a place of a higher level. With `beside`, it joins the places compared. */
export async function choosePlace(
  { level, index }: PlaceRef,
  options: { beside?: boolean } = {},
): Promise<void> {
  const code = (await atlas.places.ready())[level].codes[index];
  if (code === undefined) return;
  const places = chosenCodes(navigation.view.places, code, options.beside);
  navigation.go({ places, areas: [], postcode: null, panel: 'area' });
  showPanel();
}

/** The code by itself or last of those compared, from which the first one falls where they are too many. */
function chosenCodes(chosen: readonly string[], code: string, beside = false): string[] {
  const kept = beside ? chosen.filter((other) => other !== code) : [];
  return [...kept, code].slice(-MOST_COMPARED);
}

/** Where the panel lies below the map, as on a phone, brings it into sight. */
function showPanel(): void {
  const panel = document.getElementById('panel');
  if (panel && panel.getBoundingClientRect().top > innerHeight / 2) panel.scrollIntoView();
}

async function centreOf(area: number) {
  const [longitude, latitude] = await atlas.centres();
  const zoom = Math.max(CLOSE_ZOOM, navigation.view.position?.zoom ?? 0);
  return { longitude: longitude[area]!, latitude: latitude[area]!, zoom };
}

export function removeArea(code: string): void {
  const areas = navigation.view.areas.filter((other) => other !== code);
  const kept = areas.at(-1) === navigation.view.areas.at(-1);
  navigation.go({ areas, ...(!kept && { postcode: null }) });
}

export function removePlace(code: string): void {
  navigation.go({ places: navigation.view.places.filter((other) => other !== code) });
}
