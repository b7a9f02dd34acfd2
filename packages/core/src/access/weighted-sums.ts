import { type Block, wholeBlock } from './blocks.ts';
import type { TravelTimes } from './travel-times.ts';

/** For each site, the sum over areas of amount times weight. */
export function weightedDemand(
  travel: TravelTimes,
  amountOfArea: Float64Array,
  weights: Float64Array,
): Float64Array {
  const atSite = new Float64Array(travel.siteCount);
  addDemand(travel, amountOfArea, weights, wholeBlock(travel), atSite);
  return atSite;
}

/** For each area, the sum over sites of amount times weight. */
export function weightedSupply(
  travel: TravelTimes,
  amountOfSite: Float64Array,
  weights: Float64Array,
): Float64Array {
  const atArea = new Float64Array(travel.areaCount);
  addSupply(travel, amountOfSite, weights, wholeBlock(travel), atArea);
  return atArea;
}

/** Adds to `atSite` what the areas of a block send. */
export function addDemand(
  { offsets, sites }: TravelTimes,
  amountOfArea: Float64Array,
  weights: Float64Array,
  { fromArea, toArea, fromPair }: Block,
  atSite: Float64Array,
): void {
  for (let area = fromArea; area < toArea; area++) {
    const amount = amountOfArea[area]!;
    const end = offsets[area + 1]!;
    for (let pair = offsets[area]!; pair < end; pair++)
      atSite[sites[pair]!]! += amount * weights[pair - fromPair]!;
  }
}

/** Sets in `atArea`, for the areas of a block, what they reach. */
export function addSupply(
  { offsets, sites }: TravelTimes,
  amountOfSite: Float64Array,
  weights: Float64Array,
  { fromArea, toArea, fromPair }: Block,
  atArea: Float64Array,
): void {
  for (let area = fromArea; area < toArea; area++) {
    const end = offsets[area + 1]!;
    let sum = 0;
    for (let pair = offsets[area]!; pair < end; pair++)
      sum += amountOfSite[sites[pair]!]! * weights[pair - fromPair]!;
    atArea[area] = sum;
  }
}

/** Supply over demand, 0 where there is no demand. */
export function siteRatios(supply: Float64Array, demand: Float64Array): Float64Array {
  return supply.map((amount, site) => (demand[site]! > 0 ? amount / demand[site]! : 0));
}
