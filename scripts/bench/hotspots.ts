import {
  type AllocationInput,
  allocateConsultants,
  drawShared,
  enhancedTwoStepAccess,
  gaussianDecay,
  localGetisOrd,
  localMoran,
  matrixFromDense,
  nearestWeights,
  rowStandardisedWeights,
  type SpatialWeights,
  searchPMedian,
  seededRandom,
  type TravelTimes,
} from '@postcode-lottery/core';
import { permuteLagsInWorkers } from '@postcode-lottery/core/node';
import type { BenchRow } from './row.ts';

const AREAS = 33_755;
const NEIGHBOURS = 8;
const SITES = 60;
const PERMUTATIONS = 999;
const SEED = 2026;

/**
 * Local statistics and site selection for as many areas as England has, on random places. The baseline of the
 * statistics is esda's algorithm, written plainly, with the same draws: every permuted sum of every area.
 */
export async function bench(): Promise<BenchRow[]> {
  const places = randomPlaces(AREAS);
  const random = seededRandom(SEED);
  const values = Float64Array.from({ length: AREAS }, () => random() ** 3 * 10);
  const spatial = nearestWeights(places.x, places.y, NEIGHBOURS);
  const uneven = { ...spatial, weights: spatial.weights.map((_, link) => 1 / (1 + (link % NEIGHBOURS))) };
  const options = { permutations: PERMUTATIONS, seed: SEED };
  const size = `${AREAS.toLocaleString('en-GB')} areas, ${NEIGHBOURS} neighbours, ${PERMUTATIONS} permutations`;

  const plain = await timed(() => plainRanks(values, spatial));
  const plainUneven = await timed(() => plainRanks(values, uneven));
  const getisOrd = await timed(() => localGetisOrd(values, spatial, { star: true, permutations: options }));
  const moran = await timed(() =>
    localMoran(values, rowStandardisedWeights(spatial), { permutations: options }),
  );
  const inWorkers = await timed(() => permuteLagsInWorkers(values, uneven, { ...options, workers: 2 }));
  const problem = { ...randomSites(places), choose: 8 };
  const search = await timed(() => searchPMedian(problem));
  const plainSearch = await timed(() => plainInterchange(problem));

  const posts = { ...randomPosts(problem), posts: 3, decay: gaussianDecay(30) };
  const allocated = await timed(() => allocateConsultants(posts));
  const plainAllocated = await timed(() => plainAllocation(posts));

  const plainP = pseudoP(plain.result);
  return [
    row(`Gi*: ${size}`, getisOrd, plain, (found) => same(found.permuted!.p, plainP)),
    row(`Local Moran: ${size}`, moran, plain, (found) => same(found.permuted!.p, plainP)),
    row(`Uneven weights, two workers: ${size}`, inWorkers, plainUneven, (found, expected) =>
      same(found.greater, expected.greater),
    ),
    row(`p-median with its bound: 8 of ${SITES} sites`, search, plainSearch, (found, expected) =>
      same(found.sites, Uint32Array.from(expected).sort()),
    ),
    row(`3 new posts among ${SITES} sites`, allocated, plainAllocated, (found, expected) =>
      same(found.sites, expected),
    ),
  ];
}

/** Counts permuted sums of at least and at most the observed one, permutation by permutation. */
function plainRanks(values: Float64Array, { offsets, neighbours, weights }: SpatialWeights) {
  const draws = drawShared(AREAS, NEIGHBOURS + 1, PERMUTATIONS, SEED);
  const greater = new Uint32Array(AREAS);
  const less = new Uint32Array(AREAS);
  for (let area = 0; area < AREAS; area++) {
    const start = offsets[area]!;
    const end = offsets[area + 1]!;
    let observed = 0;
    for (let link = start; link < end; link++) observed += weights[link]! * values[neighbours[link]!]!;
    for (let permutation = 0; permutation < PERMUTATIONS; permutation++) {
      let sum = 0;
      let place = permutation;
      for (let link = start; link < end; link++) {
        if (draws.areas[place] === area) place += PERMUTATIONS;
        sum += weights[link]! * values[draws.areas[place]!]!;
        place += PERMUTATIONS;
      }
      if (sum >= observed) greater[area]!++;
      if (sum <= observed) less[area]!++;
    }
  }
  return { greater, less };
}

/** Two-sided, so the same for a sum and for a product with the area's own value. */
function pseudoP({ greater, less }: ReturnType<typeof plainRanks>): Float64Array {
  return Float64Array.from(greater, (count, area) =>
    Math.min(1, (2 * (Math.min(count, less[area]!) + 1)) / (PERMUTATIONS + 1)),
  );
}

/** Greedy opening and best exchanges, the total worked out anew for each. */
function plainInterchange({ travel, people, choose }: ReturnType<typeof randomSites> & { choose: number }) {
  const total = (sites: readonly number[]) => {
    let sum = 0;
    for (let area = 0; area < travel.areaCount; area++) {
      let least = 240;
      for (const site of sites) least = Math.min(least, travel.minutes[area * travel.siteCount + site]!);
      sum += people[area]! * least;
    }
    return sum;
  };
  const best = (choices: number[][]) =>
    choices.map((sites) => ({ sites, total: total(sites) })).reduce((a, b) => (b.total < a.total ? b : a));
  const all = Array.from({ length: travel.siteCount }, (_, site) => site);
  const others = (sites: readonly number[]) => all.filter((site) => !sites.includes(site));
  let chosen: number[] = [];
  while (chosen.length < choose) chosen = best(others(chosen).map((site) => [...chosen, site])).sites;
  for (let now = total(chosen); ; ) {
    const exchanges = others(chosen).flatMap((site) =>
      chosen.map((closed) => [...chosen.filter((kept) => kept !== closed), site]),
    );
    const next = best(exchanges);
    if (next.total >= now) return chosen;
    chosen = next.sites;
    now = next.total;
  }
}

function randomPosts({ travel, people }: ReturnType<typeof randomSites>) {
  const random = seededRandom(SEED + 2);
  const supply = Array.from({ length: travel.siteCount }, () => Math.floor(random() * 25));
  return { travel, needWeightedPeople: people, supply };
}

/** Tries each post at each site, the access of all areas worked out anew for each. */
function plainAllocation({ travel, needWeightedPeople, supply, decay, posts }: AllocationInput): number[] {
  const total = (column: ArrayLike<number>) => Array.from(column).reduce((sum, value) => sum + value, 0);
  const target = total(supply) / total(needWeightedPeople);
  const now = Array.from(supply);
  const shortfall = () => {
    const { access } = enhancedTwoStepAccess({ travel, demand: needWeightedPeople, supply: now, decay });
    return access.reduce(
      (sum, value, area) => sum + needWeightedPeople[area]! * Math.max(0, target - value),
      0,
    );
  };
  return Array.from({ length: posts }, () => {
    const after = now.map((_, site) => {
      now[site]!++;
      const left = shortfall();
      now[site]!--;
      return left;
    });
    const best = after.indexOf(Math.min(...after));
    now[best]!++;
    return best;
  });
}

function randomPlaces(count: number): { x: Float64Array; y: Float64Array } {
  const random = seededRandom(SEED + count);
  const draw = () => Float64Array.from({ length: count }, () => random() * 400_000);
  return { x: draw(), y: draw() };
}

function randomSites(areas: { x: Float64Array; y: Float64Array }): {
  travel: TravelTimes;
  people: Float64Array;
} {
  const sites = randomPlaces(SITES);
  const minutes = Float64Array.from({ length: AREAS * SITES }, (_, pair) => {
    const area = Math.floor(pair / SITES);
    return (
      Math.hypot(areas.x[area]! - sites.x[pair % SITES]!, areas.y[area]! - sites.y[pair % SITES]!) / 1500
    );
  });
  const travel = matrixFromDense(minutes, {
    areaCount: AREAS,
    siteCount: SITES,
    mode: 'car',
    provenance: { engine: 'straight line', estimated: true },
  });
  const random = seededRandom(SEED + 1);
  return { travel, people: Float64Array.from({ length: AREAS }, () => 1000 + Math.floor(random() * 1500)) };
}

interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
}

async function timed<T>(run: () => T | Promise<T>): Promise<Timed<T>> {
  const start = performance.now();
  const result = await run();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function row<Ours, Other>(
  name: string,
  ours: Timed<Ours>,
  other: Timed<Other>,
  equal: (found: Ours, expected: Other) => boolean,
): BenchRow {
  return {
    name,
    ours: ours.seconds,
    baseline: 'the same written plainly, one thread',
    baselineSeconds: other.seconds,
    ratio: other.seconds / ours.seconds,
    equal: equal(ours.result, other.result),
  };
}

function same(found: ArrayLike<number>, expected: ArrayLike<number>): boolean {
  return found.length === expected.length && Array.from(found).every((value, at) => value === expected[at]);
}
