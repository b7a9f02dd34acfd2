/** The open NHS trusts of England in ascending code, as columns of `count` elements. */
export interface TrustTable {
  readonly count: number;
  /** ODS codes. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Postcode of the headquarters, which need not be a hospital. */
  readonly postcodes: readonly string[];
  /** ICB24CD of the board in whose area the headquarters lie. */
  readonly icbCodes: readonly string[];
  /** CAL24CD; '' where the trust is listed with no Cancer Alliance. */
  readonly allianceCodes: readonly string[];
  /** Headquarters, WGS84 degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Headquarters, British National Grid metres. */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  /** Code of each closed trust, and of the open trust that took it over. */
  readonly successors: ReadonlyMap<string, string>;
}
