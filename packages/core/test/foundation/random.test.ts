import { seededRandom } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

describe('seededRandom', () => {
  it('repeats its sequence for a seed and differs between seeds', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
  });

  it('fills [0, 1) evenly: chi-squared over 100 cells of 100,000 draws stays below its 0.1% point', () => {
    const random = seededRandom(1);
    const cells = new Float64Array(100);
    for (let draw = 0; draw < 100_000; draw++) {
      const value = random();
      expect(value >= 0 && value < 1).toBe(true);
      cells[Math.floor(value * 100)]! += 1;
    }
    const chiSquared = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(148.2); // 99.9th percentile of chi-squared with 99 degrees of freedom
  });
});
