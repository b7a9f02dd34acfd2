export {
  ASSOCIATION_CAVEAT,
  type Association,
  association,
  type PlaceScatter,
  scatterByPlace,
} from './association.ts';
export { type BootstrapOptions, bootstrapEstimate, type Statistic } from './bootstrap.ts';
export type { EquityColumn } from './columns.ts';
export {
  type ConcentrationCurve,
  type ConcentrationOptions,
  concentrationCurve,
  concentrationIndex,
  concentrationIndexOf,
} from './concentration.ts';
export type { Estimate } from './estimate.ts';
export { giniIndex, giniOf } from './gini.ts';
export { type GroupGap, groupGap } from './group-gap.ts';
export { type GroupMean, groupMeans } from './group-means.ts';
export { type MeasuredAreas, measuredAreas } from './measured-areas.ts';
export { type PoorSide, type PovertyMeasures, povertyMeasures, povertyOf } from './poverty.ts';
export { type SlopeIndex, slopeIndex } from './slope-index.ts';
export { palmaRatio, tailRatioOf, twentyTwentyRatio, weightedQuantiles } from './tail-ratios.ts';
export {
  type TheilDecomposition,
  type TheilKind,
  theilDecomposition,
  theilL,
  theilOf,
  theilT,
} from './theil.ts';
