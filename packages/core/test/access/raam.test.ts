import { ArgumentError, rationalAgentAccess } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { travelOf } from './travel-of.ts';

const travel = travelOf([
  [34.56, 45.72],
  [131.16, 1.78],
  [123.36, 119.76],
  [70.72, 46.15],
]);
const demand = [2845, 1950, 2115, 2712];
const supply = [23, 31];

/** Expected costs: the iteration of PySAL access, followed in numpy on the same minutes. */
describe('rational agent access', () => {
  it.each([
    [
      'default settings',
      {},
      [1.5415318879741173, 1.0552397820407087, 3.0215514393131833, 1.7947397820407085],
    ],
    [
      'steps of ten people, tau 30',
      { initialStep: 10, stepUnit: 'people', tauMinutes: 30 },
      [2.0006529963037605, 1.1716230457531238, 5.061232654255458, 2.650623045753124],
    ],
    [
      'rho 50, 40 rounds',
      { rho: 50, maximumCycles: 40 },
      [4.104695652173913, 3.6193440860215054, 5.585114353827433, 4.358844086021506],
    ],
  ] as const)('%s', (_, settings, expected) => {
    const cost = rationalAgentAccess({ travel, demand, supply, ...settings });
    expected.forEach((value, area) => {
      expect(cost[area]).toBeCloseTo(value, 12);
    });
  });

  it('is travel plus congestion where there is one site', () => {
    expect([...rationalAgentAccess({ travel: travelOf([[30]]), demand: [100], supply: [2] })]).toEqual([1.5]);
  });

  it('is infinite without a journey to supply, and never NaN', () => {
    const cost = rationalAgentAccess({
      travel: travelOf([
        [30, 10],
        [null, 10],
        [null, null],
        [60, null],
      ]),
      demand: [100, 100, 100, 0],
      supply: [2, 0],
    });
    expect([...cost]).toEqual([
      0.5 + 100 / 300,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1 + 1 / 3,
    ]);
  });

  it('refuses settings that are none', () => {
    const input = { travel, demand, supply };
    for (const settings of [{ tauMinutes: 0 }, { rho: -1 }, { maximumCycles: 0 }, { halfLife: 0 }])
      expect(() => rationalAgentAccess({ ...input, ...settings })).toThrow(ArgumentError);
  });
});
