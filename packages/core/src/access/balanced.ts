import { pairWeights } from './pair-weights.ts';
import { checkedCatchment } from './travel-times.ts';
import type { CatchmentAccess, CatchmentInput } from './two-step.ts';
import { siteRatios, weightedDemand, weightedSupply } from './weighted-sums.ts';

/**
 * Balanced floating catchment area (BFCA): every person is shared out once over the sites, and every site's
 * level of service once over the areas, so that neither people nor consultants are counted twice.
 *
 * P_s = sum over a of P_a w_as / sum over k of w_ak; L_s = S_s / P_s;
 * A_a = sum over s of L_s w_as / sum over k of w_ks.
 * Source: Paez, Higgins and Vivona 2019, PLOS ONE 14; R accessibility, `floating_catchment_area` 'bfca'.
 *
 * @param input as for enhancedTwoStepAccess
 * @returns consultants per person, one an area; 0 where nothing is in reach
 * @throws ArgumentError as enhancedTwoStepAccess does
 * @example
 * // two areas of 100 people at 10 minutes from the one site with 4 consultants: 4 / 200 shared in halves
 * balancedAccess({ travel, demand: [100, 100], supply: [4], decay: binaryDecay(45) }).access; // 0.01, 0.01
 */
export function balancedAccess(input: CatchmentInput): CatchmentAccess {
  const { travel, decay, maximumMinutes } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  const weights = pairWeights(travel, decay, maximumMinutes);
  const { areaCount, siteCount } = travel;
  const weightOfArea = weightedSupply(travel, new Float64Array(siteCount).fill(1), weights);
  const weightOfSite = weightedDemand(travel, new Float64Array(areaCount).fill(1), weights);
  const demandAtSite = weightedDemand(travel, siteRatios(people, weightOfArea), weights);
  const ratioAtSite = siteRatios(consultants, demandAtSite);
  return {
    access: weightedSupply(travel, siteRatios(ratioAtSite, weightOfSite), weights),
    demandAtSite,
    ratioAtSite,
  };
}
