import type { Geometry } from 'geojson';
import type { TravelMatrix } from '../matrix.ts';

/** Polygons of rings of [longitude, latitude], WGS84 degrees: the coordinates of a GeoJSON MultiPolygon. */
export type MultiPolygonRings = number[][][][];

/** What is reached from a site within a limit. */
export interface Isochrone {
  /** Key of the site, as the file or the caller names it. */
  readonly site: string;
  readonly mode: TravelMatrix['mode'];
  /** The band reaches up to this limit, inclusive. */
  readonly limit: number;
  /** Bands of distance are read but not joined: they are not travel times. */
  readonly unit: 'minutes' | 'kilometres';
  /** Where the band begins: 0 where it holds everything within the limit, more where it is a ring of its own. */
  readonly from: number;
  readonly polygons: MultiPolygonRings;
  /** How the source drew it; LineString bands were made into polygons. */
  readonly drawnAs: readonly Geometry['type'][];
}

/** A feature, or a part of one, that was left out or changed, and why. */
export interface GeometryNote {
  /** 'feature 3', 'result 2'. Counted from 1. */
  readonly place: string;
  readonly reason: string;
}

/** What was read of one source: bands by site, then limit. */
export interface IsochroneSet {
  readonly source: string;
  readonly isochrones: readonly Isochrone[];
  /** Features that are no bands, such as the snapped points of Valhalla. */
  readonly skipped: readonly GeometryNote[];
  /** Geometry that was mended: rings closed, crossings undone. */
  readonly repaired: readonly GeometryNote[];
  /** Geometry that could not be used. */
  readonly refused: readonly GeometryNote[];
}

/** One feature of a source before its geometry is looked at. */
export interface RawBand {
  readonly place: string;
  readonly site: string;
  readonly limit: number;
  readonly unit: Isochrone['unit'];
  readonly from: number;
  readonly geometry: unknown;
}

/** What every reader takes besides the response. */
export interface IsochroneOptions {
  readonly mode?: TravelMatrix['mode'];
  /** Name of the source for errors and reports. */
  readonly file?: string;
}
