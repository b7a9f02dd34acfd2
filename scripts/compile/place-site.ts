import { lonLatToNationalGrid, nationalGridToLonLat, type SiteRole } from '@postcode-lottery/core';
import type { PositionOfPostcode } from './trusts.ts';

/** One row of the sites table. */
export interface Site {
  readonly code: string;
  readonly name: string;
  readonly trust: string;
  readonly role: SiteRole;
  readonly postcode: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly linearAccelerators: number;
  readonly basis: string;
}

/** A published position farther than this from its postcode is taken to be wrong. */
const NEAR_POSTCODE_METRES = 2_000;

/** Published coordinates when they lie near the live English postcode, else the postcode's own position. */
export function placeSite(
  postcode: string,
  longitude: number,
  latitude: number,
  basis: string,
  position: PositionOfPostcode,
): Pick<Site, 'longitude' | 'latitude' | 'basis'> | undefined {
  const at = position(postcode);
  if (!at) return undefined;
  if (!Number.isNaN(latitude)) {
    const grid = lonLatToNationalGrid([longitude], [latitude]);
    const east = grid.eastingMetres[0]! - at.eastingMetres;
    const north = grid.northingMetres[0]! - at.northingMetres;
    if (Math.hypot(east, north) <= NEAR_POSTCODE_METRES)
      return { longitude: round(longitude), latitude: round(latitude), basis };
  }
  const degrees = nationalGridToLonLat([at.eastingMetres], [at.northingMetres]);
  return {
    longitude: round(degrees.longitude[0]!),
    latitude: round(degrees.latitude[0]!),
    basis: 'position of the postcode (Code-Point Open)',
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
