import type { PlaceLevelName } from '../geography/area-table.ts';
import type { AreaGeometry } from '../geography/topology/index.ts';

/** areas.json: the areas by index. */
export interface AtlasAreas {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/** places.json: the places of the higher geographies by index; columns `place-<level>` say which holds an area. */
export type AtlasPlaces = Readonly<
  Record<PlaceLevelName, { readonly codes: readonly string[]; readonly names: readonly string[] }>
>;

/** One element of sites.json: a place where specialists see patients, or could. */
export interface AtlasSite {
  readonly code: string;
  readonly name: string;
  readonly trustCode: string;
  readonly trustName: string;
  readonly role: 'radiotherapyMain' | 'radiotherapySatellite' | 'acuteHospital';
  readonly postcode: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Consultants placed here, in the unit and of the vintage that the manifest's parameters state; 0 where none. */
  readonly consultants: number;
}

/** People seen or treated under one national cancer waiting time standard in twelve months. */
export interface AtlasWait {
  readonly total: number;
  readonly within: number;
}

/** One element of trusts.json. */
export interface AtlasTrust {
  readonly code: string;
  readonly name: string;
  /** Index into sites.json of the site that holds most of the trust's consultants; null where it has none. */
  readonly siteIndex: number | null;
  readonly consultants: {
    readonly clinicalOncology: number;
    readonly medicalOncology: number;
    readonly total: number;
    readonly unit: 'headcount' | 'WTE';
    readonly vintage: string;
  };
  readonly waits: {
    readonly days28: AtlasWait | null;
    readonly days31: AtlasWait | null;
    readonly days62: AtlasWait | null;
  };
  readonly radiotherapyTreatments: number | null;
  /** Consultants that the trust's catchment lacks against the England mean for its need; negative is more than the mean. */
  readonly gapConsultants: number | null;
  /** Need-weighted people who look to the trust by the access method's own flows. */
  readonly catchmentPeople: number | null;
  /** Share of the catchment's people in areas flagged coastal and rural, 0 to 1. */
  readonly catchmentCoastalShare: number | null;
  readonly catchmentRuralShare: number | null;
}

/** One element of hotspots.json: adjoining areas of poor access, as a named place. */
export interface AtlasHotspot {
  readonly id: number;
  readonly name: string;
  readonly rank: number;
  readonly areas: readonly number[];
  readonly residents: number;
  readonly coastalShare: number;
  readonly ruralShare: number;
  readonly deprivedShare: number;
  readonly meanMinutes: number;
  readonly accessPer100k: number;
  /** Consultants that its people lack in reach against England's mean for their need. */
  readonly consultantsShort: number;
  /** Settings under which its areas are hotspots, on average, of how many. */
  readonly holdsInSettings: number;
  readonly settings: number;
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
  /** At most 6 sentences that say, with its own figures, what makes it a hotspot. */
  readonly reasons: readonly string[];
}

/**
 * hotspot-outlines.json: the ground of each hotspot as GeoJSON, in the order of hotspots.json, simplified for
 * a map. No two overlap, and neighbours share their line.
 */
export interface AtlasHotspotOutlines {
  readonly type: 'FeatureCollection';
  readonly features: readonly {
    readonly type: 'Feature';
    /** The hotspot's id. */
    readonly id: number;
    readonly properties: { readonly id: number; readonly rank: number; readonly name: string };
    readonly geometry: AreaGeometry;
  }[];
}

/** A figure with its 95% interval. */
export interface AtlasEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** equity.json: how access and travel fall on the deprived, the coastal and the rural. */
export interface AtlasEquity {
  readonly byDecile: readonly {
    readonly decile: number;
    readonly residents: number;
    readonly accessPer100k: AtlasEstimate;
    readonly nearestMinutes: AtlasEstimate;
    readonly beyond45Share: number;
  }[];
  /** Points of the concentration curve of access by deprivation, most deprived first, shares 0 to 1. */
  readonly concentrationCurve: readonly { readonly peopleShare: number; readonly accessShare: number }[];
  readonly indexes: Readonly<Record<string, AtlasEstimate>>;
  readonly groups: readonly {
    readonly id: 'coastal' | 'inland' | 'rural' | 'urban';
    readonly label: string;
    readonly residents: number;
    readonly accessPer100k: number;
    readonly nearestMinutes: number;
    readonly beyond45Share: number;
  }[];
}

/** summary.json: the headline figures, and sentences that say them. */
export interface AtlasSummary {
  /** True where minutes are modelled without routing on roads. */
  readonly minutesEstimated: boolean;
  /** In what the consultants are counted, and when. */
  readonly consultantsUnit: 'headcount' | 'WTE';
  readonly consultantsVintage: string;
  readonly areas: number;
  readonly residents: number;
  /** Over residents with a journey; null where nobody has one. */
  readonly meanNearestMinutes: number | null;
  readonly beyond45People: number;
  readonly beyond45Share: number;
  readonly mostDeprivedTenth: { readonly accessPer100k: number; readonly nearestMinutes: number };
  readonly leastDeprivedTenth: { readonly accessPer100k: number; readonly nearestMinutes: number };
  readonly coastal: {
    readonly accessPer100k: number;
    readonly nearestMinutes: number;
    readonly beyond45Share: number;
  };
  readonly inland: {
    readonly accessPer100k: number;
    readonly nearestMinutes: number;
    readonly beyond45Share: number;
  };
  readonly worstDistricts: readonly {
    readonly code: string;
    readonly name: string;
    readonly residents: number;
    /** Null where nobody has a journey by road. */
    readonly nearestMinutes: number | null;
    readonly accessPer100k: number;
    readonly beyond45Share: number;
  }[];
  readonly sentences: readonly string[];
}
