export { clipLand, landOf } from './clip-land.ts';
export { type DrawOptions, type DrawReport, drawAreas } from './draw-areas.ts';
export { type Land, landBounds, landSquareMetres } from './land.ts';
export { landAroundPoints } from './land-around-points.ts';
export { decodeLand, encodeLand } from './land-codec.ts';
export type { AreaPoints, SharedPlace } from './sites.ts';
