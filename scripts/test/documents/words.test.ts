import { ArgumentError } from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';
import { markdownTable } from '../../documents/markdown.ts';
import { meanOver, peopleBeyond, peopleOf } from '../../documents/sums.ts';
import { fixed, millions, percent, signed, sizeOf, thousands, withInterval } from '../../documents/words.ts';

describe('numbers in words', () => {
  test('numbers that are none are refused, not printed', () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      expect(() => fixed(value, 1)).toThrow(ArgumentError);
  });

  test('British thousands, fixed decimals, true minus, no minus nought', () => {
    expect(fixed(1234567.891, 1)).toBe('1,234,567.9');
    expect(fixed(-2.71499, 2)).toBe('−2.71');
    expect(fixed(-0.001, 1)).toBe('0.0');
    expect(percent(0.0451)).toBe('4.5%');
    expect(millions(3_449_999)).toBe('3.4 million');
    expect(thousands(140_593)).toBe('141,000');
    expect(signed(0.25, 1)).toBe('+0.3');
    expect(signed(0.04, 1)).toBe('0.0');
    expect(signed(-2, 1)).toBe('−2.0');
  });

  test('an interval turns with its figure', () => {
    const figure = { value: -2, low: -3, high: -1 };
    expect(sizeOf(figure)).toEqual({ value: 2, low: 1, high: 3 });
    expect(withInterval(figure, (value) => fixed(value, 0), 'minutes')).toBe(
      '−2 minutes (95% interval −3 to −1)',
    );
    expect(withInterval({ value: 1, low: null, high: null }, String)).toBe('1 (no interval)');
  });
});

describe('sums over areas', () => {
  const people = [100, 200, 700];

  test('no journey is beyond every limit and in no mean', () => {
    expect(peopleBeyond([10, 50, Infinity], people, 45)).toBe(900);
    expect(meanOver([10, 40, Infinity], people)).toBe(30);
    expect(peopleOf(people, (area) => area > 0)).toBe(900);
  });
});

test('a table keeps its shape whatever is in its cells', () => {
  expect(markdownTable(['Name', { right: 'Count' }], [['a|b', '1\n2']])).toBe(
    '| Name | Count |\n| --- | ---: |\n| a\\|b | 1 2 |',
  );
  expect(() => markdownTable(['One'], [['a', 'b']])).toThrow(ArgumentError);
});
