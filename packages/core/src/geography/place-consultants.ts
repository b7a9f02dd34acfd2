import type { SiteTable } from './site-table.ts';
import type { TrustTable } from './trust-table.ts';

/** Why a trust's consultants sit where they are placed; null where they could not be placed. */
export type PlacementRule =
  | 'mainRadiotherapySites'
  | 'hospitalAtHeadquarters'
  | 'hospitalNearestHeadquarters'
  | null;

/** Where the consultants of one trust sit: equal shares at each of `sites`. */
export interface TrustPlacement {
  readonly trustCode: string;
  /** Indexes into the SiteTable; empty where there is no site to place them at. */
  readonly sites: readonly number[];
  readonly rule: PlacementRule;
}

/**
 * Decides where each trust's consultants sit, for want of a register of who works where:
 *
 * 1. at its main radiotherapy site, in equal shares where it has more than one;
 * 2. where it gives no radiotherapy, at the hospital with the postcode of its headquarters, its own before one
 *    that is listed under another trust (a hospital whose radiotherapy another trust runs);
 * 3. else at its acute hospital nearest to its headquarters, in a straight line.
 *
 * A trust without any of these is not placed, and is returned so that it can be reported.
 *
 * @param trustCodes ODS codes of the trusts that employ consultants, successors applied
 */
export function placeTrusts(
  trustCodes: readonly string[],
  trusts: Pick<TrustTable, 'codes' | 'postcodes' | 'eastingMetres' | 'northingMetres'>,
  sites: Pick<SiteTable, 'count' | 'trustCodes' | 'roles' | 'postcodes' | 'eastingMetres' | 'northingMetres'>,
): TrustPlacement[] {
  const everySite = Array.from({ length: sites.count }, (_, site) => site);
  const sitesOfTrust = new Map<string, number[]>();
  for (const site of everySite) {
    const trustCode = sites.trustCodes[site]!;
    const others = sitesOfTrust.get(trustCode);
    if (others) others.push(site);
    else sitesOfTrust.set(trustCode, [site]);
  }
  const trustIndex = new Map(trusts.codes.map((code, index) => [code, index]));
  return trustCodes.map((trustCode) => {
    const own = sitesOfTrust.get(trustCode) ?? [];
    const main = own.filter((site) => sites.roles[site] === 'radiotherapyMain');
    if (main.length > 0) return { trustCode, sites: main, rule: 'mainRadiotherapySites' };
    const trust = trustIndex.get(trustCode);
    if (trust === undefined) return { trustCode, sites: [], rule: null };
    const isAtHeadquarters = (site: number) => sites.postcodes[site] === trusts.postcodes[trust];
    const hospitals = own.filter((site) => sites.roles[site] === 'acuteHospital');
    const atHeadquarters = hospitals.find(isAtHeadquarters) ?? everySite.find(isAtHeadquarters);
    if (atHeadquarters !== undefined)
      return { trustCode, sites: [atHeadquarters], rule: 'hospitalAtHeadquarters' };
    if (hospitals.length === 0) return { trustCode, sites: [], rule: null };
    const metres = (site: number) =>
      Math.hypot(
        sites.eastingMetres[site]! - trusts.eastingMetres[trust]!,
        sites.northingMetres[site]! - trusts.northingMetres[trust]!,
      );
    const nearest = hospitals.reduce((best, site) => (metres(site) < metres(best) ? site : best));
    return { trustCode, sites: [nearest], rule: 'hospitalNearestHeadquarters' };
  });
}

/**
 * Consultants at each site, from those of each trust.
 *
 * @param placements one for each trust
 * @param consultants one number for each placement, headcount or whole-time equivalents
 */
export function consultantsAtSites(
  placements: readonly TrustPlacement[],
  consultants: ArrayLike<number>,
  siteCount: number,
): Float64Array {
  const atSite = new Float64Array(siteCount);
  for (const [index, { sites }] of placements.entries())
    for (const site of sites) atSite[site]! += consultants[index]! / sites.length;
  return atSite;
}
