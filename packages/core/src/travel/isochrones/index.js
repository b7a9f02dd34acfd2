export * from "./formats/geoapify.js";
export * from "./formats/geojson.js";
export * from "./formats/google.js";
export * from "./formats/mapbox.js";
export * from "./formats/open-trip-planner.js";
export * from "./formats/openrouteservice.js";
export * from "./formats/osrm.js";
export * from "./formats/traveltime.js";
export * from "./formats/valhalla.js";
export * from "./join-isochrones.js";
export * from "./reached-band.js";
//# sourceMappingURL=index.js.map