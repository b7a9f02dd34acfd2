import type { DecayFunction } from './decay/decay.ts';
import { type DirectedInput, directed } from './directed.ts';
import { pairWeights } from './pair-weights.ts';
import { checkLimit } from './travel-times.ts';
import { weightedSupply } from './weighted-sums.ts';

/** Inputs of weightedCatchment. */
export interface WeightedCatchmentInput extends DirectedInput {
  /** Weight of a journey by its minutes. Default: every journey weighs 1. */
  readonly decay?: DecayFunction;
  /** Longest journey that counts, inclusive. Default: no limit. */
  readonly maximumMinutes?: number;
}

/**
 * Weighted sum of what can be reached: A_a = sum over s of S_s w(t_as), over journeys of at most the maximum.
 * Nobody competes for it. Source: PySAL access, `weighted_catchment` (whose older versions exclude the
 * maximum itself; here it counts).
 *
 * @returns the amount's unit (consultants, or people when passive), one a row; 0 where nothing is in reach
 * @throws ArgumentError for a faulty matrix, amount or decay
 * @example
 * // 2 consultants 10 minutes away and 4 at 30 minutes, linear to 40 minutes: 2 * 0.75 + 4 * 0.25
 * weightedCatchment({ travel, amount: [2, 4], decay: linearDecay(40) }); // 2.5
 */
export function weightedCatchment(input: WeightedCatchmentInput): Float64Array {
  const { rows, reached } = directed(input);
  return weightedSupply(rows, reached, pairWeights(rows, input.decay, input.maximumMinutes));
}

/**
 * Gravity measure: A_a = sum over s of S_s w(t_as). Source: Hansen 1959, Journal of the American Institute of
 * Planners 25.
 *
 * @returns the amount's unit, weighted, one a row; 0 where nothing is in reach
 * @throws ArgumentError for a faulty matrix, amount or decay
 * @example
 * gravityAccess({ travel, amount: supply, decay: exponentialDecay(0.05) });
 */
export function gravityAccess(input: DirectedInput & { readonly decay: DecayFunction }): Float64Array {
  return weightedCatchment(input);
}

/**
 * Cumulative measure: the amount within a cut-off, A_a = sum of S_s over sites with t_as <= cut-off.
 * Source: Wachs and Kumagai 1973, Socio-Economic Planning Sciences 7.
 *
 * @param input with `cutoffMinutes`, inclusive; `passive` gives the people within the cut-off of each site
 * @returns the amount's unit, one a row; 0 where nothing is in reach
 * @throws ArgumentError for a faulty matrix, amount or cut-off
 * @example
 * cumulativeAccess({ travel, amount: consultantsBySite, cutoffMinutes: 45 }); // consultants within 45 minutes
 * cumulativeAccess({ travel, amount: peopleByArea, cutoffMinutes: 45, passive: true }); // people who reach a site
 */
export function cumulativeAccess(input: DirectedInput & { readonly cutoffMinutes: number }): Float64Array {
  const { cutoffMinutes, ...rest } = input;
  checkLimit('cutoffMinutes', cutoffMinutes);
  return weightedCatchment({ ...rest, maximumMinutes: cutoffMinutes });
}
