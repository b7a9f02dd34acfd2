export { assembleTopology } from './assemble.ts';
export { dissolveTopology } from './dissolve.ts';
export type { EdgeSoup } from './edge-soup.ts';
export { topologyFromPolygons } from './from-polygons.ts';
export { type AreaGeometry, topologyGeometries } from './geometries.ts';
export { type Neighbours, neighboursOf } from './neighbours.ts';
export { simplifyTopology } from './simplify.ts';
export {
  arcMetres,
  areaSquareMetres,
  OUTSIDE,
  type PointVisitor,
  ringSquareMetres,
  type Topology,
  visitRing,
} from './topology.ts';
