export { checkSymmetric } from './check-weights.ts';
export { findSpots, type SpotOptions, type Spots } from './cold-spots.ts';
export { connectedGroups } from './connected-groups.ts';
export { contiguityWeights, listedWeights } from './contiguity-weights.ts';
export { distanceBandWeights, nearestWeights } from './distance-weights.ts';
export { adjustFalseDiscovery } from './false-discovery.ts';
export { type AreaFlags, flagAreas, flagFacts, isHotspot } from './flags/apply-flags.ts';
export type { FlagColumns } from './flags/flag-columns.ts';
export { type CoastalRule, DEFAULT_FLAG_OPTIONS, type FlagOptions } from './flags/flag-options.ts';
export {
  FLAG_BITS,
  FLAG_IDS,
  FLAGS,
  type Flag,
  type FlagFacts,
  type FlagId,
  flagIds,
  flagReasons,
} from './flags/flag-table.ts';
export { countFlags, hotspotsBySeverity } from './flags/severity.ts';
export { type FlagThresholds, flagThresholds } from './flags/thresholds.ts';
export { globalGetisOrd } from './global-getis-ord.ts';
export { type GlobalMoranOptions, type GlobalTest, globalMoran } from './global-moran.ts';
export { type HotspotPlace, type HotspotPlaceInput, hotspotPlaces } from './hotspot-places.ts';
export {
  getisOrdWeights,
  type LocalGetisOrd,
  type LocalGetisOrdOptions,
  localGetisOrd,
} from './local-getis-ord.ts';
export { type LocalMoran, type LocalMoranOptions, localMoran, MORAN_QUADRANTS } from './local-moran.ts';
export { type Alternative, normalPValue, normalUpperTail } from './normal-tail.ts';
export { type PermutationOptions, permuteLags } from './permuted-lags.ts';
export type { GlobalPermutations } from './permuted-products.ts';
export { pseudoPValues } from './pseudo-p.ts';
export type { PermutedLags } from './ranking-task.ts';
export {
  accessVariants,
  type HotspotRobustness,
  hotspotRobustness,
  type RobustnessInput,
  type RobustnessSetting,
  type Variant,
} from './robustness.ts';
export { drawShared, type SharedDraws } from './shared-draws.ts';
export { rowSums, type SpatialWeights, spatialLag } from './spatial-weights.ts';
export {
  binaryWeights,
  rowStandardisedWeights,
  withoutSelfWeights,
  withSelfWeights,
} from './transform-weights.ts';
