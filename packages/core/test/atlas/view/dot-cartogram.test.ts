import { dotCartogram, seededRandom } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

describe('dotCartogram', () => {
  it('refuses places that do not pair up and a radius of nothing', () => {
    expect(() => dotCartogram([1, 2], [1], 1)).toThrow('y is 1');
    expect(() => dotCartogram([1], [1], 0)).toThrow('radius is 0');
  });

  it('leaves dots alone that do not overlap', () => {
    const { x, y } = dotCartogram([0, 10, 20], [0, 0, 5], 1);
    expect([...x, ...y]).toEqual([0, 10, 20, 0, 0, 5]);
  });

  it('parts a crowd so that dots hardly overlap, keeps its middle and changes no input', () => {
    const random = seededRandom(7);
    const east = Float64Array.from({ length: 400 }, () => 100 + random());
    const north = Float64Array.from({ length: 400 }, () => 100 + random());
    const before = east.slice();
    const { x, y } = dotCartogram(east, north, 0.05);
    expect(east).toEqual(before);
    const overlap = (xs: ArrayLike<number>, ys: ArrayLike<number>) => {
      let sum = 0;
      for (let a = 0; a < xs.length; a++) {
        let deepest = 0;
        for (let b = 0; b < xs.length; b++)
          if (a !== b) deepest = Math.max(deepest, 1 - Math.hypot(xs[a]! - xs[b]!, ys[a]! - ys[b]!) / 0.1);
        sum += deepest;
      }
      return sum / xs.length;
    };
    expect(overlap(east, north)).toBeGreaterThan(0.6);
    expect(overlap(x, y)).toBeLessThan(0.2);
    const middle = x.reduce((sum, value) => sum + value, 0) / x.length;
    expect(middle).toBeCloseTo(100.5, 0);
    expect(dotCartogram(east, north, 0.05).x).toEqual(x);
  });

  it('parts dots in one place', () => {
    const { x, y } = dotCartogram([3, 3], [4, 4], 1);
    expect(Math.hypot(x[0]! - x[1]!, y[0]! - y[1]!)).toBeGreaterThan(1.8);
  });
});
