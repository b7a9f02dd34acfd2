import {
  ArgumentError,
  ASSOCIATION_CAVEAT,
  association,
  bootstrapEstimate,
  concentrationCurve,
  concentrationIndex,
  concentrationIndexOf,
  giniIndex,
  groupGap,
  groupMeans,
  measuredAreas,
  scatterByPlace,
  slopeIndex,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

/** Six areas, two of them tied in advantage. Expected figures were computed from the formulas with numpy. */
const minutes = [30, 42, 25, 60, 18, 33];
const people = [100, 250, 80, 400, 120, 50];
const advantage = [1, 2, 2, 3, 4, 5];

describe('concentration index', () => {
  it('agrees with its formulas', () => {
    const index = (options = {}) => concentrationIndex(minutes, people, advantage, options);
    expect(index()).toBeCloseTo(0.021179866081736325, 14);
    expect(index({ type: 'erreygers' })).toBeCloseTo(0.08736190476190478, 14);
    expect(index({ type: 'wagstaff' })).toBeCloseTo(0.09120364638459143, 14);
    expect(index({ type: 'erreygers', bounds: [0, 100] })).toBeCloseTo(0.036692, 14);
    expect(index({ type: 'wagstaff', bounds: [0, 100] })).toBeCloseTo(0.03736085038231844, 14);
  });

  it('is the Gini index where people are lined up by the values themselves', () => {
    expect(concentrationIndex(minutes, people, minutes)).toBeCloseTo(giniIndex(minutes, people), 14);
    expect(
      concentrationIndex(
        minutes,
        people,
        minutes.map((value) => -value),
      ),
    ).toBeCloseTo(-giniIndex(minutes, people), 14);
  });

  it('follows the order given among ties only where asked to', () => {
    const swapped = [0, 2, 1, 3, 4, 5];
    const pick = (column: readonly number[]) => swapped.map((area) => column[area]!);
    const both = (ties: 'average' | 'asListed') =>
      [
        concentrationIndex(minutes, people, advantage, { ties }),
        concentrationIndex(pick(minutes), pick(people), pick(advantage), { ties }),
      ] as const;
    expect(both('average')[0]).toBeCloseTo(both('average')[1], 14);
    expect(Math.abs(both('asListed')[0] - both('asListed')[1])).toBeGreaterThan(1e-3);
  });

  it('is 0 where all are equal or there is nobody', () => {
    for (const type of ['standard', 'erreygers', 'wagstaff'] as const) {
      expect(concentrationIndex([5, 5], [1, 2], [1, 2], { type })).toBeCloseTo(0, 15);
      expect(concentrationIndex([5, 7], [0, 0], [1, 2], { type })).toBe(0);
    }
  });

  it('refuses bounds that do not hold the values', () => {
    expect(() =>
      concentrationIndex(minutes, people, advantage, { type: 'erreygers', bounds: [0, 50] }),
    ).toThrow(ArgumentError);
  });

  it('has a seeded interval', () => {
    const { value, low, high } = bootstrapEstimate(concentrationIndexOf(minutes, advantage), people, {
      seed: 5,
    });
    expect(value).toBe(concentrationIndex(minutes, people, advantage));
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });
});

describe('concentration curve', () => {
  it('runs from nothing to everything, ties on one piece', () => {
    const { peopleShare, valueShare } = concentrationCurve(minutes, people, advantage);
    const total = 30 * 100 + 42 * 250 + 25 * 80 + 60 * 400 + 18 * 120 + 33 * 50;
    expect([...peopleShare]).toEqual([0, 0.1, 0.43, 0.83, 0.95, 1]);
    expect(valueShare[2]).toBeCloseTo((30 * 100 + 42 * 250 + 25 * 80) / total, 14);
    expect(valueShare.at(-1)).toBeCloseTo(1, 14);
  });

  it('can be read at even shares', () => {
    const { peopleShare, valueShare } = concentrationCurve([1, 3], [100, 100], [1, 2], 4);
    expect([...peopleShare]).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect([...valueShare]).toEqual([0, 0.125, 0.25, 0.625, 1]);
    expect(() => concentrationCurve([1], [1], [1], 0)).toThrow('points is 0');
    expect(() => concentrationCurve([0], [1], [1])).toThrow(ArgumentError);
  });

  it('encloses half the concentration index', () => {
    const { peopleShare, valueShare } = concentrationCurve(minutes, people, advantage);
    let area = 0;
    for (let point = 1; point < peopleShare.length; point++)
      area +=
        ((valueShare[point]! + valueShare[point - 1]!) / 2) * (peopleShare[point]! - peopleShare[point - 1]!);
    expect(1 - 2 * area).toBeCloseTo(concentrationIndex(minutes, people, advantage), 14);
  });
});

describe('slope index of inequality', () => {
  it('agrees with weighted least squares and its sandwich errors', () => {
    const { slope, relative, ratio, atLeastAdvantaged, atMostAdvantaged } = slopeIndex(
      minutes,
      people,
      advantage,
    );
    expect(atLeastAdvantaged).toBeCloseTo(40.242825091115776, 10);
    expect(atMostAdvantaged).toBeCloseTo(46.37717490888423, 10);
    expect(slope.value).toBeCloseTo(6.134349817768452, 10);
    expect(slope.low).toBeCloseTo(-47.47749930118274, 5);
    expect(slope.high).toBeCloseTo(59.746198936719644, 5);
    expect(relative?.value).toBeCloseTo(0.14163818558689567, 12);
    expect(relative?.low).toBeCloseTo(-1.0553472110902966, 6);
    expect(ratio?.value).toBeCloseTo(1.1524333792142913, 12);
  });

  it('finds a straight gradient exactly', () => {
    const { slope, ratio } = slopeIndex([10, 20, 30, 40], [1, 1, 1, 1], [1, 2, 3, 4]);
    expect(slope.value).toBeCloseTo(40, 12);
    expect(slope.high! - slope.low!).toBeCloseTo(0, 6);
    expect(ratio?.value).toBeCloseTo(45 / 5, 10);
  });

  it('does without relative forms and intervals where there are none', () => {
    expect(slopeIndex([-5, 5], [1, 1], [1, 2])).toMatchObject({ relative: null, ratio: null });
    expect(slopeIndex([1, 5], [1, 1], [1, 2]).slope).toMatchObject({ low: null, high: null });
  });
});

describe('groups', () => {
  it('gives means with linearised errors', () => {
    const { group, others, gap } = groupGap(minutes, people, [1, 0, 1, 0, 1, 0]);
    expect(group.mean?.value).toBeCloseTo(23.866666666666667, 12);
    expect(group.mean?.high).toBeCloseTo(23.866666666666667 + 1.959963984540054 * 3.829739378039151, 6);
    expect(others.people).toBe(700);
    expect(gap?.value).toBeCloseTo(-27.77619047619048, 12);
    expect(gap?.low).toBeCloseTo(-27.77619047619048 - 1.959963984540054 * 8.32619105181458, 6);
  });

  it('says nothing of empty groups and of the error of one area', () => {
    expect(groupGap([1, 2], [1, 1], [false, false])).toMatchObject({ gap: null, ratio: null });
    const means = groupMeans([1, 2, 3], [5, 0, 5], [0, 0, 2], 3);
    expect(means[0]).toMatchObject({ people: 5, areas: 2, mean: { value: 1, low: null } });
    expect(means[1]).toMatchObject({ people: 0, areas: 0, mean: null });
    expect(means[2]).toMatchObject({ people: 5, areas: 1 });
  });

  it('refuses a mask of other areas', () => {
    expect(() => groupGap([1, 2], [1, 1], [1])).toThrow('inGroup is an array of 1');
    expect(() => groupMeans([1], [1], [1], 1)).toThrow('groupOfArea[0] is 1');
  });
});

describe('areas without a figure', () => {
  it('are left out and counted', () => {
    const { areas, columns, excluded } = measuredAreas(
      [5, 6, 7],
      [1, Number.POSITIVE_INFINITY, 3],
      [1, 2, Number.NaN],
    );
    expect([...areas]).toEqual([0]);
    expect(columns.map((column) => [...column])).toEqual([[1], [1]]);
    expect(excluded).toEqual({ areas: 2, people: 13 });
    expect(() => measuredAreas([1], [1, 2])).toThrow('columns[0]');
  });
});

describe('association of two measures', () => {
  const consultants = [3, 1, 4, 1, 5, 9];

  it('agrees with its formulas', () => {
    const result = association(consultants, minutes, people);
    expect(result.pearson?.value).toBeCloseTo(-0.7121934368182433, 12);
    expect(result.spearman?.value).toBeCloseTo(-0.8486162236476267, 12);
    expect(result.slope.value).toBeCloseTo(-5.18703308, 7);
    expect(result.slope.high).toBeCloseTo(-5.18703308 + 1.959963984540054 * 2.931742432503467, 6);
    expect(result.intercept).toBeCloseTo(55.34391676, 7);
    expect(result.effectivePoints).toBeCloseTo(3.9093041438623923, 12);
    const margin = 1.959963984540054 / Math.sqrt(0.9093041438623923);
    expect(result.pearson?.low).toBeCloseTo(Math.tanh(Math.atanh(-0.7121934368182433) - margin), 8);
  });

  it('is null where a measure does not vary', () => {
    const result = association([1, 1], [1, 2], [1, 1]);
    expect(result).toMatchObject({ pearson: null, spearman: null, slope: { value: 0, low: null } });
  });

  it('is taken over places as over areas', () => {
    const scatter = scatterByPlace(consultants, minutes, people, {
      codes: ['A', 'B', 'C'],
      placeOfArea: Uint16Array.of(0, 0, 2, 2, 2, 2),
    });
    expect([...scatter.places]).toEqual([0, 2]);
    expect([...scatter.people]).toEqual([350, 650]);
    expect(scatter.x[0]).toBeCloseTo((300 + 250) / 350, 12);
    expect(scatter.y[0]).toBeCloseTo((3000 + 10500) / 350, 12);
    expect(association(scatter.x, scatter.y, scatter.people).pearson?.value).toBe(1);
  });

  it('comes with what it cannot show', () => {
    expect(ASSOCIATION_CAVEAT).toContain('nothing about cause');
  });
});
