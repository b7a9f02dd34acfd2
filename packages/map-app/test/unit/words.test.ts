import { describe, expect, it } from 'vitest';
import { worstCorner } from '../../src/legend/worst-corner.ts';
import { text } from '../../src/text/en.ts';
import { figure, number } from '../../src/text/format.ts';

describe('figures with their units', () => {
  it('counts one thing as one', () => {
    expect(figure(1.2, { unit: 'minutes', decimals: 0 })).toBe('1 minute');
    expect(figure(1, { unit: 'minutes', decimals: 1 })).toBe('1.0 minutes');
    expect(figure(0, { unit: 'consultants', decimals: 0 })).toBe('0 consultants');
    expect(text.area.expectedError('1')).toBe('The estimate may be out by about 1 minute.');
    expect(text.places.facts('900', '12')).toBe('900 people, 12 minutes on average');
  });

  it('puts the words of ranks before their figure', () => {
    expect(figure(17.12, { unit: 'score', decimals: 1 })).toBe('score 17.1');
    expect(figure(3, { unit: 'decile', decimals: 0 })).toBe('decile 3');
    expect(figure(20, { unit: 'of 24 settings', decimals: 0 })).toBe('20 of 24 settings');
  });

  it('has one minus, and none before nothing', () => {
    expect(number(-1234.5, 1)).toBe('−1,234.5');
    expect(number(-0.001, 2)).toBe('0.00');
  });
});

describe('worstCorner', () => {
  it('is where both measures are at their bad ends', () => {
    expect(worstCorner({ worse: 'lower' }, { worse: 'higher' })).toEqual({ across: 0, up: 2 });
    expect(worstCorner({ worse: 'higher' }, { worse: 'lower' })).toEqual({ across: 2, up: 0 });
    expect(worstCorner({ worse: null }, { worse: 'higher' })).toBeNull();
  });
});
