import { pairWeights } from './pair-weights.ts';
import { checkedCatchment, checkLimit } from './travel-times.ts';
import { type CatchmentAccess, type CatchmentInput, catchmentAccess } from './two-step.ts';

/**
 * Three-step floating catchment area (3SFCA): people choose among sites before they compete for them.
 *
 * G_as = w(t_as) / sum over k of w(t_ak); R_s = S_s / sum over a of G_as P_a w(t_as);
 * A_a = sum over s of G_as R_s w(t_as). The sum of G runs over all journeys of the area, also those beyond the
 * maximum, as in PySAL access; that the selection weights deflate demand is disputed (Paez et al. 2019).
 * Source: Wan, Zou and Sternberg 2012, International Journal of Geographical Information Science 26.
 *
 * @param input as for enhancedTwoStepAccess
 * @returns consultants per person, one an area; 0 where nothing is in reach
 * @throws ArgumentError as enhancedTwoStepAccess does
 * @example
 * threeStepAccess({ travel, demand, supply, decay: gaussianDecay(30), maximumMinutes: 120 }).access;
 */
export function threeStepAccess(input: CatchmentInput): CatchmentAccess {
  const { travel, decay, maximumMinutes = Number.POSITIVE_INFINITY } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  checkLimit('maximumMinutes', maximumMinutes);
  const weights = pairWeights(travel, decay);
  const { areaCount, offsets, minutes } = travel;
  for (let area = 0; area < areaCount; area++) {
    const start = offsets[area]!;
    const end = offsets[area + 1]!;
    let total = 0;
    for (let pair = start; pair < end; pair++) total += weights[pair]!;
    for (let pair = start; pair < end; pair++) {
      const weight = weights[pair]!;
      weights[pair] = minutes[pair]! <= maximumMinutes && total > 0 ? weight * (weight / total) : 0;
    }
  }
  return catchmentAccess(travel, people, consultants, weights);
}
