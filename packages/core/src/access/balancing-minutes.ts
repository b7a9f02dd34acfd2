import { positive } from './decay/decay.ts';
import { reachOrder } from './reach-order.ts';
import { checkedCatchment, type NumberColumn, type TravelTimes } from './travel-times.ts';

/** Inputs of balancingMinutes. */
export interface BalancingInput {
  readonly travel: TravelTimes;
  /** What has to be outweighed, one number an area, in the unit of the supply. */
  readonly demand: NumberColumn;
  /** What is reached, one number a site. */
  readonly supply: NumberColumn;
  /** Grid of minutes on which the answer is looked for, above 0. Default 1. */
  readonly incrementMinutes?: number;
  /** True: the supply must reach the demand; false (the default, as in R): it must exceed it. */
  readonly atLeast?: boolean;
}

/**
 * Balancing cost: the minutes within which an area reaches more supply than it has demand of its own, looked
 * for at 0, increment, 2 x increment, ... up to the longest journey of the matrix. An area with no demand has
 * 0 minutes. Source: Barboza et al. 2021, Journal of Transport Geography; R accessibility, `balancing_cost`.
 *
 * @returns minutes, one an area; Infinity where the balance is never reached (reports write null)
 * @throws ArgumentError for a faulty matrix, demand, supply or increment
 * @example
 * // demand 3; 2 at 10.2 minutes and 2 at 20 minutes: 4 > 3 from 20 minutes on
 * balancingMinutes({ travel, demand: [3], supply: [2, 2] }); // 20
 */
export function balancingMinutes(input: BalancingInput): Float64Array {
  const { travel, incrementMinutes = 1, atLeast = false } = input;
  positive('incrementMinutes', incrementMinutes, 'number of minutes');
  const { people: demand, consultants } = checkedCatchment(travel, input.demand, input.supply);
  const { areaCount, sites, minutes } = travel;
  let longest = 0;
  for (let pair = 0; pair < minutes.length; pair++) longest = Math.max(longest, minutes[pair]!);
  const lastStep = Math.floor(longest / incrementMinutes + 1e-10);
  const order = reachOrder(travel);
  const result = new Float64Array(areaCount).fill(Number.POSITIVE_INFINITY);
  for (let area = 0; area < areaCount; area++) {
    if (demand[area] === 0) {
      result[area] = 0;
      continue;
    }
    const count = order.sort(area);
    let sum = 0;
    for (let place = 0; place < count; place++) {
      const pair = order.pairs[place]!;
      sum += consultants[sites[pair]!]!;
      if (atLeast ? sum < demand[area]! : sum <= demand[area]!) continue;
      const step = gridStep(minutes[pair]!, incrementMinutes);
      if (step <= lastStep) result[area] = step * incrementMinutes;
      break;
    }
  }
  return result;
}

/** The least step with step x increment >= minutes, in floating point as written. */
function gridStep(minutes: number, increment: number): number {
  let step = Math.max(0, Math.ceil(minutes / increment) - 1);
  while (step * increment < minutes) step++;
  return step;
}
