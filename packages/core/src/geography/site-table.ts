/**
 * What a site is to cancer specialists. The roles do not overlap: a hospital with radiotherapy has a
 * radiotherapy role only, so the sites that could host a clinic are all sites.
 */
export const SITE_ROLES = ['radiotherapyMain', 'radiotherapySatellite', 'acuteHospital'] as const;
export type SiteRole = (typeof SITE_ROLES)[number];

/** Places where specialists see or could see patients, as columns of `count` elements. */
export interface SiteTable {
  readonly count: number;
  /** NHS ODS site codes. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** ODS code of the open trust that runs the site. */
  readonly trustCodes: readonly string[];
  readonly roles: readonly SiteRole[];
  readonly postcodes: readonly string[];
  /** WGS84 degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** British National Grid metres. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  /** Number that the trust has stated; NaN where none was found. */
  readonly linearAccelerators: Float64Array;
  /** Where the position comes from. */
  readonly coordinateBasis: readonly string[];
}
