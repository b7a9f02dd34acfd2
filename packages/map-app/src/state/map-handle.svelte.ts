import type { MapController } from '../map/map-controller.ts';

/** The map on screen, for lists that move it; null where there is none. */
export const mapHandle: { controller: MapController | null } = $state({ controller: null });
