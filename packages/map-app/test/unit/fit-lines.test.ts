import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLines } from '../../src/share/area-card.ts';

const width = (line: string) => line.length;

describe('fitLines', () => {
  it('breaks at spaces and says where it stopped', () => {
    expect(fitLines('one two three four', 9, 3, width)).toEqual(['one two', 'three', 'four']);
    expect(fitLines('one two three four', 9, 2, width)).toEqual(['one two', 'three…']);
    expect(fitLines('Bournemouth', 6, 1, width)).toEqual(['Bourn…']);
  });

  it('never runs over, in width or in lines, and keeps every word where there is room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (words, wide, most) => {
          const lines = fitLines(words.join(' '), wide, most, width);
          expect(lines.length).toBeLessThanOrEqual(most);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(wide);
          if (wide >= 12 && !lines.some((line) => line.endsWith('…')))
            expect(lines.join(' ')).toBe(words.join(' '));
        },
      ),
    );
  });
});
