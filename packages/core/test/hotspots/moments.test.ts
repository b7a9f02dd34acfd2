import {
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  rowStandardisedWeights,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { meanAndVariance, permutationsOf, SIX } from './enumerate.ts';

const binary = listedWeights(SIX.ids, SIX.neighbours);
const row = rowStandardisedWeights(binary);
const uneven = listedWeights(SIX.ids, SIX.neighbours, {
  a: [1, 2],
  b: [0.5, 1, 3],
  c: [1, 1.5],
  d: [2, 1, 0.25],
  e: [1, 4],
  f: [0.1, 1],
});
const all = [...permutationsOf(SIX.values)];
const sets = [
  ['binary', binary],
  ['row-standardised', row],
  ['uneven', uneven],
] as const;

describe('moments against every one of the 720 orders of six values', () => {
  for (const [name, spatial] of sets) {
    it(`global Moran, ${name}`, () => {
      const found = globalMoran(SIX.values, spatial);
      const [mean, variance] = meanAndVariance(all.map((order) => globalMoran(order, spatial).statistic));
      expect(found.expected).toBeCloseTo(mean, 12);
      expect(found.variance).toBeCloseTo(variance, 12);
    });

    it(`global G, ${name}`, () => {
      const found = globalGetisOrd(SIX.values, spatial);
      const [mean, variance] = meanAndVariance(all.map((order) => globalGetisOrd(order, spatial).statistic));
      expect(found.expected).toBeCloseTo(mean, 12);
      expect(found.variance).toBeCloseTo(variance, 12);
    });

    it(`local Moran when all values are shuffled, ${name}`, () => {
      const found = localMoran(SIX.values, spatial);
      const shuffled = all.map((order) => localMoran(order, spatial, { scale: 'n' }).i);
      for (const area of SIX.ids.keys()) {
        const [mean, variance] = meanAndVariance(shuffled.map((i) => i[area]!));
        expect(found.totalExpected[area]).toBeCloseTo(mean, 12);
        expect(found.totalVariance[area]).toBeCloseTo(variance, 12);
      }
    });

    it(`local Moran, Gi and Gi* when the area keeps its value, ${name}`, () => {
      const moran = localMoran(SIX.values, spatial);
      const gi = localGetisOrd(SIX.values, spatial);
      for (const area of SIX.ids.keys()) {
        const held = all.filter((order) => order[area] === SIX.values[area]);
        const [mean, variance] = meanAndVariance(
          held.map((order) => localMoran(order, spatial, { scale: 'n' }).i[area]!),
        );
        expect(moran.conditionalExpected[area]).toBeCloseTo(mean, 12);
        expect(moran.conditionalVariance[area]).toBeCloseTo(variance, 12);
        const [giMean, giVariance] = meanAndVariance(
          held.map((order) => localGetisOrd(order, spatial).g[area]!),
        );
        expect(gi.expected[area]).toBeCloseTo(giMean, 12);
        expect(gi.variance[area]).toBeCloseTo(giVariance, 12);
      }
    });

    it(`Gi* when all values are shuffled, ${name}`, () => {
      const found = localGetisOrd(SIX.values, spatial, { star: true });
      const shuffled = all.map((order) => localGetisOrd(order, spatial, { star: true }).g);
      for (const area of SIX.ids.keys()) {
        const [mean, variance] = meanAndVariance(shuffled.map((g) => g[area]!));
        expect(found.expected[area]).toBeCloseTo(mean, 12);
        expect(found.variance[area]).toBeCloseTo(variance, 12);
      }
    });
  }
});
