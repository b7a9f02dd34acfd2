import type { DecayFunction } from '../access/index.ts';
import { pairWeights } from '../access/pair-weights.ts';
import { amounts, type NumberColumn, type TravelTimes } from '../access/travel-times.ts';
import { ArgumentError } from '../foundation/errors.ts';
import { checkTravelMatrix } from '../travel/check-matrix.ts';

export interface TrustGapInput {
  /** Minutes by area and site. */
  readonly travel: TravelTimes;
  /** People weighted by their risk of cancer, one number an area. */
  readonly needWeightedPeople: NumberColumn;
  /** Consultants by site, in one unit. */
  readonly supply: NumberColumn;
  /** Index of the trust of each site, 0..trustCount - 1. */
  readonly trustOfSite: ArrayLike<number>;
  readonly trustCount: number;
  /** Weight of a journey by its minutes, as in the floating catchment. */
  readonly decay: DecayFunction;
  /** Longest journey that counts, inclusive. Default: no limit but the decay's own. */
  readonly maximumMinutes?: number;
  /** 1 for areas that come first (rural or coastal), else 0; none by default. */
  readonly priorityAreas?: ArrayLike<number>;
}

/** What each trust's catchment needs and has; arrays have an element for each trust. */
export interface TrustGaps {
  /** England's mean: consultants per 100,000 need-weighted people. */
  readonly englandPer100k: number;
  /** Need-weighted people who look to the trust's sites. */
  readonly needWeightedPeople: Float64Array;
  /** Consultants at the trust's sites, in the unit of the supply. */
  readonly consultants: Float64Array;
  /** Consultants that the catchment would have at England's mean. */
  readonly expected: Float64Array;
  /** expected - consultants: above 0 where the catchment lacks consultants. */
  readonly gap: Float64Array;
  /** Share (0..1) of the catchment's need in priority areas; 0 where it has no need. */
  readonly priorityShare: Float64Array;
  /**
   * Trusts in the order in which posts are due: those that lack consultants, first the ones with at least
   * half of their need in priority areas, then the others, each by the gap; at the end those that lack none.
   */
  readonly order: Uint32Array;
  /** Need-weighted people without a journey to any site: part of no catchment. */
  readonly unreachedNeed: number;
}

/**
 * Consultants that each trust's catchment lacks against the England mean for its need.
 *
 *     w_aT = the greatest w(t_as) over the sites of trust T
 *     need of T = sum over areas of P_a * w_aT / (sum of w_aU over all trusts U)
 *     gap of T = need of T * (all consultants / all need) - consultants of T
 *
 * The people of an area are shared out by the weights with which they count at each site in the first step of
 * the floating catchment, so that catchments do not depend on present staffing: a site without consultants
 * still has people to serve. A trust counts once, by the site of its own that is nearest, however many sites
 * it has. An area whose journeys all weigh 0 counts at its nearest site. All gaps, and the mean's share of
 * those without any journey, add up to 0.
 *
 * @throws ArgumentError for a faulty matrix, column or trust index, or no need at all
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * trustGaps({
 *   travel, needWeightedPeople: [100_000, 50_000, 150_000], supply: [4, 2],
 *   trustOfSite: [0, 1], trustCount: 2, decay: binaryDecay(45),
 * }).gap; // -1.5, 1.5: catchments of 125,000 and 175,000 people at England's 2 per 100,000
 */
export function trustGaps(input: TrustGapInput): TrustGaps {
  const { travel, trustOfSite, trustCount, priorityAreas } = input;
  checkTravelMatrix(travel);
  const need = amounts('needWeightedPeople', input.needWeightedPeople, travel.areaCount, 'areas');
  const supply = amounts('supply', input.supply, travel.siteCount, 'sites');
  checkTrusts(trustOfSite, trustCount, travel.siteCount);
  if (priorityAreas !== undefined) amounts('priorityAreas', priorityAreas, travel.areaCount, 'areas');
  const totalNeed = need.reduce((sum, people) => sum + people, 0);
  if (!(totalNeed > 0))
    throw new ArgumentError({ argument: 'needWeightedPeople', value: totalNeed, expected: 'a sum above 0' });

  const weights = pairWeights(travel, input.decay, input.maximumMinutes);
  const weightOfTrust = new Float64Array(trustCount);
  const needOfTrust = new Float64Array(trustCount);
  const priorityNeed = new Float64Array(trustCount);
  let unreachedNeed = 0;
  for (let area = 0; area < travel.areaCount; area++) {
    const start = travel.offsets[area]!;
    const end = travel.offsets[area + 1]!;
    if (start === end) {
      unreachedNeed += need[area]!;
      continue;
    }
    weightOfTrust.fill(0);
    let sum = 0;
    let nearest = start;
    for (let pair = start; pair < end; pair++) {
      const trust = trustOfSite[travel.sites[pair]!]!;
      const more = Math.max(0, weights[pair]! - weightOfTrust[trust]!);
      weightOfTrust[trust]! += more;
      sum += more;
      if (travel.minutes[pair]! < travel.minutes[nearest]!) nearest = pair;
    }
    if (sum === 0) {
      weightOfTrust[trustOfSite[travel.sites[nearest]!]!] = 1;
      sum = 1;
    }
    for (let trust = 0; trust < trustCount; trust++) {
      const people = (need[area]! * weightOfTrust[trust]!) / sum;
      needOfTrust[trust]! += people;
      if (priorityAreas?.[area]) priorityNeed[trust]! += people;
    }
  }
  const consultants = new Float64Array(trustCount);
  for (let site = 0; site < travel.siteCount; site++) consultants[trustOfSite[site]!]! += supply[site]!;
  const perPerson = consultants.reduce((sum, count) => sum + count, 0) / totalNeed;
  const expected = needOfTrust.map((people) => people * perPerson);
  const gap = expected.map((count, trust) => count - consultants[trust]!);
  const priorityShare = priorityNeed.map((part, trust) => (part > 0 ? part / needOfTrust[trust]! : 0));
  return {
    englandPer100k: perPerson * 100_000,
    needWeightedPeople: needOfTrust,
    consultants,
    expected,
    gap,
    priorityShare,
    order: dueOrder(gap, priorityShare),
    unreachedNeed,
  };
}

function dueOrder(gap: Float64Array, priorityShare: Float64Array): Uint32Array {
  const turn = (trust: number) => {
    if (!(gap[trust]! > 0)) return 2;
    return priorityShare[trust]! >= 0.5 ? 0 : 1;
  };
  return Uint32Array.from(gap.keys()).sort((a, b) => turn(a) - turn(b) || gap[b]! - gap[a]! || a - b);
}

function checkTrusts(trustOfSite: ArrayLike<number>, trustCount: number, siteCount: number): void {
  if (trustOfSite.length !== siteCount)
    throw new ArgumentError({
      argument: 'trustOfSite',
      value: trustOfSite,
      expected: `${siteCount} elements, one for each site`,
    });
  for (let site = 0; site < siteCount; site++) {
    const trust = trustOfSite[site]!;
    if (!(Number.isInteger(trust) && trust >= 0 && trust < trustCount))
      throw new ArgumentError({
        argument: 'trustOfSite',
        index: site,
        value: trust,
        expected: `the index of a trust, from 0 to ${trustCount - 1}`,
      });
  }
}
