import type { AtlasHotspot } from '@postcode-lottery/core';
import { text } from '../text/en.ts';
import { number } from '../text/format.ts';
import type { HotspotOrder } from './view-state.ts';

/** Hotspots by rank, or those with the largest share of such people first and by rank among equals. */
export function inOrder(hotspots: readonly AtlasHotspot[], order: HotspotOrder): AtlasHotspot[] {
  const share = (hotspot: AtlasHotspot) => (order === 'rank' ? 0 : hotspot[order]);
  return [...hotspots].sort((a, b) => share(b) - share(a) || a.rank - b.rank);
}

/** How many people a hotspot has and how far they go, in a line. */
export function hotspotFacts({ residents, meanMinutes }: AtlasHotspot): string {
  const people = number(residents);
  // Where no area has a journey, the file holds null.
  return Number.isFinite(meanMinutes)
    ? text.places.facts(people, number(meanMinutes))
    : text.places.noJourney(people);
}
