import { nearestSites } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { travelOf } from './travel-of.ts';

const good = travelOf([
  [10, 20, null],
  [null, 0, 30],
]);

describe.each([
  ['single', (values: readonly number[]) => Float32Array.from(values)],
  ['double', (values: readonly number[]) => Float64Array.from(values)],
] as const)('a travel matrix in %s precision', (_, columnOf) => {
  it.each([
    ['minutes below zero', { minutes: columnOf([10, -1, 0, 30]) }, 'minutes[1] is -1'],
    ['minutes that are no number', { minutes: columnOf([10, 20, Number.NaN, 30]) }, 'minutes[2] is NaN'],
    [
      'endless minutes',
      { minutes: columnOf([10, 20, 0, Number.POSITIVE_INFINITY]) },
      'minutes[3] is Infinity',
    ],
    ['a site twice', { sites: Uint16Array.of(0, 0, 1, 2) }, 'sites[1] is 0'],
    ['sites that descend', { sites: Uint32Array.of(0, 1, 2, 1) }, 'sites[3] is 1'],
    ['a site too many', { sites: Uint32Array.of(0, 1, 1, 3) }, 'sites[3] is 3'],
    ['a site beyond 31 bits', { sites: Uint32Array.of(0, 1, 1, 4294967295) }, 'sites[3] is 4294967295'],
    ['offsets that descend', { offsets: Uint32Array.of(0, 5, 4) }, 'offsets[2] is 4'],
    ['offsets that do not start at 0', { offsets: Uint32Array.of(1, 2, 4) }, 'offsets[0] is 1'],
    ['offsets that end early', { offsets: Uint32Array.of(0, 2, 3) }, 'offsets[2] is 3'],
    ['a row too few', { offsets: Uint32Array.of(0, 4) }, 'offsets is an array of 2'],
    ['minutes too few', { minutes: columnOf([10, 20, 0]) }, 'minutes is an array of 3'],
  ])('is refused for %s', (_fault, change, message) => {
    const travel = { ...good, minutes: columnOf([...good.minutes]), ...change };
    expect(() => nearestSites(travel)).toThrow(message);
  });

  it('is taken with minutes of 0 and -0', () => {
    const travel = { ...good, minutes: columnOf([10, 20, -0, 30]) };
    expect(nearestSites(travel).minutes[1]).toBeCloseTo(0, 15);
  });
});
