import {
  ArgumentError,
  boardSuccessions,
  buildAreaCrosswalk,
  carryCounts,
  carryRanks,
  compareDeprivation,
  DataError,
  districtOf2024,
  districtOf2025,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** A stays; B splits into B1 and B2; C and D merge into CD; E and F are redrawn as G and H. */
const changes = {
  former: ['A', 'B', 'B', 'C', 'D', 'E', 'E', 'F'],
  area: ['A', 'B1', 'B2', 'CD', 'CD', 'G', 'H', 'H'],
  change: ['U', 'S', 'S', 'M', 'M', 'X', 'X', 'X'],
};
const areas = { codes: ['A', 'B1', 'B2', 'CD', 'G', 'H'], residents: [10, 30, 10, 50, 20, 60] };
const crosswalk = buildAreaCrosswalk(changes, areas);

describe('areas of 2011 on areas of 2021', () => {
  test('counts are apportioned by residents', () => {
    expect(crosswalk.formerCodes).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(crosswalk.change).toEqual(['U', 'S', 'S', 'M', 'X', 'X']);
    expect([...carryCounts(crosswalk, [5, 8, 3, 4, 16, 9])]).toEqual([5, 6, 2, 7, 4, 21]);
  });

  test('every count is kept, whatever the residents', () => {
    const residents = fc.array(fc.nat(3000), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(residents, fc.array(fc.nat(5000), { minLength: 6, maxLength: 6 }), (people, counts) => {
        const carried = carryCounts(buildAreaCrosswalk(changes, { ...areas, residents: people }), counts);
        const total = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
        expect(total(carried)).toBeCloseTo(total(counts), 6);
      }),
    );
  });

  test('ranks and deciles are never averaged', () => {
    const ranks = carryRanks(crosswalk, [1, 2, 3, 4, 5, 6], 'one');
    expect([...ranks.value]).toEqual([1, 2, 2, Number.NaN, 5, Number.NaN]);
    expect([...ranks.lowest]).toEqual([1, 2, 2, 3, 5, 5]);
    expect([...ranks.highest]).toEqual([1, 2, 2, 4, 5, 6]);
    const deciles = carryRanks(crosswalk, [1, 1, 7, 7, 2, 3], 'agreed');
    expect([...deciles.value]).toEqual([1, 1, 1, 7, 2, Number.NaN]);
  });

  test('the indices of 2019 and 2025 stand side by side', () => {
    const change = compareDeprivation(
      crosswalk,
      { imdDecile: Uint8Array.of(3, 3, 4, 7, 5, 6) },
      { area: ['F', 'E', 'D', 'C', 'B', 'A'], imdRank: [6, 5, 4, 3, 2, 1], imdDecile: [3, 2, 7, 7, 1, 1] },
    );
    expect([...change.decile2019]).toEqual([1, 1, 1, 7, 2, Number.NaN]);
    expect([...change.rank2019]).toEqual([1, 2, 2, Number.NaN, 5, Number.NaN]);
    expect([...change.mostDeprived2019]).toEqual([1, 1, 1, 7, 2, 2]);
    expect([...change.leastDeprived2019]).toEqual([1, 1, 1, 7, 2, 3]);
  });

  test('refuses what does not fit', () => {
    expect(() => buildAreaCrosswalk({ former: ['A'], area: ['Z'], change: ['U'] }, areas)).toThrow(DataError);
    expect(() => buildAreaCrosswalk({ former: ['A'], area: ['A'], change: ['U'] }, areas)).toThrow(
      /lacks an area/,
    );
    expect(() => carryCounts(crosswalk, [1])).toThrow(ArgumentError);
    const former = { area: ['A'], imdRank: [1], imdDecile: [1] };
    expect(() => compareDeprivation(crosswalk, { imdDecile: new Uint8Array(6) }, former)).toThrow(
      /area of 2011/,
    );
  });
});

describe('places of different years', () => {
  test('Barnsley and Sheffield have new codes in 2025', () => {
    expect(districtOf2024('E08000038')).toBe('E08000016');
    expect(districtOf2025('E08000019')).toBe('E08000039');
    expect(districtOf2024('E08000017')).toBe('E08000017');
  });

  test('boards that merged are told from their trusts', () => {
    const trusts = [
      { board: 'QOP', formerBoard: 'QOP' },
      { board: 'Z9B2Z', formerBoard: 'QMJ' },
      { board: 'Z9B2Z', formerBoard: 'QRV' },
      { board: 'Z9B2Z', formerBoard: 'QRV' },
    ];
    expect(boardSuccessions(trusts)).toEqual([
      { board: 'QOP', formerBoards: [{ board: 'QOP', trusts: 1 }], unchanged: true },
      {
        board: 'Z9B2Z',
        formerBoards: [
          { board: 'QRV', trusts: 2 },
          { board: 'QMJ', trusts: 1 },
        ],
        unchanged: false,
      },
    ]);
  });
});
