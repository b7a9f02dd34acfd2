import { notNegative } from './decay/decay.ts';
import { pairWeights } from './pair-weights.ts';
import { checkedCatchment } from './travel-times.ts';
import type { CatchmentInput } from './two-step.ts';

/** Inputs of spatialAvailability. */
export interface SpatialAvailabilityInput extends CatchmentInput {
  /** Exponent on people, 0 or more: below 1 favours small areas, above 1 large ones. Default 1. */
  readonly alpha?: number;
}

/** What spatial availability gives; columns of pairs are in the order of the matrix. */
export interface SpatialAvailability {
  /** Consultants available, one an area; they add up to the supply of the sites that somebody can reach. */
  readonly available: Float64Array;
  /** Balancing factors and consultants of every pair. */
  readonly pairs: {
    readonly demandFactor: Float64Array;
    readonly impedanceFactor: Float64Array;
    readonly combinedFactor: Float64Array;
    readonly available: Float64Array;
  };
}

/**
 * Spatial availability: the consultants of each site shared out over areas, by people and by decay.
 *
 * F^p_a = P_a^alpha / sum P^alpha; F^c_as = w_as / sum over a of w_as;
 * F_as = F^p_a F^c_as / sum over a of F^p_a F^c_as; V_a = sum over s of F_as S_s.
 * Source: Soukhov, Paez, Higgins and Mohamed 2023, PLOS ONE 18; R accessibility, `spatial_availability`.
 *
 * @param input as for enhancedTwoStepAccess, with alpha
 * @returns consultants (not per person), one an area, with the factors of every pair
 * @throws ArgumentError for a faulty matrix, demand, supply, decay or alpha
 * @example
 * // the example of the paper: A 66,833, B 133,203 and C 9,963 of 210,000 jobs
 * spatialAvailability({ travel, demand: [50000, 150000, 10000], supply: [100000, 100000, 10000],
 *   decay: exponentialDecay(0.1) }).available;
 */
export function spatialAvailability(input: SpatialAvailabilityInput): SpatialAvailability {
  const { travel, decay, maximumMinutes, alpha = 1 } = input;
  notNegative('alpha', alpha, 'exponent');
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  const weights = pairWeights(travel, decay, maximumMinutes);
  const { areaCount, siteCount, offsets, sites } = travel;
  const modulated = people.map((count) => count ** alpha);
  const total = modulated.reduce((sum, value) => sum + value, 0);
  const pairCount = sites.length;
  const demandFactor = new Float64Array(pairCount);
  const impedanceFactor = new Float64Array(pairCount);
  const combinedFactor = new Float64Array(pairCount);
  const weightOfSite = new Float64Array(siteCount);
  for (let pair = 0; pair < pairCount; pair++) weightOfSite[sites[pair]!]! += weights[pair]!;
  const combinedOfSite = new Float64Array(siteCount);
  for (let area = 0; area < areaCount; area++)
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const site = sites[pair]!;
      demandFactor[pair] = total > 0 ? modulated[area]! / total : 0;
      impedanceFactor[pair] = weightOfSite[site]! > 0 ? weights[pair]! / weightOfSite[site]! : 0;
      combinedOfSite[site]! += demandFactor[pair]! * impedanceFactor[pair]!;
    }
  const pairAvailable = new Float64Array(pairCount);
  const available = new Float64Array(areaCount);
  for (let area = 0; area < areaCount; area++)
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const site = sites[pair]!;
      if (!(combinedOfSite[site]! > 0)) continue;
      combinedFactor[pair] = (demandFactor[pair]! * impedanceFactor[pair]!) / combinedOfSite[site]!;
      pairAvailable[pair] = combinedFactor[pair]! * consultants[site]!;
      available[area]! += pairAvailable[pair]!;
    }
  return { available, pairs: { demandFactor, impedanceFactor, combinedFactor, available: pairAvailable } };
}
