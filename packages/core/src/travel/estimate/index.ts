export { attach } from './attach.ts';
export {
  type CarEstimate,
  estimateCarMinutes,
  estimateCarMinutesFromPoints,
} from './estimate-car-minutes.ts';
export {
  type EstimatedIsochrones,
  estimateIsochrones,
  type IsochroneProperties,
} from './estimate-isochrones.ts';
export { expectedErrorMinutes, seaShares } from './expected-error.ts';
export { type DegreePoints, gridPoints } from './grid-points.ts';
export { journeyMinutes } from './journey-minutes.ts';
export { type LandMask, landMask } from './land-mask.ts';
export { type MeshAreas, type MeshShape, type MeshSurroundings, meshShape } from './mesh-shape.ts';
export { type FastRoad, type FixedLink, readFastRoads, readFixedLinks } from './network-tables.ts';
export { LINK, ORDINARY } from './overlay.ts';
export * from './parameters.ts';
export * from './piecewise.ts';
export { ShortestMinutes } from './shortest-minutes.ts';
export { type EstimateOptions, estimateCarMinutesStraightLine } from './straight-line.ts';
export { buildTravelMesh, edgeMinutes, meshGraph, type TravelMesh } from './travel-mesh.ts';
