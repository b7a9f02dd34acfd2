export { joinPointsToAreas, type PointColumns, type PointJoinOptions } from './join-points.ts';
export {
  type PolygonColumns,
  type PolygonGeometry,
  polygonColumns,
  topologyColumns,
} from './polygon-columns.ts';
export { type PolygonGrid, polygonGrid } from './polygon-grid.ts';
