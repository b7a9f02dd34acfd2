import { ArgumentError } from '../foundation/errors.ts';
import { pairWeights } from './pair-weights.ts';
import { checkedCatchment } from './travel-times.ts';
import type { CatchmentInput } from './two-step.ts';
import { weightedDemand, weightedSupply } from './weighted-sums.ts';

/** Inputs of doublyConstrainedFlows. */
export interface DoublyConstrainedInput extends Omit<CatchmentInput, 'maximumMinutes'> {
  /** Stop when the sum of the margins' faults over the total is below this. Default 0.001. */
  readonly errorThreshold?: number;
  /** Stop when the fault changes by less than this. Default 0.000001. */
  readonly improvementThreshold?: number;
  /** Default 1,000. */
  readonly maximumIterations?: number;
}

/** Flows of Wilson's doubly constrained model; columns of pairs are in the order of the matrix. */
export interface DoublyConstrainedFlows {
  readonly flows: Float64Array;
  /** Balancing factors A_a and B_s. */
  readonly areaFactors: Float64Array;
  readonly siteFactors: Float64Array;
  /** Sum of the faults of both margins over the total. */
  readonly error: number;
  readonly iterations: number;
}

/** Keeps a factor finite where an area or site has no weighted partner, as in R accessibility. */
const SMALLEST = 1e-9;

/**
 * Doubly constrained flows: T_as = A_a P_a B_s S_s w(t_as), with A and B found by turns so that the flows add
 * up to the people of each area and to the places of each site. Demand and supply are in one unit here.
 * Source: Wilson 1971, Environment and Planning 3; R accessibility, `constrained_accessibility` 'doubly'.
 *
 * @throws ArgumentError where demand and supply do not add up to the same (within 0.000001), and for a faulty
 *   matrix, demand, supply, decay or threshold
 * @example
 * doublyConstrainedFlows({ travel, demand: [4, 10, 6], supply: [7, 5, 8], decay: inversePowerDecay(3) }).flows;
 */
export function doublyConstrainedFlows(input: DoublyConstrainedInput): DoublyConstrainedFlows {
  const {
    travel,
    decay,
    errorThreshold = 0.001,
    improvementThreshold = 1e-6,
    maximumIterations = 1000,
  } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  const total = sum(people);
  if (!(Math.abs(total - sum(consultants)) <= 1e-6))
    throw new ArgumentError({
      argument: 'supply',
      value: sum(consultants),
      expected: `a supply that adds up to the demand, ${total}`,
    });
  if (!(Number.isInteger(maximumIterations) && maximumIterations > 0))
    throw new ArgumentError({
      argument: 'maximumIterations',
      value: maximumIterations,
      expected: 'a whole number above 0',
    });
  const weights = pairWeights(travel, decay);
  const invert = (values: Float64Array): Float64Array => values.map((value) => 1 / (value + SMALLEST));
  const times = (left: Float64Array, right: Float64Array): Float64Array =>
    left.map((value, index) => value * right[index]!);
  let siteFactors: Float64Array = new Float64Array(travel.siteCount).fill(1);
  let previousError = Number.POSITIVE_INFINITY;
  for (let iterations = 1; ; iterations++) {
    const areaFactors = invert(weightedSupply(travel, times(siteFactors, consultants), weights));
    siteFactors = invert(weightedDemand(travel, times(areaFactors, people), weights));
    const sent = times(areaFactors, people);
    const taken = times(siteFactors, consultants);
    const fromAreas = times(sent, weightedSupply(travel, taken, weights));
    const toSites = times(taken, weightedDemand(travel, sent, weights));
    const fault = absoluteDifference(people, fromAreas) + absoluteDifference(consultants, toSites);
    const error = total > 0 ? fault / total : 0;
    if (
      error < errorThreshold ||
      Math.abs(previousError - error) < improvementThreshold ||
      iterations >= maximumIterations
    )
      return { flows: flowsOf(travel, weights, sent, taken), areaFactors, siteFactors, error, iterations };
    previousError = error;
  }
}

function flowsOf(
  travel: CatchmentInput['travel'],
  weights: Float64Array,
  sent: Float64Array,
  taken: Float64Array,
): Float64Array {
  const flows = new Float64Array(weights.length);
  for (let area = 0; area < travel.areaCount; area++)
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++)
      flows[pair] = sent[area]! * taken[travel.sites[pair]!]! * weights[pair]!;
  return flows;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function absoluteDifference(left: Float64Array, right: Float64Array): number {
  return left.reduce((total, value, index) => total + Math.abs(value - right[index]!), 0);
}
