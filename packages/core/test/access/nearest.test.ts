import { ArgumentError, NO_SITE, nearestSites, nthNearestSites } from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { travelOf } from './travel-of.ts';

describe('nearest sites', () => {
  const travel = travelOf([
    [15, 30, null],
    [40, 10, 10],
    [null, null, null],
  ]);

  it('refuses an n that is not a whole number above 0', () => {
    for (const n of [0, -1, 1.5, Number.NaN]) expect(() => nthNearestSites(travel, n)).toThrow(ArgumentError);
  });

  it('refuses minutes below zero, naming the pair', () => {
    const bad = { ...travel, minutes: Float64Array.from(travel.minutes) };
    bad.minutes[2] = -1;
    expect(() => nearestSites(bad)).toThrow('minutes[2] is -1');
  });

  it('finds the nearest and the second nearest; of equals the first', () => {
    expect([...nearestSites(travel).minutes]).toEqual([15, 10, Number.POSITIVE_INFINITY]);
    expect([...nearestSites(travel).sites]).toEqual([0, 1, NO_SITE]);
    expect([...nthNearestSites(travel, 2).minutes]).toEqual([30, 10, Number.POSITIVE_INFINITY]);
    expect([...nthNearestSites(travel, 2).sites]).toEqual([1, 2, NO_SITE]);
    expect([...nthNearestSites(travel, 3).minutes]).toEqual([
      Number.POSITIVE_INFINITY,
      40,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('passes over sites without consultants', () => {
    expect([...nearestSites(travel, { supply: [0, 1, 0] }).minutes]).toEqual([
      30,
      10,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it('agrees with sorting every row', () => {
    const rows = fc.array(
      fc.array(fc.option(fc.double({ min: 0, max: 200, noNaN: true })), { minLength: 7, maxLength: 7 }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (table, n) => {
        const { minutes } = nthNearestSites(travelOf(table), n);
        table.forEach((row, area) => {
          const sorted = row.filter((value) => value !== null).sort((a, b) => a - b);
          expect(minutes[area]).toBe(sorted[n - 1] ?? Number.POSITIVE_INFINITY);
        });
      }),
    );
  });
});
