export { balancedAccess } from './balanced.ts';
export { type BalancingInput, balancingMinutes } from './balancing-minutes.ts';
export { type CatchmentRatioInput, catchmentRatio } from './catchment-ratio.ts';
export {
  type SinglyConstrainedInput,
  singlyConstrainedAccess,
  totalConstrainedAccess,
} from './constrained.ts';
export { type CumulativeIntervalInput, cumulativeIntervalAccess } from './cumulative-interval.ts';
export * from './decay/index.ts';
export type { DirectedInput } from './directed.ts';
export {
  type DoublyConstrainedFlows,
  type DoublyConstrainedInput,
  doublyConstrainedFlows,
} from './doubly-constrained.ts';
export { explainShortfall, type ShortfallExplained } from './explain-shortfall.ts';
export { minutesToReach } from './minutes-to-reach.ts';
export { type NearestSites, NO_SITE, nearestSites, nthNearestSites } from './nearest.ts';
export { type AgeBand, needWeights, REGISTRATION_SHARE_65_AND_OVER, twoAgeBands } from './need.ts';
export { type RationalAgentInput, rationalAgentAccess } from './raam.ts';
export {
  type SpatialAvailability,
  type SpatialAvailabilityInput,
  spatialAvailability,
} from './spatial-availability.ts';
export { threeStepAccess } from './three-step.ts';
export { transposedTravel } from './transpose.ts';
export type { NumberColumn, TravelTimes } from './travel-times.ts';
export {
  accessByGroup,
  type CatchmentAccess,
  type CatchmentInput,
  enhancedTwoStepAccess,
  type GroupedCatchmentInput,
  twoStepAccess,
} from './two-step.ts';
export { per100k, relativeToMean } from './units.ts';
export {
  cumulativeAccess,
  gravityAccess,
  type WeightedCatchmentInput,
  weightedCatchment,
} from './weighted-catchment.ts';
