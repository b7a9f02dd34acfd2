import type { TravelTimes } from './travel-times.ts';

/** Settings of the iteration; see RationalAgentInput. */
export interface IterationSettings {
  readonly tauMinutes: number;
  readonly maximumCycles: number;
  readonly initialStep: number;
  readonly stepUnit: 'share' | 'people';
  readonly minimumStep: number;
  readonly halfLife: number;
  readonly limitedCycles: number;
}

/**
 * Moves people, round by round, from their dearest site to their cheapest, as PySAL access does; returns the
 * mean cost of each area in the last round.
 *
 * @param capacity people that each site takes at congestion 1; 0 closes the site
 */
export function assignRationally(
  travel: TravelTimes,
  people: Float64Array,
  capacity: Float64Array,
  settings: IterationSettings,
): Float64Array {
  const { areaCount, siteCount } = travel;
  const journeys = openJourneys(travel, capacity, settings.tauMinutes);
  const { offsets, sites, travelCost } = journeys;
  const assigned = nearestFirst(journeys, people);
  const load = new Float64Array(siteCount);
  const gain = new Float64Array(siteCount);
  const congestion = new Float64Array(siteCount);
  const cheapest = new Int32Array(areaCount);
  const dearest = new Int32Array(areaCount);
  const moved = new Float64Array(areaCount);
  for (let cycle = 0; cycle < settings.maximumCycles; cycle++) {
    loadOf(assigned, sites, load);
    for (let site = 0; site < siteCount; site++) congestion[site] = load[site]! / capacity[site]!;
    gain.fill(0);
    for (let area = 0; area < areaCount; area++) {
      pickSites(area);
      moved[area] = cheapest[area] === dearest[area] ? 0 : people[area] === 0 ? 0 : wanted(area, cycle);
      if (moved[area] !== 0) gain[sites[cheapest[area]!]!]! += moved[area]!;
    }
    if (cycle < settings.limitedCycles) limitGains();
    for (let area = 0; area < areaCount; area++) {
      if (moved[area] === 0) continue;
      assigned[cheapest[area]!]! += moved[area]!;
      assigned[dearest[area]!]! -= moved[area]!;
    }
  }
  return meanCost();

  function cost(pair: number): number {
    return congestion[sites[pair]!]! + travelCost[pair]!;
  }

  function pickSites(area: number): void {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    cheapest[area] = -1;
    dearest[area] = -1;
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
      const value = cost(pair);
      if (value < least) {
        least = value;
        cheapest[area] = pair;
      }
      if (assigned[pair] !== 0 && value > most) {
        most = value;
        dearest[area] = pair;
      }
    }
  }

  /** How many people would equal out the two costs, within the step of the round. */
  function wanted(area: number, cycle: number): number {
    const low = cheapest[area]!;
    const high = dearest[area]!;
    const capacityLow = capacity[sites[low]!]!;
    const capacityHigh = capacity[sites[high]!]!;
    const both = assigned[low]! + assigned[high]!;
    const othersLow = load[sites[low]!]! - assigned[low]!;
    const othersHigh = load[sites[high]!]! - assigned[high]!;
    const balanced =
      ((capacityLow * capacityHigh) / (capacityLow + capacityHigh)) *
      (travelCost[high]! - travelCost[low]! + (both + othersHigh) / capacityHigh - othersLow / capacityLow);
    const difference = Math.min(balanced - assigned[low]!, assigned[high]!);
    return Math.trunc(Math.min(difference, largestStep(area, cycle)));
  }

  function largestStep(area: number, cycle: number): number {
    const step = settings.initialStep * 0.5 ** (cycle / settings.halfLife);
    return settings.stepUnit === 'share'
      ? Math.max(step, settings.minimumStep) * people[area]!
      : Math.max(roundHalfEven(step), settings.minimumStep);
  }

  /** A site that draws more people than it can take turns the excess away, in equal shares. */
  function limitGains(): void {
    for (let area = 0; area < areaCount; area++) {
      if (moved[area] === 0) continue;
      const site = sites[cheapest[area]!]!;
      moved[area] = roundHalfEven(moved[area]! / Math.max(gain[site]! / capacity[site]!, 1));
    }
  }

  function meanCost(): Float64Array {
    const result = new Float64Array(areaCount);
    for (let area = 0; area < areaCount; area++) {
      if (people[area] === 0 || cheapest[area] === -1) {
        result[area] = cheapest[area] === -1 ? Number.POSITIVE_INFINITY : cost(cheapest[area]!);
        continue;
      }
      let sum = 0;
      let count = 0;
      for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++) {
        if (assigned[pair] === 0) continue;
        sum += cost(pair) * assigned[pair]!;
        count += assigned[pair]!;
      }
      result[area] = sum / count;
    }
    return result;
  }
}

/** The journeys to sites that take people, in rows as in the matrix, with travel in multiples of tau. */
interface OpenJourneys {
  readonly offsets: Uint32Array;
  readonly sites: Uint32Array;
  readonly travelCost: Float64Array;
}

function openJourneys(travel: TravelTimes, capacity: Float64Array, tauMinutes: number): OpenJourneys {
  const offsets = new Uint32Array(travel.areaCount + 1);
  const sites = new Uint32Array(travel.sites.length);
  const travelCost = new Float64Array(travel.sites.length);
  let open = 0;
  for (let area = 0; area < travel.areaCount; area++) {
    for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++) {
      const site = travel.sites[pair]!;
      if (!(capacity[site]! > 0)) continue;
      sites[open] = site;
      travelCost[open++] = travel.minutes[pair]! / tauMinutes;
    }
    offsets[area + 1] = open;
  }
  return { offsets, sites: sites.subarray(0, open), travelCost: travelCost.subarray(0, open) };
}

function nearestFirst({ offsets, travelCost }: OpenJourneys, people: Float64Array): Float64Array {
  const assigned = new Float64Array(travelCost.length);
  for (let area = 0; area < people.length; area++) {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let pair = offsets[area]!; pair < offsets[area + 1]!; pair++)
      if (travelCost[pair]! < least) {
        least = travelCost[pair]!;
        nearest = pair;
      }
    if (nearest >= 0) assigned[nearest] = people[area]!;
  }
  return assigned;
}

function loadOf(assigned: Float64Array, sites: Uint32Array, load: Float64Array): void {
  load.fill(0);
  for (let pair = 0; pair < assigned.length; pair++) load[sites[pair]!]! += assigned[pair]!;
}

/** To the nearest whole number, halves to the even one, as numpy rounds. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
