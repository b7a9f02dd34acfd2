import {
  type AllocationInput,
  allocateConsultants,
  binaryDecay,
  enhancedTwoStepAccess,
  gaussianDecay,
  seededRandom,
  type TrustGapInput,
  trustGaps,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function randomCountry(seed: number, areaCount: number, siteCount: number) {
  const random = seededRandom(seed);
  const minutes = Float64Array.from({ length: areaCount * siteCount }, () => Math.floor(random() * 90));
  return {
    travel: {
      areaCount,
      siteCount,
      offsets: Uint32Array.from({ length: areaCount + 1 }, (_, area) => area * siteCount),
      sites: Uint16Array.from(minutes, (_, pair) => pair % siteCount),
      minutes,
    },
    needWeightedPeople: Array.from({ length: areaCount }, () => 500 + Math.floor(random() * 3000)),
    supply: Array.from({ length: siteCount }, () => Math.floor(random() * 4)),
    decay: gaussianDecay(25),
  };
}

/** Shortfall after posts are placed, from the access function itself. */
function shortfallAfter(input: AllocationInput, posts: readonly number[], target: number): number {
  const supply = Array.from(
    input.supply,
    (count, site) => count + posts.filter((post) => post === site).length,
  );
  const demand = input.needWeightedPeople;
  const { access } = enhancedTwoStepAccess({ travel: input.travel, demand, supply, decay: input.decay });
  return access.reduce((sum, value, area) => sum + demand[area]! * Math.max(0, target - value), 0);
}

function* multisets(siteCount: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else
    for (let site = from; site < siteCount; site++)
      for (const rest of multisets(siteCount, size - 1, site)) yield [site, ...rest];
}

describe('allocateConsultants', () => {
  const country = randomCountry(1, 20, 4);

  it('rejects bad input', () => {
    expect(() => allocateConsultants({ ...country, posts: 0 })).toThrow(/posts is 0; expected a whole/);
    expect(() => allocateConsultants({ ...country, posts: 1, mostAtSite: 0 })).toThrow(/mostAtSite is 0/);
    expect(() => allocateConsultants({ ...country, posts: 1, openSites: [0, 0, 0, 0] })).toThrow(
      /at least one site/,
    );
    expect(() => allocateConsultants({ ...country, posts: 1, supply: [1] })).toThrow(/supply is an array/);
    expect(() => allocateConsultants({ ...country, posts: 1, priority: [Number.NaN] })).toThrow(/priority/);
  });

  for (const seed of [1, 2, 3, 4, 5])
    it(`comes within 1 - 1/e of the best of all allocations, case ${seed}, and bounds it`, () => {
      const input = { ...randomCountry(seed, 20, 4), posts: 4 };
      const found = allocateConsultants(input);
      const target = found.targetPerPerson;
      expect(found.shortfallBefore).toBeCloseTo(shortfallAfter(input, [], target), 9);
      expect(found.shortfallAfter).toBeCloseTo(shortfallAfter(input, [...found.sites], target), 9);
      let best = Infinity;
      for (const posts of multisets(4, 4)) best = Math.min(best, shortfallAfter(input, posts, target));
      expect(found.shortfallAfter).toBeGreaterThanOrEqual(best - 1e-9);
      expect(found.shortfallBefore - found.shortfallAfter).toBeGreaterThanOrEqual(
        (1 - 1 / Math.E) * (found.shortfallBefore - best) - 1e-9,
      );
      expect(found.shortfallBound).toBeLessThanOrEqual(best + 1e-9);
    });

  it('takes the best single post, and ever smaller gains after it', () => {
    const found = allocateConsultants({ ...country, posts: 6 });
    const first = [0, 1, 2, 3].map((site) =>
      shortfallAfter({ ...country, posts: 1 }, [site], found.targetPerPerson),
    );
    expect(first[found.sites[0]!]).toBe(Math.min(...first));
    for (let post = 1; post < 6; post++)
      expect(found.gains[post]!).toBeLessThanOrEqual(found.gains[post - 1]! + 1e-12);
    expect(found.gains.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(
      found.shortfallBefore - found.shortfallAfter,
      9,
    );
    expect([...found.postsAtSite].reduce((sum, posts) => sum + posts, 0)).toBe(6);
  });

  it('keeps to open sites and their limits, and follows priority', () => {
    const limited = allocateConsultants({ ...country, posts: 9, openSites: [0, 1, 0, 1], mostAtSite: 2 });
    expect([...limited.postsAtSite]).toEqual([0, 2, 0, 2]);
    expect(limited.sites).toHaveLength(4);
    const split = {
      travel: {
        areaCount: 2,
        siteCount: 2,
        offsets: Uint32Array.of(0, 1, 2),
        sites: Uint16Array.of(0, 1),
        minutes: Float64Array.of(10, 10),
      },
      needWeightedPeople: [1100, 1000],
      supply: [0, 0],
      decay: binaryDecay(45),
      posts: 1,
      targetPerPerson: 0.01,
    };
    expect([...allocateConsultants({ ...split, targetPerPerson: 0.0001 }).sites]).toEqual([0]);
    expect([...allocateConsultants({ ...split, priority: [1, 2] }).sites]).toEqual([1]);
  });

  it('copes with a site that nobody can reach', () => {
    const travel = { ...country.travel, siteCount: 5 };
    const found = allocateConsultants({ ...country, travel, supply: [...country.supply, 3], posts: 2 });
    expect(found.postsAtSite[4]).toBe(0);
    expect(Number.isFinite(found.shortfallAfter)).toBe(true);
  });
});

describe('trustGaps', () => {
  const base: TrustGapInput = {
    travel: {
      areaCount: 4,
      siteCount: 3,
      offsets: Uint32Array.of(0, 2, 4, 5, 5),
      sites: Uint16Array.of(0, 1, 1, 2, 2),
      minutes: Float64Array.of(10, 20, 15, 30, 200),
    },
    needWeightedPeople: [1000, 2000, 500, 100],
    supply: [3, 4, 2],
    trustOfSite: [0, 0, 1],
    trustCount: 3,
    decay: (minutes) => (minutes <= 20 ? 1 : minutes <= 60 ? 0.5 : 0),
  };

  it('rejects bad input', () => {
    expect(() => trustGaps({ ...base, trustOfSite: [0, 3, 1] })).toThrow(/trustOfSite\[1\] is 3/);
    expect(() => trustGaps({ ...base, trustOfSite: [0] })).toThrow(/trustOfSite is an array of 1/);
    expect(() => trustGaps({ ...base, needWeightedPeople: [0, 0, 0, 0] })).toThrow(/sum above 0/);
    expect(() => trustGaps({ ...base, supply: [1, -1, 1] })).toThrow(/supply\[1\] is -1/);
  });

  it('shares out need by the weights of the catchment, by hand', () => {
    const found = trustGaps({ ...base, priorityAreas: [0, 1, 1, 1] });
    // Area 0 looks to trust 0 only, by its nearer site; area 1 to it by 1 / 1.5; area 2 is beyond, so to its
    // nearest site.
    expect(found.needWeightedPeople[0]).toBeCloseTo(1000 + 2000 / 1.5, 9);
    expect(found.needWeightedPeople[1]).toBeCloseTo(2000 / 3 + 500, 9);
    expect(found.needWeightedPeople[2]).toBe(0);
    expect(found.englandPer100k).toBeCloseTo((9 / 3600) * 100_000, 9);
    expect(found.expected[1]).toBeCloseTo(((2000 / 3 + 500) * 9) / 3600, 9);
    expect(found.gap[1]).toBeCloseTo(found.expected[1]! - 2, 12);
    expect([...found.consultants]).toEqual([7, 2, 0]);
    expect(found.priorityShare[0]).toBeCloseTo(2000 / 1.5 / (1000 + 2000 / 1.5), 12);
    expect(found.priorityShare[1]).toBe(1);
    expect(found.unreachedNeed).toBe(100);
  });

  it('counts a trust once, however many sites it has', () => {
    const one = trustGaps({ ...base, trustOfSite: [0, 1, 2] });
    const two = trustGaps({ ...base, trustOfSite: [0, 0, 2] });
    // For area 0 both sites of the trust weigh 1, so together they weigh what either does.
    expect(one.needWeightedPeople[0]).toBeCloseTo(500, 9);
    expect(two.needWeightedPeople[0]).toBeCloseTo(1000 + 2000 / 1.5, 9);
  });

  it('puts trusts with mostly rural or coastal catchments first among those that lack consultants', () => {
    const apart = {
      travel: {
        areaCount: 4,
        siteCount: 4,
        offsets: Uint32Array.of(0, 1, 2, 3, 4),
        sites: Uint16Array.of(0, 1, 2, 3),
        minutes: new Float64Array(4),
      },
      needWeightedPeople: [1000, 1000, 1000, 1000],
      supply: [0, 1, 2, 9],
      trustOfSite: [0, 1, 2, 3],
      trustCount: 4,
      decay: binaryDecay(45),
    };
    expect([...trustGaps({ ...apart, priorityAreas: [0, 0, 1, 1] }).order]).toEqual([2, 0, 1, 3]);
    expect([...trustGaps(apart).order]).toEqual([0, 1, 2, 3]);
  });

  it('has gaps that add up to 0 but for those nobody reaches, and keep still when need is scaled', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.1, max: 10, noNaN: true }), (seed, scale) => {
        const country = { ...randomCountry(seed, 15, 5), trustOfSite: [0, 1, 1, 2, 3], trustCount: 4 };
        fc.pre(country.supply.some((count) => count > 0));
        const found = trustGaps(country);
        expect(found.gap.reduce((sum, gap) => sum + gap, 0)).toBeCloseTo(0, 9);
        const scaled = country.needWeightedPeople.map((people) => people * scale);
        const again = trustGaps({ ...country, needWeightedPeople: scaled });
        for (const trust of found.gap.keys()) expect(again.gap[trust]).toBeCloseTo(found.gap[trust]!, 9);
      }),
      { numRuns: 50 },
    );
  });
});
