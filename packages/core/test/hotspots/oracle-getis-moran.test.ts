import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  permuteLags,
  pseudoPValues,
  rowStandardisedWeights,
  withSelfWeights,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const shared = resolve(process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
const path = resolve(shared, 'oracles/30-pysal-esda-moran-getis.json');
const present = existsSync(path);

interface Case {
  id: string;
  statistic: 'moran' | 'getis-ord';
  transform?: string;
  ids: string[];
  y: number[];
  neighbors: Record<string, string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: the file's own shape
  expected: any;
}
const cases: Case[] = present ? JSON.parse(readFileSync(path, 'utf8')).cases : [];

function expectClose(found: ArrayLike<number>, expected: number[], relative = 1e-7) {
  expect(found.length).toBe(expected.length);
  for (const [place, value] of expected.entries())
    expect(
      Math.abs(found[place]! - value),
      `[${place}] ${found[place]} against ${value}`,
    ).toBeLessThanOrEqual(relative * Math.abs(value) + 1e-12);
}

/** The file's tolerance of a random p-value. */
function expectNearPseudoP(found: ArrayLike<number>, expected: number[], permutations: number) {
  for (const [place, p] of expected.entries())
    expect(Math.abs(found[place]! - p), `[${place}] ${found[place]} against ${p}`).toBeLessThanOrEqual(
      4 * Math.sqrt((p * (1 - p)) / permutations) + 2 / (permutations + 1),
    );
}

describe.skipIf(!present)(`esda's Moran and Getis-Ord cases (needs ${path})`, () => {
  for (const one of cases.filter(({ statistic }) => statistic === 'moran')) {
    const binary = listedWeights(one.ids, one.neighbors);
    const spatial = one.transform === 'B' ? binary : rowStandardisedWeights(binary);

    it(`${one.id}: global I`, () => {
      const { global } = one.expected;
      const randomisation = globalMoran(one.y, spatial);
      const normality = globalMoran(one.y, spatial, { assumption: 'normality' });
      expectClose(
        [
          randomisation.statistic,
          randomisation.expected,
          randomisation.variance,
          randomisation.z,
          randomisation.p,
        ],
        [global.I, global.EI, global.VI_rand, global.z_rand, global.p_rand_two_sided],
      );
      expectClose(
        [normality.variance, normality.z, normality.p],
        [global.VI_norm, global.z_norm, global.p_norm_two_sided],
      );
    });

    it(`${one.id}: local I`, () => {
      const { local } = one.expected;
      const found = localMoran(one.y, spatial);
      expectClose(found.i, local.I);
      expectClose(found.conditionalExpected, local.EIc);
      expectClose(found.conditionalVariance, local.VIc);
      expect([...found.quadrant]).toEqual(local.quadrant);
    });
  }

  for (const one of cases.filter(({ statistic }) => statistic === 'getis-ord')) {
    const binary = listedWeights(one.ids, one.neighbors);

    it(`${one.id}: global G`, () => {
      const { global_G: expected } = one.expected;
      const found = globalGetisOrd(one.y, binary);
      expectClose(
        [found.statistic, found.expected, found.variance, found.z, found.p / 2],
        [expected.G, expected.EG, expected.VG, expected.z_norm, expected.p_norm_one_sided],
      );
    });

    for (const star of [false, true])
      it(`${one.id}: ${star ? 'Gi*' : 'Gi'}`, () => {
        const name = star ? 'GiStar' : 'Gi';
        const found = localGetisOrd(one.y, binary, { star });
        expectClose(found.g, one.expected[`${name}_binary`].G);
        expectClose(found.z, one.expected[`${name}_binary`].Z);
        expectClose(
          found.p.map((p) => p / 2),
          one.expected[`${name}_binary`].p_norm,
        );
        const row = localGetisOrd(one.y, rowStandardisedWeights(binary), { star });
        expectClose(row.g, one.expected[`${name}_row`].G);
        expectClose(row.z, [...found.z]);
      });
  }

  // The smaller cases have ties, which esda counts or not by the rounding of its sums.
  for (const id of ['moran-stl-78', 'moran-sids2-100', 'getis-stl-78'])
    it(`${id}: pseudo p-values of conditional permutations`, () => {
      const one = cases.find((candidate) => candidate.id === id)!;
      const binary = listedWeights(one.ids, one.neighbors);
      const many = { permutations: 99_999, seed: 12 };
      if (one.statistic === 'getis-ord') {
        const lags = permuteLags(one.y, withSelfWeights(binary), many);
        const { p_sim_directed: expected, permutations } = one.expected.GiStar_binary;
        expectNearPseudoP(pseudoPValues(lags, 'directed'), expected, permutations);
      } else {
        const found = localMoran(one.y, rowStandardisedWeights(binary), { permutations: many });
        const { p_sim_directed: expected, permutations } = one.expected.local;
        expectNearPseudoP(
          found.permuted!.p.map((p) => p / 2),
          expected,
          permutations,
        );
      }
    });
});
