export { assembleTopology, type EdgeSoup } from './assemble.ts';
export {
  arcMetres,
  areaSquareMetres,
  OUTSIDE,
  type PointVisitor,
  ringSquareMetres,
  type Topology,
  visitRing,
} from './topology.ts';
