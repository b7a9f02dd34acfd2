export { checkSymmetric } from './check-weights.ts';
export { contiguityWeights, listedWeights } from './contiguity-weights.ts';
export { distanceBandWeights, nearestWeights } from './distance-weights.ts';
export { adjustFalseDiscovery } from './false-discovery.ts';
export { globalGetisOrd } from './global-getis-ord.ts';
export { type GlobalMoranOptions, type GlobalTest, globalMoran } from './global-moran.ts';
export {
  getisOrdWeights,
  type LocalGetisOrd,
  type LocalGetisOrdOptions,
  localGetisOrd,
} from './local-getis-ord.ts';
export { type LocalMoran, type LocalMoranOptions, localMoran, MORAN_QUADRANTS } from './local-moran.ts';
export { type Alternative, normalPValue, normalUpperTail } from './normal-tail.ts';
export { type PermutationOptions, type PermutedLags, permuteLags } from './permuted-lags.ts';
export { pseudoPValues } from './pseudo-p.ts';
export { rowSums, type SpatialWeights, spatialLag } from './spatial-weights.ts';
export {
  binaryWeights,
  rowStandardisedWeights,
  withoutSelfWeights,
  withSelfWeights,
} from './transform-weights.ts';
