import type { DecayFunction } from './decay/decay.ts';
import { type DirectedInput, directed } from './directed.ts';
import { pairWeights } from './pair-weights.ts';
import { checkTravel } from './sound-travel.ts';
import { transposedTravel } from './transpose.ts';
import { amounts } from './travel-times.ts';
import type { CatchmentInput } from './two-step.ts';
import { siteRatios, weightedDemand, weightedSupply } from './weighted-sums.ts';

/**
 * Total constrained accessibility: the whole supply of the region shared out over areas in proportion to
 * their gravity measure, V_a = K sum over s of S_s w(t_as), with K such that the V add up to the supply.
 *
 * With `passive`, the people of the region are shared out over sites instead.
 * Source: Soukhov et al. 2025, PLOS ONE 20, doi 10.1371/journal.pone.0335951; R accessibility,
 * `constrained_accessibility` 'total'.
 *
 * @returns the amount's unit, one a row; all 0 where nothing is in reach of anybody
 * @throws ArgumentError for a faulty matrix, amount or decay
 * @example
 * totalConstrainedAccess({ travel, amount: supply, decay: exponentialDecay(0.1) });
 */
export function totalConstrainedAccess(
  input: DirectedInput & { readonly decay: DecayFunction },
): Float64Array {
  const { rows, reached } = directed(input);
  const gravity = weightedSupply(rows, reached, pairWeights(rows, input.decay));
  const weighted = gravity.reduce((sum, value) => sum + value, 0);
  const appears = new Uint8Array(rows.siteCount);
  for (let pair = 0; pair < rows.sites.length; pair++) appears[rows.sites[pair]!] = 1;
  const total = reached.reduce((sum, value, column) => sum + (appears[column] === 1 ? value : 0), 0);
  const factor = weighted > 0 ? total / weighted : 0;
  return gravity.map((value) => value * factor);
}

/** Inputs of singlyConstrainedAccess. */
export interface SinglyConstrainedInput extends Omit<CatchmentInput, 'maximumMinutes'> {
  /** False (the default): the supply of each site is shared out over areas. True: the people of each area over sites. */
  readonly passive?: boolean;
}

/**
 * Singly constrained accessibility: the supply of each site shared out over the areas that reach it,
 * V_a = sum over s of S_s P_a w(t_as) / sum over b of P_b w(t_bs). Equal to spatialAvailability with alpha 1.
 *
 * With `passive`, the people of each area are shared out over the sites it reaches, in proportion to supply
 * and decay: M_s = sum over a of P_a S_s w(t_as) / sum over k of S_k w(t_ak).
 * Source: Soukhov et al. 2025; R accessibility, `constrained_accessibility` 'singly'.
 *
 * @returns consultants, one an area; with `passive`, people, one a site
 * @throws ArgumentError for a faulty matrix, demand, supply or decay
 * @example
 * singlyConstrainedAccess({ travel, demand, supply, decay: exponentialDecay(0.1) });
 */
export function singlyConstrainedAccess(input: SinglyConstrainedInput): Float64Array {
  const { travel, decay, passive = false } = input;
  checkTravel(travel);
  const people = amounts('demand', input.demand, travel.areaCount, 'areas');
  const consultants = amounts('supply', input.supply, travel.siteCount, 'sites');
  const rows = passive ? transposedTravel(travel) : travel;
  const [competing, shared] = passive ? [consultants, people] : [people, consultants];
  const weights = pairWeights(rows, decay);
  const ratio = siteRatios(shared, weightedDemand(rows, competing, weights));
  return weightedSupply(rows, ratio, weights).map((value, row) => value * competing[row]!);
}
