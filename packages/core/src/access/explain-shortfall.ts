import { pairWeights } from './pair-weights.ts';
import { checkedCatchment } from './travel-times.ts';
import type { CatchmentInput } from './two-step.ts';
import { siteRatios, weightedDemand, weightedSupply } from './weighted-sums.ts';

/** Why access differs from the mean. All columns have one element an area. */
export interface ShortfallExplained {
  /** Mean access of all people, consultants per person. */
  readonly meanAccess: number;
  /** Mean minus the area's access; above 0 where the area has less. distance + supply + competition. */
  readonly shortfall: Float64Array;
  /** The part of the shortfall that comes from sites being far away. */
  readonly distance: Float64Array;
  /** The part that comes from few consultants at the sites within reach. */
  readonly supply: Float64Array;
  /** The part that comes from many people sharing those consultants. */
  readonly competition: Float64Array;
}

/**
 * Splits each area's shortfall in E2SFCA access against the mean into distance, supply and competition.
 *
 * Access is a product of three: A = W x S x C, where W = sum of w(t) over sites (how much is near), S = the
 * mean consultants of those sites (weighted by w), and C = the mean of one over the people who compete for
 * them (weighted by w times consultants). The mean access of all people is the product of the same three for
 * the country: W and S are averaged over people and over people's reach, and C is what makes the product
 * exact. Each factor's part is its Shapley value: the change from the country's factor to the area's, averaged
 * over all six orders of changing them. So the parts add up to the shortfall, whatever the order.
 * Where nothing is in reach, all of the shortfall is distance; where the sites in reach have no consultants, it
 * is shared between distance and supply. Source of the averaging: Shapley 1953; Shorrocks 2013, Journal of
 * Economic Inequality 11.
 *
 * @param input as for enhancedTwoStepAccess
 * @returns consultants per person, as enhancedTwoStepAccess
 * @throws ArgumentError as enhancedTwoStepAccess does
 * @example
 * const why = explainShortfall({ travel, demand, supply, decay });
 * why.distance[7] / why.shortfall[7]; // share of area 7's shortfall that is distance
 */
export function explainShortfall(input: CatchmentInput): ShortfallExplained {
  const { travel, decay, maximumMinutes } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  const weights = pairWeights(travel, decay, maximumMinutes);
  const ratio = siteRatios(consultants, weightedDemand(travel, people, weights));
  const access = weightedSupply(travel, ratio, weights);
  const reach = weightedSupply(travel, new Float64Array(travel.siteCount).fill(1), weights);
  const served = consultants.map((count, site) => (ratio[site]! > 0 ? count : 0));
  const reachedSupply = weightedSupply(travel, served, weights);
  const everybody = people.reduce((sum, count) => sum + count, 0);
  const mean = (values: Float64Array): number =>
    everybody > 0 ? values.reduce((sum, value, area) => sum + value * people[area]!, 0) / everybody : 0;
  const meanAccess = mean(access);
  const meanReach = mean(reach);
  const meanReachedSupply = mean(reachedSupply);
  const country = [
    meanReach,
    meanReach > 0 ? meanReachedSupply / meanReach : 0,
    meanReachedSupply > 0 ? meanAccess / meanReachedSupply : 0,
  ] as const;
  const { areaCount } = travel;
  const parts = {
    distance: new Float64Array(areaCount),
    supply: new Float64Array(areaCount),
    competition: new Float64Array(areaCount),
  };
  for (let area = 0; area < areaCount; area++) {
    const near = reach[area]!;
    const offered = near > 0 ? reachedSupply[area]! / near : country[1];
    const share = reachedSupply[area]! > 0 ? access[area]! / reachedSupply[area]! : country[2];
    parts.distance[area] = shapleyPart(country[0] - near, [country[1], offered], [country[2], share]);
    parts.supply[area] = shapleyPart(country[1] - offered, [country[0], near], [country[2], share]);
    parts.competition[area] = shapleyPart(country[2] - share, [country[0], near], [country[1], offered]);
  }
  return { meanAccess, shortfall: access.map((value) => meanAccess - value), ...parts };
}

/** Shapley value of one factor of a product of three: its change times the mean product of the other two. */
function shapleyPart(
  change: number,
  [countryFirst, areaFirst]: readonly [number, number],
  [countrySecond, areaSecond]: readonly [number, number],
): number {
  const both = (countryFirst * countrySecond + areaFirst * areaSecond) / 3;
  const one = (countryFirst * areaSecond + areaFirst * countrySecond) / 6;
  return change * (both + one);
}
