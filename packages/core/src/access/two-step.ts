import { type Block, blocksOf, lentWeights } from './blocks.ts';
import { binaryDecay } from './decay/binary.ts';
import type { DecayFunction } from './decay/decay.ts';
import { pairWeights } from './pair-weights.ts';
import { checkTravel } from './sound-travel.ts';
import { amounts, checkedCatchment, type NumberColumn, type TravelTimes } from './travel-times.ts';
import { addDemand, addSupply, siteRatios, weightedDemand, weightedSupply } from './weighted-sums.ts';

/** Inputs of the floating catchment measures. */
export interface CatchmentInput {
  /** Minutes by area and site. */
  readonly travel: TravelTimes;
  /** People (or need-weighted people), one number an area. */
  readonly demand: NumberColumn;
  /** Consultants, headcount or whole-time equivalents, one number a site. */
  readonly supply: NumberColumn;
  /** Weight of a journey by its minutes. */
  readonly decay: DecayFunction;
  /** Longest journey that counts, inclusive. Default: no limit but the decay's own. */
  readonly maximumMinutes?: number;
}

/** What a floating catchment gives. */
export interface CatchmentAccess {
  /** Consultants per person, one an area; 0 where nothing is in reach. See per100k for the usual unit. */
  readonly access: Float64Array;
  /** Weighted people who compete for each site. */
  readonly demandAtSite: Float64Array;
  /** Consultants per weighted person at each site; 0 at a site that nobody can reach. */
  readonly ratioAtSite: Float64Array;
}

/**
 * Two-step floating catchment area (2SFCA) with one cut-off.
 *
 * R_s = S_s / sum of P_a over areas within the cut-off of s; A_a = sum of R_s over sites within it of a.
 * Source: Luo and Wang 2003, Environment and Planning B 30.
 *
 * @param input as for enhancedTwoStepAccess, with a cut-off in minutes (inclusive) in place of the decay
 * @returns consultants per person, one an area
 * @throws ArgumentError for a faulty matrix, demand, supply or cut-off
 * @example
 * // one area of 1,000 people, 10 minutes from a site with 2 consultants
 * twoStepAccess({ travel, demand: [1000], supply: [2], cutoffMinutes: 45 }).access; // 0.002
 */
export function twoStepAccess(
  input: Omit<CatchmentInput, 'decay' | 'maximumMinutes'> & { readonly cutoffMinutes: number },
): CatchmentAccess {
  const { travel, demand, supply, cutoffMinutes } = input;
  return enhancedTwoStepAccess({ travel, demand, supply, decay: binaryDecay(cutoffMinutes) });
}

/**
 * Enhanced two-step floating catchment area (E2SFCA): 2SFCA with a weight that declines with minutes.
 *
 * R_s = S_s / sum over a of P_a w(t_as); A_a = sum over s of R_s w(t_as).
 * The people of all areas times their access add up to the consultants of the sites that somebody reaches.
 * Source: Luo and Qi 2009, Health and Place 15.
 *
 * @param input minutes by area and site, people by area, consultants by site, decay
 * @returns consultants per person (multiply by 100,000 with per100k), one an area; never NaN
 * @throws ArgumentError naming argument, index and value for a faulty matrix, demand, supply or decay
 * @example
 * // two areas of 100 people share one site with 4 consultants: weights 1 at 10 minutes, 0.5 at 30
 * const decay = stepDecay([[20, 1], [40, 0.5]]);
 * enhancedTwoStepAccess({ travel, demand: [100, 100], supply: [4], decay }).access;
 * // 4 / 150 * 1 = 0.0267 and 4 / 150 * 0.5 = 0.0133
 */
export function enhancedTwoStepAccess(input: CatchmentInput): CatchmentAccess {
  const { people, consultants } = checkedCatchment(input.travel, input.demand, input.supply);
  const { demandAtSite, accessOf } = firstStep(input, people);
  const ratioAtSite = siteRatios(consultants, demandAtSite);
  return { access: accessOf(ratioAtSite), demandAtSite, ratioAtSite };
}

/** Inputs of accessByGroup: as for one supply, with a named column of supply for each group. */
export interface GroupedCatchmentInput<Group extends string> extends Omit<CatchmentInput, 'supply'> {
  /** Consultants by site for each group, such as the specialties. */
  readonly supplyByGroup: Readonly<Record<Group, NumberColumn>>;
}

/**
 * E2SFCA for several groups of supply at once (clinical and medical oncology, say): the same as one call for
 * each, at the cost of one. The groups' access adds up to the access of their sum.
 *
 * @returns for each group, consultants per person, one an area
 * @throws ArgumentError as enhancedTwoStepAccess does
 * @example
 * const access = accessByGroup({ travel, demand, decay, supplyByGroup: { clinical, medical } });
 * per100k(access.clinical);
 */
export function accessByGroup<Group extends string>(
  input: GroupedCatchmentInput<Group>,
): Record<Group, Float64Array> {
  const { travel } = input;
  checkTravel(travel);
  const people = amounts('demand', input.demand, travel.areaCount, 'areas');
  const groups = Object.entries<NumberColumn>(input.supplyByGroup).map(
    ([group, supply]) =>
      [group, amounts(`supplyByGroup.${group}`, supply, travel.siteCount, 'sites')] as const,
  );
  const { demandAtSite, accessOf } = firstStep(input, people);
  return Object.fromEntries(
    groups.map(([group, supply]) => [group, accessOf(siteRatios(supply, demandAtSite))]),
  ) as Record<Group, Float64Array>;
}

/**
 * The first step, and the second as a function of the ratios. Weights are worked out block by block, and again for
 * the second step where there is more than one block: that takes less than memory for all of them.
 */
function firstStep(
  { travel, decay, maximumMinutes }: Omit<CatchmentInput, 'demand' | 'supply'>,
  people: Float64Array,
): { demandAtSite: Float64Array; accessOf: (ratioAtSite: Float64Array) => Float64Array } {
  const blocks = blocksOf(travel);
  const weigh = ({ fromPair, toPair }: Block): Float64Array =>
    pairWeights(
      { minutes: travel.minutes.subarray(fromPair, toPair) },
      decay,
      maximumMinutes,
      lentWeights(toPair - fromPair),
    );
  const demandAtSite = new Float64Array(travel.siteCount);
  let only: Float64Array | undefined;
  for (const block of blocks) {
    const weights = weigh(block);
    if (blocks.length === 1) only = weights;
    addDemand(travel, people, weights, block, demandAtSite);
  }
  return {
    demandAtSite,
    accessOf: (ratioAtSite) => {
      const access = new Float64Array(travel.areaCount);
      for (const block of blocks) addSupply(travel, ratioAtSite, only ?? weigh(block), block, access);
      return access;
    },
  };
}

/** Both steps, from weights that are already known. */
export function catchmentAccess(
  travel: TravelTimes,
  people: Float64Array,
  consultants: Float64Array,
  weights: Float64Array,
): CatchmentAccess {
  const demandAtSite = weightedDemand(travel, people, weights);
  const ratioAtSite = siteRatios(consultants, demandAtSite);
  return { access: weightedSupply(travel, ratioAtSite, weights), demandAtSite, ratioAtSite };
}
