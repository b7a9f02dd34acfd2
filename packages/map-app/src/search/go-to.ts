import type { AtlasSite } from '@postcode-lottery/core';
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
import { text } from '../text/en.ts';
import type { Suggestion } from './search.svelte.ts';

const SITE_ZOOM = 8.5;

/**
 * Does what choosing a suggestion means: opens an area or a place, or moves the map to a site or a trust.
 *
 * @returns why nothing was done; empty where it was
 * @throws FileProblem where a part of the atlas could not be had
 */
export async function goTo({ kind, code, label }: Suggestion): Promise<string> {
  const beside = comparing.on;
  if (kind === 'site' || kind === 'trust') {
    const site = await siteOf(kind, code);
    if (site) showSite(site);
    return site ? '' : text.search.noSite(label);
  }
  if (kind === 'postcode' || kind === 'area') {
    const area = (await atlas.areas.ready()).codes.indexOf(code);
    if (area < 0) return text.search.gone(label);
    await chooseArea(area, { move: true, beside, ...(kind === 'postcode' && { postcode: label }) });
    return '';
  }
  const place = { level: kind, index: (await atlas.places.ready())[kind].codes.indexOf(code) };
  if (place.index < 0) return text.search.gone(label);
  await choosePlace(place, { beside });
  await showPlaces(beside ? screen.places : [place]);
  return '';
}

/** Moves the map so that places are in sight, all of them. */
export async function showPlaces(places: readonly PlaceRef[]): Promise<void> {
  const bounds = await placeBounds(places);
  if (bounds) showBounds(bounds);
}

/** A site by its code, or the first of a trust's: many trusts, of mental health for one, have none. */
async function siteOf(kind: 'site' | 'trust', code: string): Promise<AtlasSite | undefined> {
  const sites = await atlas.sites.ready();
  if (kind === 'site') return sites.find((site) => site.code === code);
  const trust = (await atlas.trusts.ready()).find((trust) => trust.code === code);
  return sites[trust?.siteIndex ?? -1];
}

/** Of a centre its card too, with its consultants and catchment. */
function showSite({ role, code, longitude, latitude }: AtlasSite): void {
  const position = { longitude, latitude, zoom: SITE_ZOOM };
  const isCentre = role !== 'acuteHospital';
  navigation.go({ site: isCentre ? code : null, position, ...(isCentre && { panel: 'measure' }) });
}

/** Moves the map so that all of the bounds are in sight; or, where a table is in its place, what that lists. */
export function showBounds(bounds: Bounds): void {
  const { wide, high } = live.room;
  if (mapHandle.controller) mapHandle.controller.showBounds(bounds, !theme.reducedMotion);
  else if (wide > 0 && high > 0) navigation.adjust({ position: positionOf(bounds, wide, high) });
}
