import {
  exactPMedian,
  highsSolver,
  maximalCovering,
  pCentre,
  type SiteProblem,
  searchPMedian,
  seededRandom,
} from '@postcode-lottery/core';
import { beforeAll, describe, expect, it } from 'vitest';

/** Areas and sites at random places of a square; a fifth of the pairs have no journey. */
function randomProblem(seed: number, areaCount: number, siteCount: number, choose: number): SiteProblem {
  const random = seededRandom(seed);
  const point = () => [random() * 100, random() * 100] as const;
  const areas = Array.from({ length: areaCount }, point);
  const places = Array.from({ length: siteCount }, point);
  const offsets = new Uint32Array(areaCount + 1);
  const sites: number[] = [];
  const minutes: number[] = [];
  for (const [area, [x, y]] of areas.entries()) {
    for (const [site, [u, v]] of places.entries()) {
      if (random() < 0.2) continue;
      sites.push(site);
      minutes.push(Math.round(Math.hypot(x - u, y - v)));
    }
    offsets[area + 1] = sites.length;
  }
  return {
    travel: {
      areaCount,
      siteCount,
      offsets,
      sites: Uint16Array.from(sites),
      minutes: Float32Array.from(minutes),
    },
    people: Array.from({ length: areaCount }, () => Math.floor(random() * 2000)),
    choose,
    openSites: [siteCount - 1],
  };
}

function* combinations(items: number[], size: number): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (const [place, item] of items.entries())
      for (const rest of combinations(items.slice(place + 1), size - 1)) yield [item, ...rest];
}

/** The least of a cost over every choice, by trying them all. */
function bruteForce(problem: SiteProblem, cost: (nearest: number[]) => number): number {
  const { travel, openSites = [] } = problem;
  const candidates = Array.from({ length: travel.siteCount }, (_, site) => site).filter(
    (site) => !openSites.includes(site),
  );
  let best = Infinity;
  for (const choice of combinations(candidates, problem.choose)) {
    const used = new Set([...choice, ...openSites]);
    const nearest = Array.from({ length: travel.areaCount }, (_, area) => {
      let least = Infinity;
      for (let pair = travel.offsets[area]!; pair < travel.offsets[area + 1]!; pair++)
        if (used.has(travel.sites[pair]!)) least = Math.min(least, travel.minutes[pair]!);
      return least;
    });
    best = Math.min(best, cost(nearest));
  }
  return best;
}

describe('site selection', () => {
  let solve: Awaited<ReturnType<typeof highsSolver>>;
  beforeAll(async () => {
    solve = await highsSolver();
  });

  it('rejects bad input', async () => {
    const problem = randomProblem(1, 10, 5, 2);
    expect(() => searchPMedian({ ...problem, choose: 5 })).toThrow(/choose is 5; expected a whole number/);
    expect(() => searchPMedian({ ...problem, choose: 0 })).toThrow(/choose is 0/);
    expect(() => searchPMedian({ ...problem, people: [1] })).toThrow(/people is an array of 1/);
    expect(() => searchPMedian({ ...problem, openSites: [9] })).toThrow(/openSites\[0\] is 9/);
    expect(() => searchPMedian({ ...problem, unreachedMinutes: -1 })).toThrow(/unreachedMinutes is -1/);
    await expect(maximalCovering(problem, Number.NaN, solve)).rejects.toThrow(/limitMinutes is NaN/);
    await expect(exactPMedian({ ...problem, people: new Float64Array(10) }, solve)).rejects.toThrow(
      /people in some area/,
    );
  });

  for (const seed of [1, 2, 3, 4]) {
    const problem = randomProblem(seed, 25, 9, 3);
    const people = Array.from(problem.people);
    const best = bruteForce(problem, (nearest) =>
      people.reduce((sum, count, area) => sum + count * Math.min(240, nearest[area]!), 0),
    );

    it(`p-median, case ${seed}: the solver finds the best of all choices, the search comes near it`, async () => {
      const exact = await exactPMedian(problem, solve);
      expect(exact.sites).toHaveLength(3);
      expect(exact.objective).toBeCloseTo(best, 6);
      const searched = searchPMedian(problem);
      expect(searched.sites).toHaveLength(3);
      expect(searched.objective).toBeGreaterThanOrEqual(best - 1e-6);
      expect(searched.objective).toBeLessThanOrEqual(best * 1.05);
      expect(searched.bound).toBeLessThanOrEqual(best + 1e-6);
      expect(searched.bound).toBeGreaterThan(best * 0.9);
    });

    it(`maximal covering, case ${seed}: the best of all choices`, async () => {
      const most = -bruteForce(
        problem,
        (nearest) => -people.reduce((sum, count, area) => (nearest[area]! <= 20 ? sum + count : sum), 0),
      );
      const found = await maximalCovering(problem, 20, solve);
      expect(found.objective).toBe(most);
      expect(found.sites).toHaveLength(3);
    });

    it(`p-centre, case ${seed}: the best of all choices`, async () => {
      const least = bruteForce(problem, (nearest) =>
        Math.max(...nearest.filter((_, area) => people[area]! > 0)),
      );
      const found = await pCentre(problem, solve);
      expect(found.objective).toBe(least);
      expect(found.sites).toHaveLength(3);
    });
  }

  it('counts people without a journey, leaves them out of the centre, and says when too few sites serve all', async () => {
    const travel = {
      areaCount: 3,
      siteCount: 2,
      offsets: Uint32Array.of(0, 1, 2, 2),
      sites: Uint16Array.of(0, 1),
      minutes: Float64Array.of(10, 20),
    };
    const problem = { travel, people: [5, 6, 7], choose: 2 };
    expect(await pCentre(problem, solve)).toMatchObject({ objective: 20, unreachedPeople: 7 });
    await expect(pCentre({ ...problem, choose: 1 }, solve)).rejects.toThrow(/choose is 1; expected enough/);
    expect(searchPMedian({ ...problem, unreachedMinutes: 100 })).toMatchObject({
      objective: 50 + 120 + 700,
      bound: 50 + 120 + 700,
    });
    expect(await maximalCovering(problem, 5, solve)).toMatchObject({ objective: 0, bound: 0 });
  });
});
