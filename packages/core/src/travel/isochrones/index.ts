export * from './formats/geoapify.ts';
export * from './formats/geojson.ts';
export * from './formats/google.ts';
export * from './formats/mapbox.ts';
export * from './formats/open-trip-planner.ts';
export * from './formats/openrouteservice.ts';
export * from './formats/osrm.ts';
export * from './formats/traveltime.ts';
export * from './formats/valhalla.ts';
export type {
  GeometryNote,
  Isochrone,
  IsochroneOptions,
  IsochroneSet,
  MultiPolygonRings,
} from './isochrone.ts';
export * from './join-isochrones.ts';
export * from './reached-band.ts';
