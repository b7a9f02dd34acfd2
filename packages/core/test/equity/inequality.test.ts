import {
  ArgumentError,
  bootstrapEstimate,
  giniIndex,
  giniOf,
  palmaRatio,
  povertyMeasures,
  povertyOf,
  tailRatioOf,
  theilDecomposition,
  theilL,
  theilOf,
  theilT,
  twentyTwentyRatio,
  weightedQuantiles,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Values and whole numbers of people, at least one of them above 0 in each. */
const distribution = fc
  .array(
    fc.record({
      value: fc.integer({ min: 0, max: 500 }),
      people: fc.integer({ min: 0, max: 6 }),
      group: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .filter((areas) => areas.some(({ value, people }) => value > 0 && people > 0))
  .map((areas) => ({
    values: areas.map(({ value }) => value),
    people: areas.map(({ people }) => people),
    groups: areas.map(({ group }) => group),
    persons: areas.flatMap(({ value, people }) => new Array<number>(people).fill(value)),
  }));

describe('inequality measures: bad input', () => {
  it.each<[string, () => unknown, string]>([
    ['values below 0', () => giniIndex([1, -1], [1, 1]), 'values[1] is -1'],
    ['values that are missing', () => theilT([Number.NaN], [1]), 'values[0] is NaN'],
    ['no journey', () => theilL([Number.POSITIVE_INFINITY], [1]), 'values[0] is Infinity'],
    ['people below 0', () => giniIndex([1, 2], [1, -1]), 'people[1] is -1'],
    ['people of other areas', () => giniIndex([1, 2], [1]), 'people is an array of 1'],
    ['a group out of range', () => theilDecomposition('T', [1], [1], [3], 3), 'groupOfArea[0] is 3'],
    ['a line of 0', () => povertyMeasures([1], [1], 0), 'line is 0'],
    ['a side that is none', () => povertyMeasures([1], [1], 1, 'left' as never), 'poor is "left"'],
    ['quantiles of nobody', () => weightedQuantiles([1], [0], [0.5]), 'people is'],
    ['a quantile above 1', () => weightedQuantiles([1], [1], [1.5]), 'probabilities[0] is 1.5'],
    ['a tail of everybody', () => tailRatioOf([1], [1], 1, 0.1), 'leastShare is 1'],
    ['advantage of other areas', () => palmaRatio([1, 2], [1, 1], [1]), 'advantage is an array of 1'],
    ['no replicates', () => bootstrapEstimate(giniOf([1]), [1], { replicates: 0 }), 'replicates is 0'],
    ['certainty', () => bootstrapEstimate(giniOf([1]), [1], { level: 1 }), 'level is 1'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });
});

describe('inequality measures: right numbers', () => {
  it('takes Gini as half the relative mean difference between persons', () => {
    fc.assert(
      fc.property(distribution, ({ values, people, persons }) => {
        const differences = sum(persons.flatMap((one) => persons.map((other) => Math.abs(one - other))));
        const expected = differences / (2 * persons.length * sum(persons));
        expect(giniIndex(values, people)).toBeCloseTo(expected, 10);
      }),
    );
  });

  it('takes Theil over persons, keeping those with 0', () => {
    fc.assert(
      fc.property(distribution, ({ values, people, persons }) => {
        const mean = sum(persons) / persons.length;
        const t = sum(persons.map((value) => (value === 0 ? 0 : (value / mean) * Math.log(value / mean))));
        expect(theilT(values, people)).toBeCloseTo(t / persons.length, 10);
        const l = sum(persons.map((value) => Math.log(mean / value))) / persons.length;
        if (Number.isFinite(l)) expect(theilL(values, people)).toBeCloseTo(l, 10);
        else expect(theilL(values, people)).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('splits Theil into between and within that add up to the whole', () => {
    fc.assert(
      fc.property(distribution, fc.constantFrom('T', 'L'), ({ values, people, groups }, kind) => {
        const positive = kind === 'L' ? values.map((value) => value + 1) : values;
        const split = theilDecomposition(kind, positive, people, groups, 3);
        const whole = kind === 'T' ? theilT(positive, people) : theilL(positive, people);
        expect(split.total).toBeCloseTo(whole, 10);
        expect(split.between).toBeGreaterThanOrEqual(-1e-12);
        expect(split.within).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('gives the by-hand figures of two areas', () => {
    expect(giniIndex([1, 3], [100, 100])).toBeCloseTo(0.25, 15);
    expect(theilT([1, 3], [100, 100])).toBeCloseTo(0.130812, 6);
    expect(theilL([1, 3], [100, 100])).toBeCloseTo(0.143841, 6);
    const split = theilDecomposition('T', [1, 3, 2, 2], [1, 1, 1, 1], [0, 0, 1, 1], 2);
    expect(split.between).toBeCloseTo(0, 15);
    expect(split.groupWithin[0]).toBeCloseTo(split.total, 15);
  });

  it('is 0 where all are equal, where there is nothing and where there is nobody', () => {
    for (const measure of [giniIndex, theilT]) {
      expect(measure([2, 2, 2], [5, 1, 0])).toBeCloseTo(0, 15);
      expect(measure([0, 0], [1, 1])).toBe(0);
      expect(measure([1, 2], [0, 0])).toBe(0);
      expect(measure([], [])).toBe(0);
      expect(measure([7], [10])).toBe(0);
    }
  });

  it('does not depend on the unit, the order or the number of people', () => {
    fc.assert(
      fc.property(distribution, ({ values, people }) => {
        for (const measure of [giniIndex, theilT]) {
          const plain = measure(values, people);
          expect(
            measure(
              values.map((value) => value * 60),
              people,
            ),
          ).toBeCloseTo(plain, 10);
          expect(
            measure(
              values,
              people.map((count) => count * 9),
            ),
          ).toBeCloseTo(plain, 10);
          expect(measure(values.toReversed(), people.toReversed())).toBeCloseTo(plain, 10);
        }
      }),
    );
  });

  it('changes no input', () => {
    const values = Object.freeze([3, 1, 2]);
    const people = Object.freeze([1, 2, 3]);
    giniIndex(values, people);
    theilT(values, people);
    palmaRatio(values, people);
    povertyMeasures(values, people, 2);
  });
});

describe('tails', () => {
  it('takes quantiles as one does of persons in a row', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 0, max: 1, noNaN: true }), (areas, probability) => {
        const persons = areas.persons.toSorted((a, b) => a - b);
        const position = probability * (persons.length - 1);
        const below = Math.floor(position);
        const above = Math.min(below + 1, persons.length - 1);
        const expected = persons[below]! + (position - below) * (persons[above]! - persons[below]!);
        expect(weightedQuantiles(areas.values, areas.people, [probability])[0]).toBeCloseTo(expected, 8);
      }),
    );
  });

  it('compares the tenth at the top with the four tenths at the bottom', () => {
    const people = new Array(10).fill(100);
    expect(palmaRatio([1, 1, 1, 1, 2, 2, 2, 2, 2, 3], people)).toBeCloseTo(3, 12);
    expect(palmaRatio([9, 5, 5, 5, 2, 2, 2, 2, 2, 3], people, [10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeCloseTo(
      9 / ((5 + 5 + 5 + 2) / 4),
      12,
    );
    expect(twentyTwentyRatio([1, 2, 2, 2, 4], [100, 100, 100, 100, 100])).toBeCloseTo(4, 12);
  });

  it('is null where a tail has nobody', () => {
    expect(palmaRatio([1, 1], [1, 1])).toBeNull();
    expect(palmaRatio([0, 5], [9, 9], [1, 2])).toBeNull();
  });
});

describe('access poverty', () => {
  it('counts, measures and weighs those beyond the line', () => {
    const beyond = povertyMeasures([30, 60, 45], [300, 100, 50], 45, 'above');
    expect(beyond.headcount).toBeCloseTo(100 / 450, 15);
    expect(beyond.gap).toBeCloseTo((100 / 450) * (15 / 45), 15);
    expect(beyond.severity).toBeCloseTo((100 / 450) * (15 / 45) ** 2, 15);
    const below = povertyMeasures([30, 60, 45], [300, 100, 50], 45);
    expect(below.headcount).toBeCloseTo(300 / 450, 15);
    expect(below.gap).toBeCloseTo((300 / 450) * (15 / 45), 15);
  });

  it('counts those without a journey as beyond the line', () => {
    const { headcount, gap } = povertyMeasures([Number.POSITIVE_INFINITY, 10], [1, 3], 45, 'above');
    expect(headcount).toBe(0.25);
    expect(gap).toBe(Number.POSITIVE_INFINITY);
    expect(povertyMeasures([Number.POSITIVE_INFINITY, 10], [0, 3], 45, 'above').gap).toBe(0);
  });
});

describe('bootstrap intervals', () => {
  const values = Array.from({ length: 200 }, (_, area) => 10 + ((area * 37) % 50));
  const people = values.map(() => 100);

  it('repeats with its seed and holds the figure', () => {
    const once = bootstrapEstimate(giniOf(values), people, { seed: 3, replicates: 200 });
    expect(bootstrapEstimate(giniOf(values), people, { seed: 3, replicates: 200 })).toEqual(once);
    expect(bootstrapEstimate(giniOf(values), people, { seed: 4, replicates: 200 }).low).not.toBe(once.low);
    expect(once.value).toBe(giniIndex(values, people));
    expect(once.low).toBeLessThan(once.value);
    expect(once.high).toBeGreaterThan(once.value);
  });

  it('is about as wide as the analytic interval of a share', () => {
    const { value, low, high } = bootstrapEstimate(povertyOf(0, values, 30), people, { replicates: 2000 });
    const error = Math.sqrt((value * (1 - value)) / values.length);
    expect((high! - low!) / (2 * 1.96 * error)).toBeGreaterThan(0.9);
    expect((high! - low!) / (2 * 1.96 * error)).toBeLessThan(1.1);
  });

  it('says that there is none where the measure is seldom defined', () => {
    const rare = bootstrapEstimate(tailRatioOf([1, 2], [1, 2], 0.4, 0.4), [1, 1], { replicates: 100 });
    expect(rare.low).toBeNull();
    expect(() => bootstrapEstimate(tailRatioOf([1, 1], [1, 1], 0.4, 0.4), [1, 1])).toThrow(
      'statistic is null',
    );
    expect(bootstrapEstimate(theilOf('T', [5, 5]), [1, 1], { replicates: 10 })).toMatchObject({
      low: 0,
      high: 0,
    });
  });
});
