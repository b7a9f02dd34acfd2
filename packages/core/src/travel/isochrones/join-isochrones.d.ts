import type { Isochrone, MultiPolygonRings } from './isochrone.ts';
/** Where residents live: postcodes, each standing for an equal part of its area's residents. */
export interface ResidentPoints {
    /** WGS84 degrees; NaN where the position is not known. */
    readonly longitude: ArrayLike<number>;
    readonly latitude: ArrayLike<number>;
    /** Index of each point's area, in 0..areaCount - 1. */
    readonly area: ArrayLike<number>;
}
export interface JoinOptions {
    readonly areaCount: number;
    /** Shape of an area that has no point: its share is then that of its surface. */
    readonly polygonsOfArea?: (area: number) => MultiPolygonRings | undefined;
}
/** No band holds the point. */
export declare const NO_BAND = 255;
/** What the isochrones of all sites reach. */
export interface IsochroneJoin {
    readonly sites: readonly string[];
    /** Limits of all bands in minutes, ascending: a band is an index into them. */
    readonly limitsMinutes: readonly number[];
    readonly areaCount: number;
    /** For each point, the first band of any site that holds it, or NO_BAND. */
    readonly bandOfPoint: Uint8Array;
    /** Share of each area's residents within each limit of any site: `[area * limits + band]`, 0..1. */
    readonly shareWithin: Float32Array;
    /**
     * The same for each site, as compressed sparse rows: entries `offsets[area]` up to, not including,
     * `offsets[area + 1]`, by site, then band; shares are within the limit and above 0.
     */
    readonly offsets: Uint32Array;
    readonly site: Uint16Array;
    readonly band: Uint8Array;
    readonly share: Float32Array;
    /** Areas judged by their surface for want of points, and areas with neither points nor shape. */
    readonly areasBySurface: number;
    readonly areasUnknown: number;
    readonly pointsWithoutPosition: number;
}
/**
 * Joins isochrones onto postcodes, exactly, and through them onto areas as the share of residents inside.
 *
 * A point is within a limit where any band of the site up to that limit holds it, or its line: so cumulative
 * bands, rings that do not hold each other, bands that overlap and contours that do not nest all mean the same.
 *
 * @throws ArgumentError for distance bands, more than 255 limits, and areas out of range
 */
export declare function joinIsochrones(isochrones: readonly Isochrone[], points: ResidentPoints, options: JoinOptions): IsochroneJoin;
//# sourceMappingURL=join-isochrones.d.ts.map