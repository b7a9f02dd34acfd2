import type { DecayFunction } from '../access/index.ts';
import { pairWeights } from '../access/pair-weights.ts';
import { amounts, checkedCatchment, type NumberColumn, type TravelTimes } from '../access/travel-times.ts';
import { catchmentAccess } from '../access/two-step.ts';
import { ArgumentError } from '../foundation/errors.ts';
import { siteColumns } from './site-columns.ts';

export interface AllocationInput {
  /** Minutes by area and site. */
  readonly travel: TravelTimes;
  /** People weighted by their risk of cancer, one number an area. */
  readonly needWeightedPeople: NumberColumn;
  /** Consultants by site before the new posts. */
  readonly supply: NumberColumn;
  readonly decay: DecayFunction;
  readonly maximumMinutes?: number;
  /** New posts (consultants or training places) to place, a whole number from 1. */
  readonly posts: number;
  /** 1 for sites that may take posts, else 0. All by default. */
  readonly openSites?: ArrayLike<number>;
  /** Most new posts at one site. No limit by default. */
  readonly mostAtSite?: number;
  /** How much an area's shortfall counts, such as 2 in rural and coastal areas. 1 by default. */
  readonly priority?: NumberColumn;
  /** Access to bring areas up to, consultants per need-weighted person. England's mean by default. */
  readonly targetPerPerson?: number;
}

export interface Allocation {
  /** Site of each new post, in the order in which they do most. Fewer than asked where no site may take more. */
  readonly sites: Uint32Array;
  /** Shortfall that each post removes, in consultants; it declines from post to post. */
  readonly gains: Float64Array;
  readonly postsAtSite: Uint32Array;
  readonly targetPerPerson: number;
  /** Consultants that areas below the target lack before and after, weighted by priority. */
  readonly shortfallBefore: number;
  readonly shortfallAfter: number;
  /** No allocation of as many posts leaves a shortfall below this. */
  readonly shortfallBound: number;
  /** Access after, consultants per need-weighted person, one an area. */
  readonly access: Float64Array;
}

/**
 * Places new posts one by one where the next does most for the areas that are short of access.
 *
 *     shortfall = sum over areas of priority_a P_a max(0, target - A_a)
 *
 * with A_a the E2SFCA access. A post adds 1 to the sum of P_a A_a wherever it goes, so the mean says nothing
 * about where: what counts is how much of it reaches people below the target. The shortfall removed is
 * monotone with diminishing returns in the posts, so the greedy order removes at least 1 - 1/e of what the
 * best allocation would (Nemhauser, Wolsey and Fisher 1978); the bound says how near it came.
 *
 * @throws ArgumentError for a faulty matrix or column, posts below 1, or no site that may take one
 * @example
 * // three areas, two sites; minutes 10 and 60, 30 and 30, 60 and 20
 * const found = allocateConsultants({
 *   travel, needWeightedPeople: [100_000, 50_000, 150_000], supply: [4, 2], decay: binaryDecay(45), posts: 2,
 * });
 * found.sites; // 1, 1: each post removes 0.75 of the shortfall of 1.5 consultants
 */
export function allocateConsultants(input: AllocationInput): Allocation {
  const { travel, posts, mostAtSite = Infinity } = input;
  const { people, consultants } = checkedCatchment(travel, input.needWeightedPeople, input.supply);
  checkPosts(posts, mostAtSite);
  const open = input.openSites ?? new Uint8Array(travel.siteCount).fill(1);
  const mayTake = amounts('openSites', open, travel.siteCount, 'sites');
  if (!mayTake.some((one) => one > 0))
    throw new ArgumentError({ argument: 'openSites', value: 0, expected: 'at least one site' });
  const priority = input.priority ?? new Uint8Array(travel.areaCount).fill(1);
  const worth = amounts('priority', priority, travel.areaCount, 'areas').map(
    (weight, area) => weight * people[area]!,
  );
  const weights = pairWeights(travel, input.decay, input.maximumMinutes);
  const { access, demandAtSite } = catchmentAccess(travel, people, consultants, weights);
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  const target = input.targetPerPerson ?? total(consultants) / total(people);
  const columns = siteColumns(travel);
  const addedAccess = (place: number, site: number) => weights[columns.pairs[place]!]! / demandAtSite[site]!;

  const gainAt = (site: number) => {
    let gain = 0;
    for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++) {
      const area = columns.areas[place]!;
      const missing = target - access[area]!;
      if (missing > 0) gain += worth[area]! * Math.min(missing, addedAccess(place, site) || 0);
    }
    return gain;
  };
  const shortfall = () =>
    access.reduce((sum, value, area) => sum + worth[area]! * Math.max(0, target - value), 0);

  const shortfallBefore = shortfall();
  const postsAtSite = new Uint32Array(travel.siteCount);
  const bounds = mayTake.map((one, site) => (one > 0 ? gainAt(site) : -1));
  const sites: number[] = [];
  const gains: number[] = [];
  let removed = 0;
  let mostRemovable = Infinity;
  for (let post = 0; post < posts; post++) {
    const site = bestSite(bounds, gainAt);
    if (bounds[site]! < 0) break;
    mostRemovable = Math.min(mostRemovable, removed + posts * bounds[site]!);
    sites.push(site);
    gains.push(bounds[site]!);
    removed += bounds[site]!;
    for (let place = columns.offsets[site]!; place < columns.offsets[site + 1]!; place++)
      access[columns.areas[place]!]! += addedAccess(place, site) || 0;
    postsAtSite[site]!++;
    bounds[site] = postsAtSite[site]! < mostAtSite ? gainAt(site) : -1;
  }
  return {
    sites: Uint32Array.from(sites),
    gains: Float64Array.from(gains),
    postsAtSite,
    targetPerPerson: target,
    shortfallBefore,
    shortfallAfter: shortfall(),
    shortfallBound: Math.max(0, shortfallBefore - mostRemovable),
    access,
  };
}

/**
 * The site with the greatest gain, of equals the first. Gains only decline, so old ones are upper bounds and
 * only those that still lead are worked out anew (Minoux 1978).
 */
function bestSite(bounds: Float64Array, gainAt: (site: number) => number): number {
  const fresh = new Uint8Array(bounds.length);
  for (;;) {
    let best = 0;
    for (let site = 1; site < bounds.length; site++) if (bounds[site]! > bounds[best]!) best = site;
    if (fresh[best] || bounds[best]! < 0) return best;
    bounds[best] = gainAt(best);
    fresh[best] = 1;
  }
}

function checkPosts(posts: number, mostAtSite: number): void {
  if (!(Number.isInteger(posts) && posts >= 1))
    throw new ArgumentError({ argument: 'posts', value: posts, expected: 'a whole number from 1' });
  if (!(mostAtSite >= 1))
    throw new ArgumentError({ argument: 'mostAtSite', value: mostAtSite, expected: 'a number from 1' });
}
