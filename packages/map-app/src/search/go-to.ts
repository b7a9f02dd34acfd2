import { atlas } from '../atlas/atlas.svelte.ts';
import { type Bounds, positionOf } from '../map/tile-cover.ts';
import { chooseArea, choosePlace } from '../state/actions.ts';
import { comparing } from '../state/comparing.svelte.ts';
import { live } from '../state/live.svelte.ts';
import { mapHandle } from '../state/map-handle.svelte.ts';
import { navigation } from '../state/navigation.svelte.ts';
import { placeBounds } from '../state/place-bounds.ts';
import { type PlaceRef, screen } from '../state/screen.svelte.ts';
import { theme } from '../state/theme.svelte.ts';
import type { Suggestion } from './search.svelte.ts';

const SITE_ZOOM = 8.5;

/** Does what choosing a suggestion means: opens an area or a place, or moves the map to a site or a trust. */
export async function goTo({ kind, index, label }: Suggestion): Promise<void> {
  const beside = comparing.on;
  if (kind === 'postcode') return chooseArea(index, { move: true, beside, postcode: label });
  if (kind === 'area' || kind === 'outward') return chooseArea(index, { move: true, beside });
  if (kind === 'site') return goToSite(index);
  if (kind === 'trust') {
    const site = (await atlas.trusts.ready())[index]?.siteIndex;
    return typeof site === 'number' ? goToSite(site) : undefined;
  }
  const place = { level: kind, index };
  await choosePlace(place, { beside: comparing.on });
  await showPlaces(comparing.on ? screen.places : [place]);
}

/** Moves the map so that places are in sight, all of them. */
export async function showPlaces(places: readonly PlaceRef[]): Promise<void> {
  const bounds = await placeBounds(places);
  if (bounds) showBounds(bounds);
}

async function goToSite(index: number): Promise<void> {
  const site = (await atlas.sites.ready())[index];
  if (!site) return;
  navigation.go({
    site: site.role === 'acuteHospital' ? null : site.code,
    position: { longitude: site.longitude, latitude: site.latitude, zoom: SITE_ZOOM },
  });
}

/** Moves the map so that all of the bounds are in sight; or, where a table is in its place, what that lists. */
export function showBounds(bounds: Bounds): void {
  const { wide, high } = live.room;
  if (mapHandle.controller) mapHandle.controller.showBounds(bounds, !theme.reducedMotion);
  else if (wide > 0 && high > 0) navigation.adjust({ position: positionOf(bounds, wide, high) });
}
