import {
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  nearestWeights,
  type PermutedLags,
  permuteLags,
  pseudoPValues,
  rowStandardisedWeights,
  type SpatialWeights,
  seededRandom,
  spatialLag,
} from '@postcode-lottery/core';
import { permuteLagsInWorkers } from '@postcode-lottery/core/node';
import { describe, expect, it } from 'vitest';
import { permutationsOf, SIX } from './enumerate.ts';

const binary = listedWeights(SIX.ids, SIX.neighbours);
const uneven = {
  ...binary,
  weights: binary.weights.map((_, link) => 1 + ((link * 7) % 5) / 4),
};

function randomCase(count: number, seed: number) {
  const random = seededRandom(seed);
  const draw = () => Float64Array.from({ length: count }, () => random() * 1000);
  return { values: draw(), spatial: nearestWeights(draw(), draw(), 5) };
}

/** The share of all placings of the other values whose lag is at least, and at most, the observed one. */
function exactShares(values: readonly number[], spatial: SpatialWeights, area: number) {
  const observed = spatialLag(values, spatial)[area]!;
  const held = [...permutationsOf(values)].filter((order) => order[area] === values[area]);
  const lags = held.map((order) => spatialLag(order, spatial)[area]!);
  return {
    greater: lags.filter((lag) => lag >= observed - 1e-9).length / lags.length,
    less: lags.filter((lag) => lag <= observed + 1e-9).length / lags.length,
  };
}

function expectSame(found: PermutedLags, expected: PermutedLags) {
  expect(found.greater).toEqual(expected.greater);
  expect(found.less).toEqual(expected.less);
  expect(found.difference).toEqual(expected.difference);
  expect(found.deviation).toEqual(expected.deviation);
}

describe('permuteLags', () => {
  it('rejects bad input', () => {
    expect(() => permuteLags(SIX.values, binary, { permutations: 0 })).toThrow(/permutations is 0; expected/);
    expect(() => permuteLags(SIX.values, binary, { permutations: 9.5 })).toThrow(/permutations is 9.5/);
    expect(() => permuteLags([1, 2], binary, { permutations: 9 })).toThrow(/values is an array of 2/);
    expect(() => permuteLags([1, 2, 3, Number.NaN, 5, 6], binary, { permutations: 9 })).toThrow(
      /values\[3\] is NaN/,
    );
  });

  for (const [name, spatial] of [
    ['equal', binary],
    ['unequal', uneven],
  ] as const)
    it(`agrees with every placing of six values, ${name} weights`, () => {
      const permutations = 40_000;
      const found = permuteLags(SIX.values, spatial, { permutations, seed: 5 });
      for (const area of SIX.ids.keys()) {
        const exact = exactShares(SIX.values, spatial, area);
        for (const side of ['greater', 'less'] as const) {
          const share = exact[side];
          expect(Math.abs(found[side][area]! / permutations - share)).toBeLessThanOrEqual(
            4.5 * Math.sqrt((share * (1 - share)) / permutations),
          );
        }
      }
    });

  it('ranks rows of all but equal weights, each summed in full, as it ranks equal ones by a sorted list', () => {
    const { values, spatial } = randomCase(400, 11);
    const nudged = { ...spatial, weights: spatial.weights.map((_, link) => 1 + (link % 3) * 1e-11) };
    const sorted = permuteLags(values, spatial, { permutations: 499, seed: 3 });
    const summed = permuteLags(values, nudged, { permutations: 499, seed: 3 });
    expect(summed.greater).toEqual(sorted.greater);
    expect(summed.less).toEqual(sorted.less);
    for (const area of values.keys()) {
      expect(summed.difference[area]).toBeCloseTo(sorted.difference[area]!, 6);
      expect(summed.deviation[area]).toBeCloseTo(sorted.deviation[area]!, 6);
    }
  });

  it('comes near the analytic score as permutations grow', () => {
    const { values, spatial } = randomCase(600, 2);
    const found = localGetisOrd(values, spatial, { permutations: { permutations: 20_000 } });
    for (const area of values.keys()) expect(found.permuted!.z[area]).toBeCloseTo(found.z[area]!, 0.7);
  });

  it('has pseudo p-values that are uniform over areas when values are random', () => {
    const { values, spatial } = randomCase(4000, 8);
    const { permuted } = localMoran(values, rowStandardisedWeights(spatial), {
      permutations: { permutations: 999 },
    });
    const tenths = new Float64Array(10);
    for (const p of permuted!.p) tenths[Math.min(9, Math.floor(p * 10))]! += 1;
    for (const found of tenths) expect(Math.abs(found - 400)).toBeLessThan(110);
  });

  it('repeats itself for a seed, differs between seeds, and does not depend on the number of workers', async () => {
    const { values, spatial } = randomCase(250, 4);
    const weights = spatial.weights.map((_, link) => (link < 500 ? 1 : 1 + (link % 4)));
    const mixed = { ...spatial, weights };
    const options = { permutations: 199, seed: 77 };
    const alone = permuteLags(values, mixed, options);
    expectSame(permuteLags(values, mixed, options), alone);
    expect(permuteLags(values, mixed, { permutations: 199, seed: 78 }).greater).not.toEqual(alone.greater);
    for (const workers of [1, 2, 3])
      expectSame(await permuteLagsInWorkers(values, mixed, { ...options, workers }), alone);
  });

  it('rejects bad input to workers where the caller sees it', async () => {
    const { values, spatial } = randomCase(50, 4);
    await expect(permuteLagsInWorkers(values, spatial, { permutations: 0 })).rejects.toThrow(
      /permutations is 0/,
    );
    await expect(permuteLagsInWorkers(values, spatial, { permutations: 9, workers: 0 })).rejects.toThrow(
      /workers is 0/,
    );
  });
});

describe('global statistics under permutation', () => {
  it('agree with all 720 orders of six values', () => {
    const permutations = 20_000;
    for (const statistic of [globalMoran, globalGetisOrd])
      for (const spatial of [binary, uneven]) {
        const found = statistic(SIX.values, spatial, { permutations: { permutations, seed: 3 } });
        const all = [...permutationsOf(SIX.values)].map((order) => statistic(order, spatial).statistic);
        const greater = all.filter((one) => one >= found.statistic - 1e-12).length / all.length;
        const sampling = Math.sqrt((greater * (1 - greater)) / permutations);
        expect(Math.abs(found.permuted!.greater / permutations - greater)).toBeLessThanOrEqual(
          4.5 * sampling,
        );
        expect(found.permuted!.z).toBeCloseTo(found.z, 1);
        expect(found.permuted!.p).toBeCloseTo(
          Math.min(1, (2 * (Math.min(found.permuted!.greater, found.permuted!.less) + 1)) / 20_001),
          12,
        );
      }
  });

  it('rejects permutations of 0', () => {
    expect(() => globalMoran(SIX.values, binary, { permutations: { permutations: 0 } })).toThrow(
      /permutations is 0/,
    );
  });
});

describe('pseudoPValues', () => {
  it('counts as published: (r + 1) / (n + 1), two-sided doubled and at most 1', () => {
    const lags = {
      permutations: 9,
      greater: Uint32Array.of(0, 9, 5, 9),
      less: Uint32Array.of(9, 0, 5, 9),
      difference: new Float64Array(4),
      deviation: new Float64Array(4),
    };
    expect([...pseudoPValues(lags, 'greater')]).toEqual([0.1, 1, 0.6, 1]);
    expect([...pseudoPValues(lags, 'less')]).toEqual([1, 0.1, 0.6, 1]);
    expect([...pseudoPValues(lags, 'directed')]).toEqual([0.1, 0.1, 0.5, 0.1]);
    expect([...pseudoPValues(lags, 'two-sided')]).toEqual([0.2, 0.2, 1, 1]);
  });
});
