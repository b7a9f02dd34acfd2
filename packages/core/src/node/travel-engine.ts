import type { IsochroneSet } from '../travel/isochrones/isochrone.ts';
import type { TravelMatrix, TravelProvenance } from '../travel/matrix.ts';

/** A place, WGS84 degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** Something that knows roads: Valhalla in process, or a server. */
export interface TravelEngine {
  readonly mode: TravelMatrix['mode'];
  readonly provenance: TravelProvenance;
  /** Changes with whatever changes the minutes: the map, the version, the settings. */
  readonly key: string;
  /** Sites that may be asked for at the same time. */
  readonly concurrency: number;
  /**
   * Minutes from each place to a site; null where there is no journey or a place is off the map.
   *
   * @throws EngineError where the engine fails or the site itself is off the map
   */
  minutesToSite(places: readonly Place[], site: Place): Promise<(number | null)[]>;
  /** Isochrones towards a site; absent where the engine has none. */
  isochrones?(site: Place, siteCode: string, limitsMinutes: readonly number[]): Promise<IsochroneSet>;
}

/** A routing engine failed; `isOffMap` where it is a place that has no road near. */
export class EngineError extends Error {
  override readonly name: string = 'EngineError';
  readonly isOffMap: boolean;

  constructor(message: string, options: ErrorOptions & { readonly isOffMap?: boolean } = {}) {
    super(message, options);
    this.isOffMap = options.isOffMap ?? false;
  }
}

/**
 * Asks for many places, and where one of them is off the map, which spoils the whole question, halves the
 * list until that one is found. Engines that check places first come through at the first attempt.
 *
 * @returns one answer a place, null for those off the map
 */
export async function askAround(
  places: readonly Place[],
  ask: (places: readonly Place[]) => Promise<(number | null)[]>,
): Promise<(number | null)[]> {
  if (places.length === 0) return [];
  try {
    return await ask(places);
  } catch (error) {
    if (!(error instanceof EngineError && error.isOffMap)) throw error;
    if (places.length === 1) return [null];
    const half = places.length >> 1;
    return [...(await askAround(places.slice(0, half), ask)), ...(await askAround(places.slice(half), ask))];
  }
}
