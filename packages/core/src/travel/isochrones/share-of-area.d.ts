import type { MultiPolygonRings } from './isochrone.ts';
/**
 * Share of a shape's surface inside polygons, 0..1; overlaps among the polygons count once. Measured in
 * degrees: within one small area the scale of longitude hardly changes, and shares do not feel it.
 */
export declare function shareOfAreaInside(shape: MultiPolygonRings, polygons: MultiPolygonRings): number;
//# sourceMappingURL=share-of-area.d.ts.map