import {
  ArgumentError,
  accessByGroup,
  binaryDecay,
  enhancedTwoStepAccess,
  gaussianDecay,
  per100k,
  powerDecay,
  stepDecay,
  twoStepAccess,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchmentCase, permuted } from './arbitrary.ts';
import { expectNear, total } from './dense.ts';
import { travelOf } from './travel-of.ts';

const decay = gaussianDecay(30);

describe('two-step floating catchments: bad input', () => {
  const travel = travelOf([
    [10, 20],
    [30, 5],
  ]);
  const good = { travel, demand: [100, 200], supply: [1, 2], decay };

  it.each([
    ['people below zero', { ...good, demand: [100, -1] }, 'demand[1] is -1'],
    ['people not a number', { ...good, demand: [Number.NaN, 1] }, 'demand[0] is NaN'],
    ['a matrix for other areas', { ...good, demand: [1, 2, 3] }, 'one for each of the areas'],
    ['supply of other sites', { ...good, supply: [1] }, 'one for each of the sites'],
    ['endless supply', { ...good, supply: [1, Number.POSITIVE_INFINITY] }, 'supply[1] is Infinity'],
    ['a limit below zero', { ...good, maximumMinutes: -5 }, 'maximumMinutes is -5'],
    [
      'an infinite weight',
      {
        ...good,
        travel: travelOf([
          [0, 20],
          [30, 5],
        ]),
        decay: powerDecay({ scaleMinutes: 1, alpha: -1 }),
      },
      'decay is Infinity',
    ],
    ['a function of the user that gives no number', { ...good, decay: () => Number.NaN }, 'decay is NaN'],
    [
      'sites that do not ascend',
      { ...good, travel: { ...travel, sites: Uint16Array.of(1, 0, 0, 1) } },
      'sites[1] is 0',
    ],
    [
      'a site that is not there',
      { ...good, travel: { ...travel, sites: Uint16Array.of(0, 9, 0, 1) } },
      'sites[1] is 9',
    ],
  ])('%s', (_, input, message) => {
    expect(() => enhancedTwoStepAccess(input)).toThrow(ArgumentError);
    expect(() => enhancedTwoStepAccess(input)).toThrow(message);
  });
});

describe('two-step floating catchments: right numbers', () => {
  it('splits one site between two areas by hand', () => {
    const travel = travelOf([[10], [30]]);
    const steps = stepDecay([
      [20, 1],
      [40, 0.5],
    ]);
    const { access, demandAtSite } = enhancedTwoStepAccess({
      travel,
      demand: [100, 100],
      supply: [4],
      decay: steps,
    });
    expect(demandAtSite[0]).toBe(150);
    expect(access[0]).toBeCloseTo(4 / 150, 15);
    expect(access[1]).toBeCloseTo(2 / 150, 15);
    expect(per100k(access)[0]).toBeCloseTo(400_000 / 150, 9);
  });

  it('counts a journey of exactly the cut-off', () => {
    const travel = travelOf([[45], [45.0001]]);
    const input = { travel, demand: [10, 10], supply: [1] };
    expect([...twoStepAccess({ ...input, cutoffMinutes: 45 }).access]).toEqual([0.1, 0]);
    expect([
      ...enhancedTwoStepAccess({ ...input, decay: binaryDecay(90), maximumMinutes: 45 }).access,
    ]).toEqual([0.1, 0]);
  });

  it('gives 0, never NaN, where nothing is in reach or nobody lives', () => {
    const travel = travelOf([
      [10, null],
      [null, null],
      [null, 10],
    ]);
    const { access } = enhancedTwoStepAccess({ travel, demand: [5, 5, 0], supply: [0, 3], decay });
    expect([...access]).toEqual([0, 0, 0]);
  });

  it('works block by block where there are more than a million pairs', () => {
    const [areas, sites] = [70_000, 16];
    const minutes = Float32Array.from({ length: areas * sites }, (_, pair) => (pair * 7919) % 150);
    const travel = {
      areaCount: areas,
      siteCount: sites,
      offsets: Uint32Array.from({ length: areas + 1 }, (_, area) => area * sites),
      sites: Uint16Array.from(minutes.keys(), (pair) => pair % sites),
      minutes,
    };
    const demand = Array.from({ length: areas }, (_, area) => area % 7);
    const supply = Array.from({ length: sites }, (_, site) => site + 1);
    const { access, demandAtSite } = enhancedTwoStepAccess({ travel, demand, supply, decay });
    const weightOf = (area: number, site: number) => decay(minutes[area * sites + site]!);
    for (const site of [0, 15])
      expectNear(demandAtSite[site]!, total(demand.map((people, area) => people * weightOf(area, site))));
    for (const area of [0, 1, 65_535, 65_536, 69_999])
      expectNear(
        access[area]!,
        total(supply.map((count, site) => (count / demandAtSite[site]!) * weightOf(area, site))),
      );
    expectNear(total(access.map((value, area) => value * demand[area]!)), total(supply));
    const groups = accessByGroup({ travel, demand, decay, supplyByGroup: { supply } });
    expect(groups.supply).toEqual(access);
  });

  it('works with no areas and no sites', () => {
    expect(enhancedTwoStepAccess({ travel: travelOf([]), demand: [], supply: [], decay }).access.length).toBe(
      0,
    );
    expect([
      ...enhancedTwoStepAccess({ travel: travelOf([[]]), demand: [7], supply: [], decay }).access,
    ]).toEqual([0]);
  });

  it('changes no input', () => {
    const travel = travelOf([[10], [30]]);
    const before = structuredClone(travel);
    const demand = Object.freeze([100, 100]);
    enhancedTwoStepAccess({ travel, demand, supply: Object.freeze([4]), decay });
    expect(travel).toEqual(before);
  });

  it('takes several supplies at once as one by one', () => {
    fc.assert(
      fc.property(catchmentCase, ({ travel, demand, supply }) => {
        const doubled = supply.map((value) => value * 2);
        const groups = accessByGroup({ travel, demand, decay, supplyByGroup: { supply, doubled } });
        expect(groups.supply).toEqual(enhancedTwoStepAccess({ travel, demand, supply, decay }).access);
        expect(groups.doubled).toEqual(
          enhancedTwoStepAccess({ travel, demand, supply: doubled, decay }).access,
        );
      }),
    );
  });
});

describe('two-step floating catchments: properties', () => {
  it('adds up to the supply that somebody reaches', () => {
    fc.assert(
      fc.property(catchmentCase, ({ travel, demand, supply }) => {
        const { access, demandAtSite } = enhancedTwoStepAccess({ travel, demand, supply, decay });
        const reached = total(supply.filter((_, site) => demandAtSite[site]! > 0));
        expectNear(total(access.map((value, area) => value * demand[area]!)), reached);
      }),
    );
  });

  it('lowers nobody by adding a consultant', () => {
    fc.assert(
      fc.property(catchmentCase, fc.nat(), ({ travel, demand, supply }, pick) => {
        const before = enhancedTwoStepAccess({ travel, demand, supply, decay }).access;
        const more = supply.map((value, site) => value + (site === pick % supply.length ? 1 : 0));
        enhancedTwoStepAccess({ travel, demand, supply: more, decay }).access.forEach((value, area) => {
          expect(value).toBeGreaterThanOrEqual(before[area]!);
        });
      }),
    );
  });

  it('scales with need', () => {
    fc.assert(
      fc.property(catchmentCase, ({ travel, demand, supply }) => {
        const once = enhancedTwoStepAccess({ travel, demand, supply, decay }).access;
        const twice = enhancedTwoStepAccess({
          travel,
          demand: demand.map((people) => people * 4),
          supply,
          decay,
        }).access;
        expect([...twice]).toEqual([...once].map((value) => value / 4));
      }),
    );
  });

  it('permutes with its areas', () => {
    fc.assert(
      fc.property(catchmentCase, fc.nat(), ({ rows, travel, demand, supply }, seed) => {
        const order = permuted(rows.length, seed);
        const access = enhancedTwoStepAccess({ travel, demand, supply, decay }).access;
        const shuffled = enhancedTwoStepAccess({
          travel: travelOf(order.map((area) => rows[area]!)),
          demand: order.map((area) => demand[area]!),
          supply,
          decay,
        }).access;
        order.forEach((area, place) => {
          expectNear(shuffled[place]!, access[area]!);
        });
      }),
    );
  });

  it('does not feel a site out of reach', () => {
    fc.assert(
      fc.property(catchmentCase, ({ rows, travel, demand, supply }) => {
        const far = enhancedTwoStepAccess({
          travel: travelOf(rows.map((row) => [...row, 500])),
          demand,
          supply: [...supply, 99],
          decay,
          maximumMinutes: 120,
        }).access;
        const near = enhancedTwoStepAccess({ travel, demand, supply, decay, maximumMinutes: 120 }).access;
        expect(far).toEqual(near);
      }),
    );
  });
});
