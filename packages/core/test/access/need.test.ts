import {
  ArgumentError,
  needWeights,
  per100k,
  REGISTRATION_SHARE_65_AND_OVER,
  relativeToMean,
  twoAgeBands,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { total } from './dense.ts';

describe('need-weighted people', () => {
  it('adds up to the residents, with the published share at 65 and over', () => {
    const need = needWeights(twoAgeBands([1000, 1000], [100, 300]));
    expect(total(need)).toBeCloseTo(2000, 9);
    // 400 of 2,000 residents are 65 and over and have 65.3% of registrations: each counts 3.265 times.
    expect(need[0]).toBeCloseTo(900 * ((0.347 * 2000) / 1600) + 100 * ((0.653 * 2000) / 400), 9);
    expect(need[1]).toBeGreaterThan(need[0]!);
    expect(REGISTRATION_SHARE_65_AND_OVER).toBe(0.653);
  });

  it('leaves residents as they are where the shares are those of the residents', () => {
    const need = needWeights([
      { residents: [60, 40], registrationShare: 0.5 },
      { residents: [20, 80], registrationShare: 0.5 },
    ]);
    expect([...need]).toEqual([80, 120]);
  });

  it('refuses bad bands', () => {
    const bands = (residents: number[], registrationShare: number) => [{ residents, registrationShare }];
    expect(() => needWeights([])).toThrow(ArgumentError);
    expect(() => needWeights(bands([1, 2], 0.9))).toThrow('shares that add up to 1');
    expect(() => needWeights(bands([1, -2], 1))).toThrow('bands[0].residents[1] is -2');
    expect(() => needWeights(bands([0, 0], 1))).toThrow('somebody in a band');
    expect(() => needWeights([...bands([1], 0.5), ...bands([1, 2], 0.5)])).toThrow('as the first band has');
    expect(() => twoAgeBands([10], [11])).toThrow('residentsFrom65[0] is 11');
    expect(() => twoAgeBands([10], [])).toThrow('as residents has');
  });
});

describe('units', () => {
  it('turns consultants per person into consultants per 100,000', () => {
    expect([...per100k(Float64Array.of(0.00002, 0))]).toEqual([2, 0]);
  });

  it('relates access to the mean of all people', () => {
    expect([...relativeToMean([1, 3], [100, 300])]).toEqual([0.4, 1.2]);
    expect([...relativeToMean([0, 0], [1, 1])]).toEqual([0, 0]);
    expect(() => relativeToMean([1], [1, 2])).toThrow(ArgumentError);
  });
});
