import { pairWeights } from './pair-weights.ts';
import { checkTravel } from './sound-travel.ts';
import { checkedCatchment, type TravelTimes } from './travel-times.ts';
import type { CatchmentInput } from './two-step.ts';
import { siteRatios, weightedSupply } from './weighted-sums.ts';

/** Inputs of catchmentRatio. */
export interface CatchmentRatioInput
  extends Omit<CatchmentInput, 'decay'>,
    Partial<Pick<CatchmentInput, 'decay'>> {
  /** Minutes from area to area; the area itself counts where its pair is given. */
  readonly neighbours: TravelTimes;
}

/**
 * Floating catchment ratio: the consultants within reach of an area over the people within the same reach of
 * it, A_a = sum of S_s w(t_as) / sum over areas b of P_b w(t_ab). Source: PySAL access, `fca_ratio`.
 *
 * @returns consultants per person, one an area; 0 where nobody or nothing is in reach
 * @throws ArgumentError for a faulty matrix, demand, supply or decay
 * @example
 * catchmentRatio({ travel, neighbours, demand, supply, maximumMinutes: 30 });
 */
export function catchmentRatio(input: CatchmentRatioInput): Float64Array {
  const { travel, neighbours, decay, maximumMinutes } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  checkTravel(neighbours);
  const supplyInReach = weightedSupply(travel, consultants, pairWeights(travel, decay, maximumMinutes));
  const peopleInReach = weightedSupply(neighbours, people, pairWeights(neighbours, decay, maximumMinutes));
  return siteRatios(supplyInReach, peopleInReach);
}
