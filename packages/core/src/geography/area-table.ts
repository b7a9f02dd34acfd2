/** The places of one higher geography and the place that each area belongs to. */
export interface PlaceLevel {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** For each area, the index of its place in `codes`. */
  readonly placeOfArea: Uint16Array;
}

/** The higher geographies an area belongs to, finest first. */
export const PLACE_LEVELS = ['msoa', 'district', 'subIcb', 'icb', 'alliance', 'region'] as const;
export type PlaceLevelName = (typeof PLACE_LEVELS)[number];

/** The seven domains of the English indices of deprivation. */
export const DEPRIVATION_DOMAINS = [
  'income',
  'employment',
  'education',
  'health',
  'crime',
  'barriers',
  'livingEnvironment',
] as const;
export type DeprivationDomain = (typeof DEPRIVATION_DOMAINS)[number];

/** Rural Urban Classification 2021, ONS codes and names, most urban first. */
export const RURAL_URBAN_CLASSES = [
  { code: 'UN1', name: 'Urban: Nearer to a major town or city', rural: false },
  { code: 'UF1', name: 'Urban: Further from a major town or city', rural: false },
  { code: 'RLN1', name: 'Larger rural: Nearer to a major town or city', rural: true },
  { code: 'RLF1', name: 'Larger rural: Further from a major town or city', rural: true },
  { code: 'RSN1', name: 'Smaller rural: Nearer to a major town or city', rural: true },
  { code: 'RSF1', name: 'Smaller rural: Further from a major town or city', rural: true },
] as const;

/**
 * All areas (LSOA 2021) as columns in one order: ascending code. An area's id is its index.
 * Every array has `count` elements.
 */
export interface AreaTable {
  readonly count: number;
  /** LSOA21CD. */
  readonly codes: readonly string[];
  /** LSOA21NM, such as 'Great Yarmouth 003B'. */
  readonly names: readonly string[];
  /** The msoa level carries the House of Commons Library's readable names, such as 'Yarmouth Parade'. */
  readonly levels: Readonly<Record<PlaceLevelName, PlaceLevel>>;
  /** Population-weighted centre, WGS84 degrees. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Population-weighted centre, British National Grid metres (EPSG:27700). */
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  /** Usual residents, Census 2021. */
  readonly residents: Uint32Array;
  /** Usual residents by age, Census 2021; the sum may differ from residents by rounding at the source. */
  readonly residentsAged: {
    readonly from0To15: Uint32Array;
    readonly from16To24: Uint32Array;
    readonly from25To34: Uint32Array;
    readonly from35To49: Uint32Array;
    readonly from50To64: Uint32Array;
    readonly from65: Uint32Array;
    /** Estimated: Census 65+ times the mid-2020 share of the older bands. */
    readonly from70Estimated: Uint32Array;
    readonly from75Estimated: Uint32Array;
    readonly from80Estimated: Uint32Array;
    readonly from85Estimated: Uint32Array;
  };
  /** Index of Multiple Deprivation 2025: score (higher is more deprived), rank 1 and decile 1 most deprived. */
  readonly imdScore: Float64Array;
  readonly imdRank: Uint16Array;
  readonly imdDecile: Uint8Array;
  readonly imdDomainDecile: Readonly<Record<DeprivationDomain, Uint8Array>>;
  /** Index into RURAL_URBAN_CLASSES. */
  readonly ruralUrban: Uint8Array;
  readonly households: Uint32Array;
  readonly householdsWithoutCar: Uint32Array;
  /** People, from the 2025 indices' numerators, rounded to 5 at the source; NaN where suppressed. */
  readonly incomeDeprivedPeople: Float64Array;
  readonly employmentDeprivedPeople: Float64Array;
  /** Straight-line metres from the population-weighted centre. */
  readonly openCoastMetres: Uint32Array;
  readonly highWaterMetres: Uint32Array;
}
