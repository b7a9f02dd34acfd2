import {
  ArgumentError,
  checkTravelMatrix,
  matrixFromDense,
  matrixFromPairs,
  type TravelMatrix,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const provenance = { engine: 'test', estimated: false };
const description = { areaCount: 3, siteCount: 2, mode: 'car', provenance } as const;

describe('matrixFromPairs', () => {
  it('refuses bad input', () => {
    const build = (areas: number[], sites: number[], minutes: number[]) => () =>
      matrixFromPairs({ areas, sites, minutes }, description);
    expect(build([3], [0], [1])).toThrow('areas[0] is 3; expected a whole number from 0 to 2');
    expect(build([0], [-1], [1])).toThrow(ArgumentError);
    expect(build([0], [0], [Number.NaN])).toThrow('minutes[0] is NaN');
    expect(build([0], [0], [-1])).toThrow('minutes[0] is -1');
    expect(build([0, 1], [0], [1])).toThrow(ArgumentError);
    expect(build([1, 0, 1], [1, 0, 1], [5, 6, 7])).toThrow('area 1 and site 1 were given before');
  });

  it('sorts rows by area and sites within rows', () => {
    const matrix = matrixFromPairs({ areas: [2, 0, 2], sites: [1, 1, 0], minutes: [9, 7, 8] }, description);
    expect([...matrix.offsets]).toEqual([0, 1, 1, 3]);
    expect([...matrix.sites]).toEqual([1, 0, 1]);
    expect([...matrix.minutes]).toEqual([7, 8, 9]);
    checkTravelMatrix(matrix);
  });

  it('gives back every pair of a random table, and leaves its input as it was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.option(fc.integer({ min: 0, max: 500 }))),
        (areaCount, siteCount, stream) => {
          const cells = [...stream.take(areaCount * siteCount)];
          const pairs = cells
            .flatMap((minutes, cell) =>
              minutes === null
                ? []
                : [{ area: Math.floor(cell / siteCount), site: cell % siteCount, minutes }],
            )
            .reverse();
          const columns = {
            areas: pairs.map((p) => p.area),
            sites: pairs.map((p) => p.site),
            minutes: pairs.map((p) => p.minutes),
          };
          const before = structuredClone(columns);
          const matrix = matrixFromPairs(columns, { areaCount, siteCount, mode: 'car', provenance });
          expect(columns).toEqual(before);
          checkTravelMatrix(matrix);
          expect(dense(matrix)).toEqual(cells.map((minutes) => minutes ?? -1));
          const other = matrixFromDense(
            cells.map((minutes) => minutes ?? Number.NaN),
            { areaCount, siteCount, mode: 'car', provenance },
          );
          expect(other).toEqual(matrix);
        },
      ),
    );
  });
});

describe('checkTravelMatrix', () => {
  const good = matrixFromDense([1, 2, Number.NaN, 4, 5, Number.NaN], description);
  it.each<[string, Partial<TravelMatrix>]>([
    ['offsets is an array of 3', { offsets: Uint32Array.of(0, 2, 4) }],
    ['offsets[0] is 1', { offsets: Uint32Array.of(1, 2, 3, 4) }],
    ['offsets[2] is 1', { offsets: Uint32Array.of(0, 2, 1, 4) }],
    ['offsets[3] is 3', { offsets: Uint32Array.of(0, 2, 3, 3) }],
    ['sites[0] is 7', { sites: Uint16Array.of(7, 1, 1, 0) }],
    ['sites[1] is 0', { sites: Uint16Array.of(0, 0, 1, 0) }],
    ['minutes[1] is Infinity', { minutes: Float32Array.of(1, Infinity, 3, 4) }],
    ['minutes is an array of 1', { minutes: Float32Array.of(1) }],
  ])('refuses where %s', (message, change) => {
    checkTravelMatrix(good);
    expect(() => checkTravelMatrix({ ...good, ...change })).toThrow(message);
  });
});

function dense(matrix: TravelMatrix): number[] {
  const cells = new Array<number>(matrix.areaCount * matrix.siteCount).fill(-1);
  for (let area = 0; area < matrix.areaCount; area++)
    for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++)
      cells[area * matrix.siteCount + matrix.sites[pair]!] = matrix.minutes[pair]!;
  return cells;
}
