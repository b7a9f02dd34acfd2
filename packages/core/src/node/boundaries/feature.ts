import type { Geometry } from 'geojson';

/** One feature of a boundary file, whatever its format. */
export interface BoundaryFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

/** A boundary file that is open: what it says of its coordinates, and its features as they are read. */
export interface FeatureFile {
  readonly name: string;
  readonly format: 'GeoJSON' | 'Shapefile' | 'GeoPackage';
  /** The system that the file declares; undefined where it declares none or one that is not known here. */
  readonly declared: () => 'lonLat' | 'nationalGrid' | undefined;
  readonly features: AsyncIterable<BoundaryFeature>;
}

/** The coordinate system that a description names: well-known text, a URN or an EPSG number. */
export function coordinatesNamed(description: string): 'lonLat' | 'nationalGrid' | undefined {
  if (/27700|British[_ ]National[_ ]Grid|OSGB[_ ]?(19)?36.*Transverse/i.test(description))
    return 'nationalGrid';
  if (/4326|CRS84|4258|GCS[_ ]WGS[_ ](19)?84|WGS ?84/i.test(description)) return 'lonLat';
  return undefined;
}
