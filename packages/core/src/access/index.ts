export * from './decay/index.ts';
export { type NearestSites, NO_SITE, nearestSites, nthNearestSites } from './nearest.ts';
export type { NumberColumn, TravelTimes } from './travel-times.ts';
export {
  accessByGroup,
  type CatchmentAccess,
  type CatchmentInput,
  enhancedTwoStepAccess,
  type GroupedCatchmentInput,
  twoStepAccess,
} from './two-step.ts';
export { per100k } from './units.ts';
