import {
  type Decay,
  enhancedTwoStepAccess,
  explainShortfall,
  gaussianDecay,
  nearestSites,
  rationalAgentAccess,
  seededRandom,
  stepDecay,
  type TravelTimes,
} from '@postcode-lottery/core';
import { compareRuns, nearlySame, shortest } from './compare-runs.ts';
import type { BenchRow } from './row.ts';

const SEED = 2026;
const SITES = 57;
const MOST_MINUTES = 120;

/** Areas of England and the pairs within 120 minutes of its radiotherapy centres. */
const ENGLAND = { areas: 33_755, pairs: 657_000 };
const POSTCODES = { areas: 1_490_000, pairs: 28_000_000 };

/** A made-up country: people, consultants and journeys at random, the same on every run. */
interface World {
  readonly travel: TravelTimes;
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

/** The same as objects, as one would write it at first. */
interface PlainArea {
  readonly people: number;
  readonly journeys: readonly { readonly site: string; readonly minutes: number }[];
}

/** Access for all of England against a plain program with objects, and how time grows with the number of areas. */
export async function bench(): Promise<BenchRow[]> {
  const world = randomWorld(ENGLAND.areas, ENGLAND.pairs);
  const plain = plainAreas(world);
  const consultants = new Map(Array.from(world.supply, (count, site) => [String(site), count]));
  const size = `${grouped(ENGLAND.areas)} areas, ${grouped(world.travel.sites.length)} pairs`;
  const baseline = 'plain objects and maps, one thread';
  const twoStep = (decay: Decay) =>
    compareRuns({
      name: `E2SFCA, ${decay.kind} decay: ${size}`,
      ours: () => enhancedTwoStepAccess({ ...world, decay }).access,
      baseline,
      other: () => plainTwoStep(plain, consultants, decay),
      equal: nearlySame,
      runs: [15, 3],
    });
  return [
    twoStep(gaussianDecay(30)),
    twoStep(
      stepDecay([
        [30, 1],
        [60, 0.6],
        [90, 0.3],
      ]),
    ),
    compareRuns({
      name: `Nearest site: ${size}`,
      ours: () => nearestSites(world.travel).minutes,
      baseline,
      other: () => plain.map(({ journeys }) => Math.min(...journeys.map(({ minutes }) => minutes))),
      equal: nearlySame,
      runs: [15, 3],
    }),
    costOf(`Shortfall split in three: ${size}`, world, () =>
      explainShortfall({ ...world, decay: gaussianDecay(30) }),
    ),
    costOf(`RAAM, 150 rounds: ${size}`, world, () => rationalAgentAccess(world)),
    ...growth(),
  ];
}

/** What a heavier measure costs beside one E2SFCA of the same data. */
function costOf(name: string, world: World, run: () => unknown): BenchRow {
  const ours = shortest(run, 1).seconds;
  const one = shortest(() => enhancedTwoStepAccess({ ...world, decay: gaussianDecay(30) }), 5).seconds;
  return {
    name,
    ours,
    baseline: 'one E2SFCA of the same',
    baselineSeconds: one,
    ratio: one / ours,
    equal: true,
  };
}

/** The same measure for more and more areas, beside what the time per pair of the fewest would make of it. */
function growth(): BenchRow[] {
  const decay = gaussianDecay(30);
  const perArea = POSTCODES.pairs / POSTCODES.areas;
  let perPair = 0;
  return [10_000, 100_000, POSTCODES.areas].map((areas, step) => {
    const world = randomWorld(areas, areas * perArea);
    const pairs = world.travel.sites.length;
    const { seconds, result } = shortest(
      () => enhancedTwoStepAccess({ ...world, decay }),
      step === 2 ? 3 : 15,
    );
    if (step === 0) perPair = seconds / pairs;
    const linear = perPair * pairs;
    return {
      name: `E2SFCA, ${grouped(areas)} origins, ${grouped(pairs)} pairs`,
      ours: seconds,
      baseline: 'time per pair of 10,000 origins',
      baselineSeconds: linear,
      ratio: linear / seconds,
      equal: addsUp(world, result.access),
    };
  });
}

/** People times access add up to the consultants, whatever the size. */
function addsUp({ demand, supply }: World, access: Float64Array): boolean {
  const reached = access.reduce((sum, value, area) => sum + value * demand[area]!, 0);
  const all = supply.reduce((sum, count) => sum + count, 0);
  return Math.abs(reached - all) < 1e-9 * all;
}

function plainTwoStep(areas: readonly PlainArea[], consultants: Map<string, number>, decay: Decay): number[] {
  const demand = new Map<string, number>();
  for (const { people, journeys } of areas)
    for (const { site, minutes } of journeys)
      demand.set(site, (demand.get(site) ?? 0) + people * decay(minutes));
  return areas.map(({ journeys }) =>
    journeys
      .map(({ site, minutes }) => (consultants.get(site)! / demand.get(site)!) * decay(minutes))
      .reduce((sum, value) => sum + value, 0),
  );
}

function plainAreas({ travel, demand }: World): PlainArea[] {
  return Array.from(demand, (people, area) => ({
    people,
    journeys: Array.from(
      travel.sites.subarray(travel.offsets[area], travel.offsets[area + 1]),
      (site, place) => ({
        site: String(site),
        minutes: travel.minutes[travel.offsets[area]! + place]!,
      }),
    ),
  }));
}

function randomWorld(areaCount: number, pairs: number): World {
  const random = seededRandom(SEED);
  const chance = pairs / (areaCount * SITES);
  const room = Math.ceil(pairs * 1.05) + 1000;
  const offsets = new Uint32Array(areaCount + 1);
  const sites = new Uint16Array(room);
  const minutes = new Float32Array(room);
  let pair = 0;
  for (let area = 0; area < areaCount; area++) {
    for (let site = 0; site < SITES; site++) {
      if (random() >= chance) continue;
      sites[pair] = site;
      minutes[pair++] = random() * MOST_MINUTES;
    }
    offsets[area + 1] = pair;
  }
  return {
    travel: {
      areaCount,
      siteCount: SITES,
      offsets,
      sites: sites.subarray(0, pair),
      minutes: minutes.subarray(0, pair),
    },
    demand: Float64Array.from({ length: areaCount }, () => 1000 + Math.floor(random() * 1500)),
    supply: Float64Array.from({ length: SITES }, () => Math.ceil(random() * 40)),
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}
