import { type TrustPlacement } from '../../geography/place-consultants.ts';
import type { ConsultantColumns, PlacedConsultants } from './trusts.ts';
/**
 * Consultants of one or both specialties at each site: where their site is known there, the others where
 * their trust is placed.
 */
export declare function siteSupply(consultants: ConsultantColumns, placements: readonly TrustPlacement[], siteCount: number, specialties: readonly PlacedConsultants['specialty'][]): Float64Array;
//# sourceMappingURL=site-supply.d.ts.map