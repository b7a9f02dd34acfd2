import { ArgumentError, estimateCarMinutesStraightLine, piecewiseValue } from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';

const LINE = { intercept: 7, slope: 1.6, knots: [5, 20], changes: [-0.6, -0.2] };
const LEEDS = [-1.5491, 53.8008] as const;
const YORK = [-1.0815, 53.959] as const;

function points(...all: (readonly [number, number])[]) {
  return { longitude: all.map((point) => point[0]), latitude: all.map((point) => point[1]) };
}

describe('bad input', () => {
  const areas = points(LEEDS);
  const cases = [
    ['swapped coordinates', points([53.8, -1.55]), /sites\[0\].*swapped/],
    ['metres of the grid', points([430000, 433000]), /sites\[0\].*degrees, not metres/],
    ['Paris', points(LEEDS, [2.35, 48.85]), /sites\[1\].*in England/],
    ['no number', points([Number.NaN, 53]), /sites\[0\].*finite/],
    ['unlike lengths', { longitude: [1, 2], latitude: [52] }, /sites\.latitude\.length is 1; expected 2/],
  ] as const;
  test.each(cases)('%s', (_, sites, message) => {
    expect(() => estimateCarMinutesStraightLine(areas, sites, LINE)).toThrow(ArgumentError);
    expect(() => estimateCarMinutesStraightLine(areas, sites, LINE)).toThrow(message);
  });
  test('a maximum of 0', () => {
    const run = () => estimateCarMinutesStraightLine(areas, areas, LINE, { maximumMinutes: 0 });
    expect(run).toThrow(/maximumMinutes is 0; expected minutes above 0/);
  });
});

test('the curve of straight pieces', () => {
  // By hand: 7 + 1.6 * 30 - 0.6 * 25 - 0.2 * 10.
  expect(piecewiseValue(LINE, 30)).toBeCloseTo(38, 12);
  expect(piecewiseValue(LINE, 0)).toBe(7);
});

test('minutes by distance, estimated, and none beyond the maximum', () => {
  const matrix = estimateCarMinutesStraightLine(points(LEEDS, YORK), points(YORK, LEEDS), LINE, {
    maximumMinutes: 30,
  });
  // Leeds to York is 35.4 km: 7 + 1.6 * 35.4 - 0.6 * 30.4 - 0.2 * 15.4 = 42.3 minutes, beyond the maximum.
  expect([...matrix.offsets]).toEqual([0, 1, 2]);
  expect([...matrix.sites]).toEqual([1, 0]);
  expect([...matrix.minutes]).toEqual([7, 7]);
  expect(matrix.provenance).toEqual({ engine: 'straight line', estimated: true });
  const all = estimateCarMinutesStraightLine(points(LEEDS), points(YORK), LINE);
  expect(all.minutes[0]).toBeCloseTo(42.3, 0);
});
