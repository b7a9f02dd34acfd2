import {
  bootstrapEstimate,
  concentrationIndex,
  giniIndex,
  giniOf,
  seededRandom,
} from '@postcode-lottery/core';
import { compareRuns } from './compare-runs.ts';
import type { BenchRow } from './row.ts';

const AREAS = 33_755;
const REPLICATES = 100;
const SEED = 2026;

/** Inequality for as many areas as England has, against the same written plainly. */
export async function bench(): Promise<BenchRow[]> {
  const random = seededRandom(SEED);
  const values = Float64Array.from({ length: AREAS }, () => random() ** 2 * 10);
  const people = Float64Array.from({ length: AREAS }, () => 1000 + Math.floor(random() * 1500));
  const advantage = Float64Array.from({ length: AREAS }, () => random());
  const size = `${AREAS.toLocaleString('en-GB')} areas`;
  const near = (found: number, expected: number): boolean => Math.abs(found - expected) < 1e-11;
  return [
    compareRuns({
      name: `Gini: ${size}`,
      ours: () => giniIndex(values, people),
      baseline: 'areas as objects, sorted and summed',
      other: () => plainConcentration(values, people, values),
      equal: near,
    }),
    compareRuns({
      name: `Concentration index: ${size}`,
      ours: () => concentrationIndex(values, people, advantage),
      baseline: 'areas as objects, sorted and summed',
      other: () => plainConcentration(values, people, advantage),
      equal: near,
    }),
    compareRuns({
      name: `Bootstrap of Gini, ${REPLICATES} resamples: ${size}`,
      ours: () => bootstrapEstimate(giniOf(values), people, { replicates: REPLICATES, seed: SEED }).low!,
      baseline: 'each resample drawn as areas, sorted and summed',
      other: () => plainBootstrap(values, people),
      equal: near,
      runs: [2, 1],
    }),
  ];
}

/** Twice the area between the diagonal and the curve; the Gini index where people are lined up by the values. */
function plainConcentration(values: Float64Array, people: Float64Array, advantage: Float64Array): number {
  const areas = Array.from(values, (value, area) => ({
    value,
    people: people[area]!,
    advantage: advantage[area]!,
  }));
  return plainIndex(areas);
}

function plainIndex(areas: { value: number; people: number; advantage: number }[]): number {
  areas.sort((left, right) => left.advantage - right.advantage);
  const everybody = areas.reduce((sum, area) => sum + area.people, 0);
  const everything = areas.reduce((sum, area) => sum + area.people * area.value, 0);
  let share = 0;
  let under = 0;
  for (const area of areas) {
    const next = share + (area.people * area.value) / everything;
    under += ((share + next) * area.people) / everybody;
    share = next;
  }
  return 1 - under;
}

/** The lower end of the 95% interval, from the same draws. */
function plainBootstrap(values: Float64Array, people: Float64Array): number {
  const random = seededRandom(SEED);
  const figures = Array.from({ length: REPLICATES }, () =>
    plainIndex(
      Array.from(values, () => {
        const area = Math.floor(random() * AREAS);
        return { value: values[area]!, people: people[area]!, advantage: values[area]! };
      }),
    ),
  ).sort((left, right) => left - right);
  const position = 0.025 * (REPLICATES - 1);
  const below = Math.floor(position);
  return figures[below]! + (position - below) * (figures[below + 1]! - figures[below]!);
}
