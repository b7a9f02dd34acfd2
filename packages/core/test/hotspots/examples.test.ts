import {
  distanceBandWeights,
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  nearestWeights,
  rowStandardisedWeights,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

/** The six points of esda's own documentation, and what it prints for them. */
const near = distanceBandWeights([10, 20, 40, 15, 30, 30], [10, 10, 10, 20, 20, 30], 15);
const values = [2, 3, 3.2, 5, 8, 7];

describe("esda's documented example", () => {
  it('global G 0.557, one-sided p 0.173', () => {
    const found = globalGetisOrd(values, near);
    expect(found.statistic).toBeCloseTo(0.557, 3);
    expect(found.p / 2).toBeCloseTo(0.173, 3);
    expect(globalMoran(values, near).expected).toBeCloseTo(-0.2, 12);
  });

  it('Gi and Gi* standard scores', () => {
    const printed = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941];
    const star = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331];
    for (const [area, z] of printed.entries()) {
      expect(localGetisOrd(values, near).z[area]).toBeCloseTo(z, 7);
      expect(localGetisOrd(values, near, { star: true }).z[area]).toBeCloseTo(star[area]!, 7);
    }
  });
});

describe('examples in the doc comments', () => {
  it('hold', () => {
    const moran = localMoran(values, rowStandardisedWeights(near));
    expect(moran.i[5]).toBeCloseTo(1.322, 3);
    expect(moran.quadrant[5]).toBe(1);
    expect([...nearestWeights([0, 1, 5], [0, 0, 0], 1).neighbours]).toEqual([1, 0, 1]);
    expect([...listedWeights(['a', 'b', 'c'], { a: ['b'], b: ['a'] }).islands]).toEqual([2]);
  });
});
