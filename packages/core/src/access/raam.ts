import { ArgumentError } from '../foundation/errors.ts';
import { positive } from './decay/decay.ts';
import { assignRationally } from './raam-iteration.ts';
import { checkedCatchment, type NumberColumn, type TravelTimes } from './travel-times.ts';

/** Inputs of rationalAgentAccess; the defaults are those of PySAL access. */
export interface RationalAgentInput {
  readonly travel: TravelTimes;
  /** People, one an area. They move between sites in whole numbers, so fractions stay where they start. */
  readonly demand: NumberColumn;
  /** Consultants, one a site. Sites with 0 are passed over. */
  readonly supply: NumberColumn;
  /** Minutes of travel that weigh as much as congestion of the mean, above 0. Default 60. */
  readonly tauMinutes?: number;
  /** People per consultant that count as congestion 1. Default: all people over all consultants. */
  readonly rho?: number;
  /** Rounds of reassignment. Default 150. */
  readonly maximumCycles?: number;
  /** First step: a share of each area's people, or with `stepUnit: 'people'` a number of people. Default 0.2. */
  readonly initialStep?: number;
  readonly stepUnit?: 'share' | 'people';
  /** Smallest step, in the same unit. Default 0.005. */
  readonly minimumStep?: number;
  /** Rounds in which the step halves. Default 50. */
  readonly halfLife?: number;
  /** First rounds in which no site may gain more than its supply can take. Default 20. */
  readonly limitedCycles?: number;
}

/**
 * Rational agent access model (RAAM): people choose the site with the least sum of travel and congestion, and
 * so congest it; the cost at which they settle. Higher is WORSE.
 *
 * cost_as = t_as / tau + (people at s) / (rho S_s), averaged over the people of the area. The steps are those
 * of PySAL access, so the result is near, not at, the equilibrium, and people move in whole numbers.
 * Source: Saxon and Snow 2020, Annals of the American Association of Geographers 110; PySAL access, `raam`.
 *
 * @returns cost in multiples of tau, one an area; Infinity where there is no journey to any supply (and its
 *   people are assigned nowhere); an area of nobody has the cost of its best site
 * @throws ArgumentError for a faulty matrix, demand, supply or setting
 * @example
 * // 100 people, 30 minutes from the only site: 30 / 60 + 100 / (100 / 2 * 2)
 * rationalAgentAccess({ travel, demand: [100], supply: [2] }); // 1.5
 */
export function rationalAgentAccess(input: RationalAgentInput): Float64Array {
  const {
    travel,
    tauMinutes = 60,
    maximumCycles = 150,
    initialStep = 0.2,
    stepUnit = 'share',
    minimumStep = 0.005,
    halfLife = 50,
    limitedCycles = 20,
  } = input;
  const { people, consultants } = checkedCatchment(travel, input.demand, input.supply);
  positive('tauMinutes', tauMinutes, 'number of minutes');
  positive('halfLife', halfLife, 'number of rounds');
  positive('initialStep', initialStep, 'step');
  if (!(Number.isInteger(maximumCycles) && maximumCycles > 0))
    throw new ArgumentError({
      argument: 'maximumCycles',
      value: maximumCycles,
      expected: 'a whole number above 0',
    });
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const meanLoad = total(consultants) > 0 ? total(people) / total(consultants) : 1;
  const rho = positive('rho', input.rho ?? (meanLoad > 0 ? meanLoad : 1), 'number of people per consultant');
  return assignRationally(
    travel,
    people,
    consultants.map((count) => count * rho),
    {
      tauMinutes,
      maximumCycles,
      initialStep,
      stepUnit,
      minimumStep,
      halfLife,
      limitedCycles,
    },
  );
}
