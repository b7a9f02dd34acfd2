import type { HotspotPlace } from '../../hotspots/index.ts';
import type { AtlasHotspot } from '../contents.ts';
import type { FlaggedAreas } from './flag-areas.ts';
import { type HotspotContext, hotspotReasons } from './hotspot-reasons.ts';

/** The hotspot that each area belongs to: its index in hotspots.json, NaN where it is in none. */
export function hotspotOfArea(places: readonly HotspotPlace[], areaCount: number): Float64Array {
  const hotspot = new Float64Array(areaCount).fill(Number.NaN);
  for (const [index, { areas }] of places.entries()) for (const area of areas) hotspot[area] = index;
  return hotspot;
}

/** The hotspots as named places, worst first, as the map lists them. */
export function describeHotspots(
  flags: FlaggedAreas,
  context: Omit<HotspotContext, 'masks' | 'thresholds' | 'settings'>,
  boundsOf: (area: number) => readonly [number, number, number, number],
): AtlasHotspot[] {
  const settings = flags.robustness.settings.length;
  const known: HotspotContext = { ...context, masks: flags.masks, thresholds: flags.thresholds, settings };
  const describe = (place: HotspotPlace, id: number): AtlasHotspot => {
    const holdsInSettings = Math.round(mean(place.areas, (area) => flags.robustness.holds[area]!));
    return {
      id,
      name: place.name,
      rank: place.rank,
      areas: [...place.areas],
      residents: place.residents,
      coastalShare: round(place.coastalShare, 3),
      ruralShare: round(place.ruralShare, 3),
      deprivedShare: round(place.deprivedShare, 3),
      meanMinutes: round(place.meanMinutes, 1),
      accessPer100k: round(place.accessPer100k, 2),
      consultantsShort: round(place.consultantsShort, 1),
      holdsInSettings,
      settings,
      bbox: enclosing(place.areas, boundsOf),
      reasons: hotspotReasons(place, holdsInSettings, known),
    };
  };
  return flags.places.map(describe);
}

function enclosing(
  areas: Uint32Array,
  boundsOf: (area: number) => readonly [number, number, number, number],
): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const area of areas) {
    const [west, south, east, north] = boundsOf(area);
    box[0] = Math.min(box[0], west);
    box[1] = Math.min(box[1], south);
    box[2] = Math.max(box[2], east);
    box[3] = Math.max(box[3], north);
  }
  return box;
}

function mean(areas: Uint32Array, of: (area: number) => number): number {
  let sum = 0;
  for (const area of areas) sum += of(area);
  return sum / areas.length;
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
