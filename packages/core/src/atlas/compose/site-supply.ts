import { consultantsAtSites, type TrustPlacement } from '../../geography/place-consultants.ts';
import type { ConsultantColumns, PlacedConsultants } from './trusts.ts';

/**
 * Consultants of one or both specialties at each site: where their site is known there, the others where
 * their trust is placed.
 */
export function siteSupply(
  consultants: ConsultantColumns,
  placements: readonly TrustPlacement[],
  siteCount: number,
  specialties: readonly PlacedConsultants['specialty'][],
): Float64Array {
  const counted = consultants.placed.filter(({ specialty }) => specialties.includes(specialty));
  const byRule = Float64Array.from(placements, (_, trust) =>
    specialties.reduce((sum, specialty) => sum + consultants[specialty][trust]!, 0),
  );
  for (const { trust, value } of counted) byRule[trust]! -= value;
  const atSite = consultantsAtSites(
    placements,
    byRule.map((value) => Math.max(0, value)),
    siteCount,
  );
  for (const { site, value } of counted) atSite[site]! += value;
  return atSite;
}
