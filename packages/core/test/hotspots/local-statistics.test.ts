import {
  adjustFalseDiscovery,
  contiguityWeights,
  distanceBandWeights,
  globalGetisOrd,
  globalMoran,
  listedWeights,
  localGetisOrd,
  localMoran,
  nearestWeights,
  normalUpperTail,
  rowStandardisedWeights,
  withoutSelfWeights,
  withSelfWeights,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIX } from './enumerate.ts';

const binary = listedWeights(SIX.ids, SIX.neighbours);
const coordinate = fc.integer({ min: 0, max: 100_000 });
const someAreas = fc
  .array(fc.record({ x: coordinate, y: coordinate, value: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 5,
    maxLength: 40,
  })
  .map((areas) => ({
    x: areas.map(({ x }) => x),
    y: areas.map(({ y }) => y),
    values: areas.map(({ value }) => value),
  }));

describe('spatial weights', () => {
  it('name the missing neighbour', () => {
    const offsets = Uint32Array.of(0, 1, 2);
    expect(() => contiguityWeights({ offsets, neighbours: Uint32Array.of(1, 7) })).toThrow(
      'neighbours[1] is 7; expected an area from 0 to 1: this neighbour of area 1 is missing',
    );
    expect(() => listedWeights(['a', 'b'], { a: ['z'] })).toThrow(/neighbours of a\[0\] is "z"/);
    expect(() => listedWeights(['a', 'b'], { q: [] })).toThrow(/neighbours is "q"/);
  });

  it('reject a border that only one side knows, repeats, and ragged rows', () => {
    const rows = (offsets: number[], neighbours: number[]) => ({
      offsets: Uint32Array.from(offsets),
      neighbours: Uint32Array.from(neighbours),
    });
    expect(() => contiguityWeights(rows([0, 1, 1], [1]))).toThrow(/link from area 1 back to area 0/);
    expect(() => contiguityWeights(rows([0, 2, 2], [1, 1]))).toThrow(/ascend without repeats/);
    expect(() => contiguityWeights(rows([0, 3, 1], [1]))).toThrow(/offsets\[2\] is 1; expected at least 3/);
    expect(() => contiguityWeights(rows([0, 1, 2], [1]))).toThrow(/neighbours is an array of 1/);
    expect(() => contiguityWeights(rows([], []))).toThrow(/offsets is an array of 0/);
    expect(() => listedWeights(['a', 'b'], { a: ['b'] }, { a: [-1] })).toThrow(/weights\[0\] is -1/);
    expect(() => listedWeights(['a', 'a'], {})).toThrow(/ids\[1\] is "a"/);
  });

  it('reject unusable k, bands, kernels and coordinates', () => {
    const x = [0, 1, 2];
    expect(() => nearestWeights(x, x, 3)).toThrow(/k is 3; expected a whole number from 1 to 2/);
    expect(() => nearestWeights([0, Number.NaN, 1], x, 1)).toThrow(/eastingMetres\[1\] is NaN/);
    expect(() => nearestWeights(x, [0, 1], 1)).toThrow(/northingMetres is an array of 2/);
    expect(() => distanceBandWeights(x, x, 0)).toThrow(/bandMetres is 0/);
    expect(() => distanceBandWeights([0, 0], [0, 0], 5, (metres) => 1 / metres)).toThrow(/weightOf\(0\)/);
  });

  it('find the k nearest of all, ties by index, and all within a band, inclusive', () => {
    fc.assert(
      fc.property(someAreas, fc.integer({ min: 1, max: 4 }), ({ x, y }, k) => {
        const nearest = nearestWeights(x, y, k);
        const metres = (a: number, b: number) => Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!);
        const band = metres(0, 1) || 1;
        const near = distanceBandWeights(x, y, band);
        for (const area of x.keys()) {
          const others = [...x.keys()].filter((other) => other !== area);
          const sorted = others.toSorted((a, b) => metres(area, a) - metres(area, b) || a - b);
          const row = (w: typeof near) => [...w.neighbours.slice(w.offsets[area], w.offsets[area + 1])];
          expect(row(nearest)).toEqual(sorted.slice(0, k).sort((a, b) => a - b));
          expect(row(near)).toEqual(others.filter((other) => metres(area, other) <= band));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keep islands and name them', () => {
    const spatial = listedWeights(['a', 'b', 'c'], { a: ['b'], b: ['a'] });
    expect([...spatial.islands]).toEqual([2]);
    expect([...listedWeights(['a', 'b'], { a: ['b'], b: ['a'] }, { a: [0], b: [2] }).islands]).toEqual([0]);
    expect([...withSelfWeights(spatial).islands]).toEqual([2]);
    expect([...withSelfWeights(spatial).neighbours]).toEqual([0, 1, 0, 1, 2]);
  });

  it('add and remove self links, row-standardised again where they were', () => {
    const star = withSelfWeights(rowStandardisedWeights(binary));
    expect(star.selfIncluded).toBe(true);
    expect(star.weights[0]).toBeCloseTo(1 / 3, 15);
    expect(withoutSelfWeights(star).neighbours).toEqual(binary.neighbours);
    expect(withoutSelfWeights(star).weights).toEqual(rowStandardisedWeights(binary).weights);
  });
});

describe('normalUpperTail', () => {
  it('agrees with scipy.stats.norm.sf', () => {
    const cases = [
      [0, 0.5],
      [0.5, 0.3085375387259869],
      [1.96, 0.024997895148220435],
      [2.4999, 0.006211418374944587],
      [2.5, 0.006209665325776132],
      [5, 2.866515718791933e-7],
      [10, 7.61985302416047e-24],
      [30, 4.906713927147908e-198],
      [-1.96, 0.9750021048517795],
    ] as const;
    for (const [z, p] of cases) expect(Math.abs(normalUpperTail(z) / p - 1)).toBeLessThan(1e-13);
  });
});

describe('adjustFalseDiscovery', () => {
  it('rejects what is no probability', () => {
    expect(() => adjustFalseDiscovery([0.5, 1.5])).toThrow(/p\[1\] is 1.5/);
  });

  it('finds the four discoveries of the example in Benjamini and Hochberg 1995', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(adjustFalseDiscovery(p).filter((value) => value <= 0.05).length).toBe(4);
  });

  it('is the least q at which the step-up rule would list the test; tests left out do not count', () => {
    const probability = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 12 }), (p) => {
        const found = adjustFalseDiscovery([...p, Number.NaN]);
        expect(found.at(-1)).toBeNaN();
        for (const [test, value] of p.entries()) {
          const candidates = p.filter((other) => other >= value);
          const expected = Math.min(
            ...candidates.map((bound) => (bound * p.length) / p.filter((other) => other <= bound).length),
          );
          expect(found[test]).toBeCloseTo(Math.min(1, expected), 12);
        }
      }),
    );
  });
});

describe('local statistics', () => {
  it('reject bad input', () => {
    expect(() => localGetisOrd([1], binary)).toThrow(/values is an array of 1; expected 6 elements/);
    expect(() => localMoran([1, 2, 3, 4, 5, Infinity], binary)).toThrow(/values\[5\] is Infinity/);
    expect(() => localMoran(SIX.values, withSelfWeights(binary))).toThrow(/selfIncluded/);
    expect(() => globalGetisOrd([1, 2, 3, 4, 5, -6], binary)).toThrow(/values\[5\] is -6/);
    expect(() => globalGetisOrd([0, 0, 0, 0, 0, 1], binary)).toThrow(/at least two values above 0/);
    expect(() => globalMoran([1], listedWeights(['a'], {}))).toThrow(/at least 4 areas/);
    expect(() => globalMoran([1, 2, 3, 4], listedWeights(['a', 'b', 'c', 'd'], {}))).toThrow(/one link/);
  });

  it('leave their inputs unchanged', () => {
    const values = Float64Array.from(SIX.values);
    const before = { values: values.slice(), weights: binary.weights.slice() };
    localGetisOrd(values, binary, { star: true, permutations: { permutations: 19 } });
    localMoran(values, binary, { permutations: { permutations: 19 } });
    globalMoran(values, binary);
    expect(values).toEqual(before.values);
    expect(binary.weights).toEqual(before.weights);
  });

  it('do not depend on the unit of the values nor, but for G, on their zero', () => {
    fc.assert(
      fc.property(
        someAreas,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        ({ x, y, values }, scale, shift) => {
          const spatial = nearestWeights(x, y, 3);
          const changed = values.map((value) => value * scale + shift);
          const [one, other] = [localGetisOrd(values, spatial), localGetisOrd(changed, spatial)];
          const [moran, changedMoran] = [localMoran(values, spatial), localMoran(changed, spatial)];
          for (const area of values.keys()) {
            expect(other.z[area]).toBeCloseTo(one.z[area]!, 6);
            expect(changedMoran.i[area]).toBeCloseTo(moran.i[area]!, 6);
          }
        },
      ),
    );
  });

  it('follow the areas when these change places', () => {
    fc.assert(
      fc.property(someAreas, ({ x, y, values }) => {
        const back = <T>(items: readonly T[]) => items.toReversed();
        const one = localGetisOrd(values, distanceBandWeights(x, y, 3e4), { star: true });
        const other = localGetisOrd(back(values), distanceBandWeights(back(x), back(y), 3e4), { star: true });
        for (const area of values.keys())
          expect(other.z[values.length - 1 - area]).toBeCloseTo(one.z[area]!, 9);
      }),
    );
  });

  it('are finite for islands: no score but their own value for Gi*', () => {
    const spatial = listedWeights(['a', 'b', 'c', 'd'], { a: ['b'], b: ['a', 'c'], c: ['b'] });
    const values = [1, 2, 3, 10];
    const gi = localGetisOrd(values, spatial, { permutations: { permutations: 99 } });
    expect([gi.g[3], gi.z[3], gi.p[3], gi.permuted!.p[3], gi.permuted!.z[3]]).toEqual([0, 0, 1, 1, 0]);
    const star = localGetisOrd(values, spatial, { star: true });
    expect(star.z[3]).toBeCloseTo((10 - 4) / Math.sqrt(12.5), 12);
    const moran = localMoran(values, spatial, { permutations: { permutations: 99 } });
    expect([moran.i[3], moran.z[3], moran.p[3], moran.permuted!.p[3]]).toEqual([0, 0, 1, 1]);
    expect(globalMoran(values, spatial, { countIslands: true }).expected).toBeCloseTo(-1 / 3, 15);
  });

  it('find nothing where all values are equal, or there is one area or two', () => {
    const options = { permutations: { permutations: 19 } };
    for (const [values, spatial] of [
      [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1], binary],
      [[0, 0, 0, 0, 0, 0], binary],
      [[5], listedWeights(['a'], {})],
      [[5, 6], listedWeights(['a', 'b'], { a: ['b'], b: ['a'] })],
    ] as const) {
      for (const star of [false, true]) {
        const found = localGetisOrd(values, spatial, { star, ...options });
        for (const column of [found.g, found.expected, found.variance])
          expect([...column].every(Number.isFinite)).toBe(true);
        expect([...found.z].every((z) => z === 0 || values.length === 2)).toBe(true);
        expect([...found.z, ...found.p, ...found.permuted!.p].every(Number.isFinite)).toBe(true);
      }
      const moran = localMoran(values, spatial, options);
      expect([...moran.z]).toEqual(values.map(() => 0));
      expect([...moran.p, ...moran.permuted!.p]).toEqual([...values, ...values].map(() => 1));
    }
    expect(globalMoran([2, 2, 2, 2, 2, 2], binary)).toMatchObject({ z: 0, p: 1 });
    expect(globalGetisOrd([2, 2, 2, 2, 2, 2], binary)).toMatchObject({ z: 0, p: 1 });
  });
});
