import {
  classBreaks,
  classOf,
  histogram,
  naturalBreaks,
  peopleShares,
  placeFigures,
  placeStanding,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Least sum of squares over every way to cut sorted values into so many classes. */
function bruteForce(sorted: number[], classes: number): number {
  const spread = (part: number[]) => {
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  const best = (from: number, left: number): number => {
    if (left === 1) return spread(sorted.slice(from));
    let least = Number.POSITIVE_INFINITY;
    for (let to = from + 1; to <= sorted.length - left + 1; to++)
      least = Math.min(least, spread(sorted.slice(from, to)) + best(to, left - 1));
    return least;
  };
  return best(0, classes);
}

describe('classBreaks', () => {
  it('refuses a number of classes that no map can show', () => {
    expect(() => classBreaks([1, 2], { classes: 1 })).toThrow('classes is 1');
  });
  it('puts equal counts in quantile classes and equal widths in equal intervals', () => {
    const values = Float64Array.from({ length: 100 }, (_, index) => index);
    expect(classBreaks(values, { classes: 4 })).toEqual([25, 50, 75]);
    expect(classBreaks([0, 1, 2, 10], { method: 'equal', classes: 5 })).toEqual([2, 4, 6, 8]);
  });
  it('leaves out no data and merges equal limits', () => {
    expect(classBreaks([Number.NaN, 1, 1, 1, 1, 9], { classes: 5 })).toEqual([9]);
    expect(classBreaks([Number.NaN])).toEqual([]);
  });
  it('gives the lowest value a class of its own where quantiles would fall on it', () => {
    const mostlyNone = [...Array<number>(90).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(classBreaks(mostlyNone, { classes: 3 })).toEqual([1, 6]);
    expect(classBreaks(mostlyNone, { classes: 2 })).toEqual([1]);
    expect(classBreaks([4, 4, 4], { classes: 5 })).toEqual([]);
  });
  it('cuts below and above a limit that stands fast, where there are values on both sides', () => {
    const values = [-8, -6, -4, -2, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(classBreaks(values, { classes: 4, split: 0 })).toEqual([-4, 0, 5]);
    expect(classBreaks(values, { classes: 5, split: 0 })).toEqual([-4, 0, 5]);
    expect(classBreaks(values, { classes: 2, split: 0 })).toEqual([0]);
    expect(classBreaks([1, 2, 3, 4], { classes: 2, split: 0 })).toEqual([3]);
    expect(classBreaks([-4, -3, -2, -1], { classes: 2, split: 0 })).toEqual([-2]);
  });
  it('gives ascending limits above the lowest value and not above the highest, by every method', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom('quantile', 'equal', 'natural'),
        fc.option(fc.constant(0), { nil: undefined }),
        (values, classes, method, split) => {
          const limits = classBreaks(values, { method, classes, ...(split === undefined ? {} : { split }) });
          expect(limits.length).toBeLessThan(classes);
          const steps = [Math.min(...values), ...limits];
          for (let k = 1; k < steps.length; k++) expect(steps[k]!).toBeGreaterThan(steps[k - 1]!);
          if (limits.length > 0) expect(limits.at(-1)!).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });
  it('finds the natural breaks that brute force finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 12 }),
        fc.integer({ min: 2, max: 4 }),
        (values, classes) => {
          const sorted = values.toSorted((a, b) => a - b);
          fc.pre(new Set(sorted).size > classes);
          const limits = naturalBreaks(Float64Array.from(sorted), classes);
          expect(limits).toHaveLength(classes - 1);
          const parts = Array.from({ length: classes }, (_, index) =>
            sorted.filter((value) => classOf(value, limits) === index),
          );
          const total = parts.reduce((sum, part) => {
            const mean = part.reduce((a, b) => a + b, 0) / part.length;
            return sum + part.reduce((a, b) => a + (b - mean) ** 2, 0);
          }, 0);
          expect(total).toBeCloseTo(bruteForce(sorted, classes), 8);
        },
      ),
    );
  });
});

describe('classOf', () => {
  it('puts a limit itself in the upper class and NaN in none', () => {
    expect([14.9, 15, 59, 60, Number.NaN].map((value) => classOf(value, [15, 30, 45, 60]))).toEqual([
      0, 1, 3, 4, -1,
    ]);
  });
});

describe('peopleShares', () => {
  it('counts people, not areas, and leaves out areas without a figure', () => {
    expect(peopleShares([10, 20, 30, Number.NaN], [1, 2, 1, 100], 20)).toEqual({ lower: 0.25, higher: 0.25 });
  });
  it('refuses arrays of different lengths', () => {
    expect(() => peopleShares([1], [1, 2], 1)).toThrow('residents is 2');
  });
});

describe('placeStanding', () => {
  it('counts from the worst, leaves out places without a figure, and lets equal figures share a rank', () => {
    const figures = [10, 40, Number.NaN, 40, 25];
    expect(figures.map((_, place) => placeStanding(figures, place, 'higher')?.rankFromWorst)).toEqual([
      4,
      1,
      undefined,
      1,
      3,
    ]);
    expect(placeStanding(figures, 0, 'lower')).toEqual({ rankFromWorst: 1, places: 4 });
  });

  it('is the place in the sorted figures, for distinct figures', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), (figures) => {
        const sorted = figures.toSorted((a, b) => b - a);
        const ranks = sorted.map((figure) => placeStanding(figures, figures.indexOf(figure), 'higher'));
        expect(ranks.map((standing) => standing!.rankFromWorst)).toEqual(sorted.map((_, index) => index + 1));
      }),
    );
  });
});

describe('placeFigures', () => {
  it('weights means by residents and adds sums up', () => {
    const mean = placeFigures([10, 40, 5], [3, 1, 9], [0, 0, 1], 3, 'residentMean');
    expect([...mean]).toEqual([17.5, 5, Number.NaN]);
    expect([...placeFigures([10, 40, 5], [3, 1, 9], [0, 0, 1], 2, 'sum')]).toEqual([50, 5]);
    expect([...placeFigures([10], [3], [0], 1, 'none')]).toEqual([Number.NaN]);
  });
});

describe('histogram', () => {
  it('counts every value once, the highest in the last interval', () => {
    const found = histogram([0, 1, 2, 4, Number.NaN], [5, 5, 5, 7, 9], 2);
    expect([...found!.counts]).toEqual([2, 2]);
    expect([...found!.people]).toEqual([10, 12]);
    expect(histogram([Number.NaN], [1], 3)).toBeNull();
  });
});
