import {
  balancedAccess,
  balancingMinutes,
  cumulativeAccess,
  cumulativeIntervalAccess,
  enhancedTwoStepAccess,
  explainShortfall,
  gaussianDecay,
  gravityAccess,
  minutesToReach,
  type NumberColumn,
  nearestSites,
  nthNearestSites,
  rationalAgentAccess,
  singlyConstrainedAccess,
  spatialAvailability,
  type TravelTimes,
  threeStepAccess,
  totalConstrainedAccess,
  twoStepAccess,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchmentCase, permuted } from './arbitrary.ts';
import { expectNear, total } from './dense.ts';
import { travelOf } from './travel-of.ts';

interface Inputs {
  readonly travel: TravelTimes;
  readonly demand: NumberColumn;
  readonly supply: NumberColumn;
}

interface Measure {
  readonly name: string;
  readonly run: (inputs: Inputs) => Float64Array;
  /** More consultants make it greater or leave it (up), smaller or leave it (down), or shift it about (both). */
  readonly withSupply: 'up' | 'down' | 'both';
  /** People times the measure add up to the supply that somebody reaches. */
  readonly sharesOut?: boolean;
}

const decay = gaussianDecay(40);

const measures: readonly Measure[] = [
  {
    name: '2SFCA',
    run: (inputs) => twoStepAccess({ ...inputs, cutoffMinutes: 60 }).access,
    withSupply: 'up',
    sharesOut: true,
  },
  {
    name: 'E2SFCA',
    run: (inputs) => enhancedTwoStepAccess({ ...inputs, decay }).access,
    withSupply: 'up',
    sharesOut: true,
  },
  {
    name: '3SFCA',
    run: (inputs) => threeStepAccess({ ...inputs, decay, maximumMinutes: 120 }).access,
    withSupply: 'up',
    sharesOut: true,
  },
  { name: 'balanced', run: (inputs) => balancedAccess({ ...inputs, decay }).access, withSupply: 'up' },
  { name: 'rational agents', run: rationalAgentAccess, withSupply: 'both' },
  {
    name: 'spatial availability',
    run: (inputs) => spatialAvailability({ ...inputs, decay }).available,
    withSupply: 'up',
  },
  {
    name: 'singly constrained',
    run: (inputs) => singlyConstrainedAccess({ ...inputs, decay }),
    withSupply: 'up',
  },
  {
    name: 'total constrained',
    run: ({ travel, supply }) => totalConstrainedAccess({ travel, amount: supply, decay }),
    withSupply: 'both',
  },
  {
    name: 'gravity',
    run: ({ travel, supply }) => gravityAccess({ travel, amount: supply, decay }),
    withSupply: 'up',
  },
  {
    name: 'cumulative',
    run: ({ travel, supply }) => cumulativeAccess({ travel, amount: supply, cutoffMinutes: 45 }),
    withSupply: 'up',
  },
  {
    name: 'cumulative interval',
    run: ({ travel, supply }) =>
      cumulativeIntervalAccess({
        travel,
        amount: supply,
        fromMinutes: 30,
        toMinutes: 60,
        incrementMinutes: 5,
      }),
    withSupply: 'up',
  },
  {
    name: 'nearest',
    run: ({ travel, supply }) => nearestSites(travel, { supply }).minutes,
    withSupply: 'down',
  },
  {
    name: 'second nearest',
    run: ({ travel, supply }) => nthNearestSites(travel, 2, { supply }).minutes,
    withSupply: 'down',
  },
  {
    name: 'minutes to reach 10',
    run: ({ travel, supply }) => minutesToReach({ travel, amount: supply, n: 10 }),
    withSupply: 'down',
  },
  { name: 'balancing minutes', run: balancingMinutes, withSupply: 'down' },
  {
    name: 'shortfall',
    run: (inputs) => explainShortfall({ ...inputs, decay }).shortfall,
    withSupply: 'both',
  },
];

/**
 * Selection and balancing weights share people out over all sites, also over empty ones; the shortfall counts
 * them in what is near; balancing minutes look no farther than the longest journey of the matrix.
 */
const FEELS_EMPTY_SITES = ['3SFCA', 'balanced', 'shortfall', 'balancing minutes'];

const ROUNDING = 1e-9;

describe.each(measures.map((measure) => [measure.name, measure] as const))('%s', (_, measure) => {
  it('is a figure for every area, never NaN', () => {
    fc.assert(
      fc.property(catchmentCase, (inputs) => {
        const values = measure.run(inputs);
        expect(values.length).toBe(inputs.travel.areaCount);
        expect(values.every((value) => !Number.isNaN(value))).toBe(true);
      }),
    );
  });

  it('changes no input', () => {
    fc.assert(
      fc.property(catchmentCase, ({ travel, demand, supply }) => {
        const before = structuredClone({ travel, demand, supply });
        measure.run({ travel, demand, supply });
        expect({ travel, demand, supply }).toEqual(before);
      }),
    );
  });

  it('permutes with its areas', () => {
    fc.assert(
      fc.property(catchmentCase, fc.nat(), ({ rows, travel, demand, supply }, seed) => {
        const order = permuted(rows.length, seed);
        const values = measure.run({ travel, demand, supply });
        const shuffled = measure.run({
          travel: travelOf(
            order.map((area) => rows[area]!),
            travel.siteCount,
          ),
          demand: order.map((area) => demand[area]!),
          supply,
        });
        order.forEach((area, place) => {
          expectNear(shuffled[place]!, values[area]!);
        });
      }),
    );
  });

  if (!FEELS_EMPTY_SITES.includes(measure.name))
    it('is not moved by a site without consultants', () => {
      fc.assert(
        fc.property(catchmentCase, ({ rows, travel, demand, supply }) => {
          const more = { travel: travelOf(rows.map((row) => [...row, 1])), demand, supply: [...supply, 0] };
          const values = measure.run({ travel, demand, supply });
          measure.run(more).forEach((value, area) => {
            expectNear(value, values[area]!);
          });
        }),
      );
    });

  it('answers a world of one area, one of nobody, and one without consultants', () => {
    const travel = travelOf([[10, 20]]);
    for (const [demand, supply] of [
      [[100], [2, 1]],
      [[0], [2, 1]],
      [[100], [0, 0]],
      [[0], [0, 0]],
    ] as const) {
      const [value] = measure.run({ travel, demand, supply });
      expect(value).not.toBeNaN();
    }
    expect(measure.run({ travel: travelOf([[null, null]]), demand: [5], supply: [1, 1] })[0]).not.toBeNaN();
  });

  if (measure.withSupply !== 'both')
    it(`moves ${measure.withSupply} or stays for everybody when a consultant is added`, () => {
      fc.assert(
        fc.property(catchmentCase, fc.nat(), ({ travel, demand, supply }, pick) => {
          const before = measure.run({ travel, demand, supply });
          const more = supply.map((count, site) => count + (site === pick % supply.length ? 1 : 0));
          measure.run({ travel, demand, supply: more }).forEach((value, area) => {
            const old = before[area]!;
            if (measure.withSupply === 'up')
              expect(value).toBeGreaterThanOrEqual(old - ROUNDING * Math.max(1, old));
            else expect(value).toBeLessThanOrEqual(old);
          });
        }),
      );
    });

  if (measure.sharesOut)
    it('adds up to the supply that somebody reaches', () => {
      fc.assert(
        fc.property(catchmentCase, ({ travel, demand, supply }) => {
          const values = measure.run({ travel, demand, supply });
          const one = supply.map((_count, site) => {
            const alone = measure.run({
              travel,
              demand,
              supply: supply.map((__, other) => (other === site ? 1 : 0)),
            });
            return total(alone.map((value, area) => value * demand[area]!)) > 0.5 ? 1 : 0;
          });
          const reached = total(supply.map((count, site) => count * one[site]!));
          expectNear(total(values.map((value, area) => value * demand[area]!)), reached);
        }),
      );
    });
});
