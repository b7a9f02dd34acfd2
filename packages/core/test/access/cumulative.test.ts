import {
  ArgumentError,
  balancingMinutes,
  cumulativeAccess,
  cumulativeIntervalAccess,
  gravityAccess,
  linearDecay,
  minutesToReach,
  transposedTravel,
  weightedCatchment,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catchmentCase } from './arbitrary.ts';
import { column, total } from './dense.ts';
import { travelOf } from './travel-of.ts';

const { POSITIVE_INFINITY } = Number;

describe('weighted sums', () => {
  const travel = travelOf([
    [10, 30],
    [50, null],
  ]);

  it('adds up what can be reached', () => {
    expect([...weightedCatchment({ travel, amount: [2, 4] })]).toEqual([6, 2]);
    expect([...weightedCatchment({ travel, amount: [2, 4], maximumMinutes: 30 })]).toEqual([6, 0]);
    expect([...gravityAccess({ travel, amount: [2, 4], decay: linearDecay(40) })]).toEqual([2.5, 0]);
    expect([...cumulativeAccess({ travel, amount: [2, 4], cutoffMinutes: 10 })]).toEqual([2, 0]);
    expect([...cumulativeAccess({ travel, amount: [7, 9], cutoffMinutes: 50, passive: true })]).toEqual([
      16, 7,
    ]);
  });

  it('is passive on the transposed matrix', () => {
    fc.assert(
      fc.property(catchmentCase, ({ rows, travel: times, demand }) => {
        const turned = transposedTravel(times);
        expect(transposedTravel(turned).minutes).toEqual(times.minutes);
        const passive = cumulativeAccess({ travel: times, amount: demand, cutoffMinutes: 60, passive: true });
        passive.forEach((value, site) => {
          const reaching = demand.filter((_, area) => (rows[area]![site] ?? POSITIVE_INFINITY) <= 60);
          expect(value).toBe(total(reaching));
        });
      }),
    );
  });

  it('never falls with the cut-off', () => {
    fc.assert(
      fc.property(catchmentCase, fc.nat(180), fc.nat(180), ({ travel: times, supply }, one, other) => {
        const less = cumulativeAccess({ travel: times, amount: supply, cutoffMinutes: Math.min(one, other) });
        const more = cumulativeAccess({ travel: times, amount: supply, cutoffMinutes: Math.max(one, other) });
        less.forEach((value, area) => {
          expect(more[area]).toBeGreaterThanOrEqual(value);
        });
      }),
    );
  });

  it('refuses a cut-off that is not one', () => {
    for (const cutoffMinutes of [-1, Number.NaN])
      expect(() => cumulativeAccess({ travel, amount: [1, 1], cutoffMinutes })).toThrow(ArgumentError);
    expect(() => cumulativeAccess({ travel, amount: [1], cutoffMinutes: 1 })).toThrow(
      'one for each of the sites',
    );
  });
});

describe('minutes to reach n consultants', () => {
  const travel = travelOf([[40, 10, 25, 10]]);

  it('adds up fractional posts from the nearest on', () => {
    const amount = [2, 0.5, 0.5, 0];
    expect([...minutesToReach({ travel, amount, n: 0.5 })]).toEqual([10]);
    expect([...minutesToReach({ travel, amount, n: 1 })]).toEqual([25]);
    expect([...minutesToReach({ travel, amount, n: 3 })]).toEqual([40]);
    expect([...minutesToReach({ travel, amount, n: 3.1 })]).toEqual([POSITIVE_INFINITY]);
  });

  it('does not miss a whole post by rounding', () => {
    const ten = travelOf([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    expect([...minutesToReach({ travel: ten, amount: new Array(10).fill(0.1), n: 1 })]).toEqual([10]);
  });

  it('refuses an n of 0', () => {
    expect(() => minutesToReach({ travel, amount: [1, 1, 1, 1], n: 0 })).toThrow('n is 0');
  });

  it('counts people for a site when passive', () => {
    const two = travelOf([[10], [20]]);
    expect([...minutesToReach({ travel: two, amount: [5, 5], n: 6, passive: true })]).toEqual([20]);
  });
});

describe('cumulative measure over an interval', () => {
  it('takes the mean or the median of the cut-offs', () => {
    const travel = travelOf([[31], [null]]);
    const input = { travel, amount: [2.5], fromMinutes: 30, toMinutes: 33 };
    expect([...cumulativeIntervalAccess({ ...input, summary: 'mean' })]).toEqual([1.875, 0]);
    expect([...cumulativeIntervalAccess(input)]).toEqual([2.5, 0]);
    expect([...cumulativeIntervalAccess({ ...input, wholeNumbers: true })]).toEqual([2, 0]);
    expect([...cumulativeIntervalAccess({ ...input, toMinutes: 31 })]).toEqual([1.25, 0]);
  });

  it('agrees with one cumulative measure for each cut-off', () => {
    fc.assert(
      fc.property(
        catchmentCase,
        fc.nat(60),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0.5, 1, 7),
        ({ travel, supply }, fromMinutes, length, incrementMinutes) => {
          const toMinutes = fromMinutes + length;
          const cutoffs: number[] = [];
          for (let cutoff = fromMinutes; cutoff <= toMinutes; cutoff += incrementMinutes)
            cutoffs.push(cutoff);
          const table = cutoffs.map((cutoffMinutes) => [
            ...cumulativeAccess({ travel, amount: supply, cutoffMinutes }),
          ]);
          const input = { travel, amount: supply, fromMinutes, toMinutes, incrementMinutes };
          const mean = cumulativeIntervalAccess({ ...input, summary: 'mean' });
          const median = cumulativeIntervalAccess(input);
          mean.forEach((value, area) => {
            const sorted = column(table, area).sort((a, b) => a - b);
            const low = sorted[(sorted.length - 1) >> 1]!;
            const high = sorted[sorted.length >> 1]!;
            expect(value).toBeCloseTo(total(sorted) / sorted.length, 9);
            expect(median[area]).toBe((low + high) / 2);
          });
        },
      ),
    );
  });

  it('refuses thresholds out of order and other summaries', () => {
    const input = { travel: travelOf([[31]]), amount: [1], fromMinutes: 30, toMinutes: 20 };
    expect(() => cumulativeIntervalAccess(input)).toThrow('toMinutes is 20');
    expect(() => cumulativeIntervalAccess({ ...input, toMinutes: 40, incrementMinutes: 0 })).toThrow(
      'incrementMinutes is 0',
    );
    expect(() => cumulativeIntervalAccess({ ...input, toMinutes: 40, summary: 'mode' as never })).toThrow(
      'summary is "mode"',
    );
  });
});

describe('balancing minutes', () => {
  const travel = travelOf([
    [10.2, 20, 30],
    [10.2, 20, 29],
    [5, null, null],
  ]);

  it('finds the least minute of the grid at which supply exceeds demand', () => {
    expect([...balancingMinutes({ travel, demand: [1, 4, 0], supply: [2, 2, 2] })]).toEqual([11, 29, 0]);
    expect([...balancingMinutes({ travel, demand: [2, 6, 3], supply: [2, 2, 2] })]).toEqual([
      20,
      POSITIVE_INFINITY,
      POSITIVE_INFINITY,
    ]);
  });

  it('can ask for as much instead of more', () => {
    const input = { travel, demand: [2, 6, 3], supply: [2, 2, 2], atLeast: true };
    expect([...balancingMinutes(input)]).toEqual([11, 29, POSITIVE_INFINITY]);
  });

  it('keeps to its grid', () => {
    const input = { travel, demand: [1, 1, 1], supply: [2, 2, 2] };
    expect([...balancingMinutes({ ...input, incrementMinutes: 4 })]).toEqual([12, 12, 8]);
    expect(() => balancingMinutes({ ...input, incrementMinutes: 0 })).toThrow('incrementMinutes is 0');
  });
});
