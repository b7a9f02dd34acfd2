import { seededRandom, type TravelTimes } from '@postcode-lottery/core';
import fc from 'fast-check';
import { travelOf } from './travel-of.ts';

/** A small world: a few areas and sites, some pairs without a journey, some areas without people. */
export interface CatchmentCase {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly travel: TravelTimes;
  readonly demand: readonly number[];
  readonly supply: readonly number[];
}

export const catchmentCase: fc.Arbitrary<CatchmentCase> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 6 }))
  .chain(([areas, sites]) =>
    fc.record({
      rows: fc.array(
        fc.array(fc.option(fc.double({ min: 0, max: 180, noNaN: true }), { freq: 4 }), {
          minLength: sites,
          maxLength: sites,
        }),
        { minLength: areas, maxLength: areas },
      ),
      demand: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: areas, maxLength: areas }),
      supply: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: sites, maxLength: sites }),
    }),
  )
  .map(({ rows, demand, supply }) => ({ rows, demand, supply, travel: travelOf(rows) }));

/** 0..length - 1 in a seeded random order. */
export function permuted(length: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, (_, index) => ({ index, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ index }) => index);
}
