import type { PlaceLevelName } from '../geography/area-table.ts';
import type { TravelMatrix } from '../travel/index.ts';

/** Version of the atlas folder's layout. A reader refuses any other. */
export const ATLAS_FORMAT = 2;

/** A file of the atlas, so that a reader can tell a whole file from a damaged one. */
export interface AtlasFile {
  /** Path within the atlas folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
}

/** How the numbers of a column are stored: little-endian, one element an area, in the order of the areas. */
export type ColumnType = 'uint8' | 'uint16' | 'uint32' | 'float32';

/**
 * One figure for every area. The value of element `e` is `e * scale`, unless `e` equals `noData`.
 * Columns whose `kind` is 'category' hold indexes into `categories`; 'flags' columns hold bit masks whose
 * bit `b` stands for `categories[b]`.
 */
export interface AtlasColumn {
  /** Identifier in file names, URLs and reports, such as 'nearestMinutes'. */
  readonly id: string;
  readonly path: string;
  readonly type: ColumnType;
  readonly scale: number;
  readonly noData: number | null;
  readonly kind: 'measure' | 'category' | 'flags' | 'place';
  readonly categories?: readonly { readonly id: string; readonly label: string }[];
  /** Plain English, sentence case: 'Minutes by car to the nearest radiotherapy centre'. */
  readonly label: string;
  /** For a switch or a table heading: 'Nearest centre'. */
  readonly shortLabel: string;
  /** 'minutes', 'per 100,000', '%', 'people', ... ; empty for categories. */
  readonly unit: string;
  /** Decimals to show. */
  readonly decimals: number;
  /** Which end is bad for residents; null where neither is. */
  readonly worse: 'higher' | 'lower' | null;
  /** How places of higher levels combine their areas: mean weighted by residents, sum, or not at all. */
  readonly combine: 'residentMean' | 'sum' | 'none';
  readonly estimated: boolean;
  /** Keys into the manifest's sources. */
  readonly sources: readonly string[];
  /** Date or period of the figures, as published: 'September 2019'. */
  readonly vintage: string;
  /** What a reader must know before quoting the figure; may be empty. */
  readonly caveat: string;
  readonly group: 'access' | 'travel' | 'waits' | 'deprivation' | 'people' | 'place' | 'hotspots';
  /** Set where the figures are by another journey than the first: which, and the column that they stand in for. */
  readonly journey?: { readonly id: string; readonly standsFor: string };
}

/** A way of travelling, at a time of day where one is known, that an atlas has figures for. */
export interface AtlasJourney {
  /** 'car', or the name of the file that its minutes came in: 'publicTransport', 'car-morning'. */
  readonly id: string;
  readonly mode: TravelMatrix['mode'];
  /** For a switch: 'By car', 'By car (morning), leaving at 08:00 on 3 March 2026'. */
  readonly label: string;
  /** How the journey is made, to go on with a sentence: 'by public transport'. */
  readonly words: string;
  /** What worked the minutes out. */
  readonly engine: string;
  readonly estimated: boolean;
  /** `<folder>/<site code>.json`: GeoJSON bands of minutes around each of the sites, the widest first. */
  readonly isochrones: { readonly folder: string; readonly sites: readonly string[] };
  /** Path of its AtlasEquity. */
  readonly equity: string;
}

export interface AtlasSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly attribution: string;
  readonly vintage: string;
  readonly url?: string;
}

/** Rows in, rows used and rows that matched nothing, for one join of the build. */
export interface JoinReport {
  readonly join: string;
  readonly rowsIn: number;
  readonly matched: number;
  readonly unmatched: number;
  /** The first unmatched keys; all of them are in `unmatchedPath` where there are more. */
  readonly examples: readonly string[];
  readonly unmatchedPath?: string;
  readonly note?: string;
}

/** Everything a reader of an atlas needs to know before it opens another file: manifest.json. */
export interface AtlasManifest {
  readonly format: typeof ATLAS_FORMAT;
  readonly title: string;
  /** Hash of all inputs and parameters: equal keys mean equal atlases. */
  readonly contentKey: string;
  readonly areaCount: number;
  readonly residents: number;
  /** 'drawn from postcodes' or the title of the official boundaries in use. */
  readonly boundaries: {
    readonly kind: 'drawn' | 'official';
    readonly label: string;
    readonly attribution: string;
  };
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
  readonly levels: readonly {
    readonly name: 'area' | PlaceLevelName;
    readonly label: string;
    readonly count: number;
  }[];
  /** Vector tiles: a layer for each level that is drawn; feature id = index of the area or place. */
  readonly tiles: {
    readonly path: string;
    readonly minZoom: number;
    readonly maxZoom: number;
    readonly layers: readonly string[];
  };
  readonly columns: readonly AtlasColumn[];
  readonly postcodes: {
    readonly count: number;
    readonly positioned: number;
    readonly folder: string;
    readonly areas: readonly string[];
  };
  /** One or more; flags, hotspots, trusts and the summary rest on the first. */
  readonly journeys: readonly AtlasJourney[];
  readonly sources: readonly AtlasSource[];
  /** Settings of the methods, with their units in the names. */
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly joins: readonly JoinReport[];
  readonly files: readonly AtlasFile[];
}
