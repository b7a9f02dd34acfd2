import type { AtlasColumn } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { NO_DATA } from '../../src/map/area-shaders.ts';
import { areaTexels, countClasses, makePicture } from '../../src/map/picture.ts';
import { columns } from '../sample/sample-columns.ts';

const column = (id: string): AtlasColumn => columns.find((sample) => sample.column.id === id)!.column;
const base = {
  second: null,
  level: null,
  residents: [1, 2, 3, 4],
  breaks: 'auto',
  classes: 3,
  dark: false,
} as const;
const minutes = { column: column('nearestMinutes'), figures: [10, 20, 61, Number.NaN] };

describe('makePicture', () => {
  it('bands minutes at 15, 30, 45 and 60, and keeps no data out of every class', () => {
    const picture = makePicture({ ...base, first: minutes })!;
    expect(picture.breaks).toEqual([15, 30, 45, 60]);
    expect([...picture.classOfUnit]).toEqual([0, 1, 4, -1]);
  });

  it('gives the strongest colour to the worst class, whichever end that is', () => {
    const lightness = ([red, green, blue]: readonly number[]) => red! + green! + blue!;
    const far = makePicture({ ...base, first: minutes })!.colours;
    expect(lightness(far[0]!)).toBeGreaterThan(lightness(far.at(-1)!));
    const access = { column: column('accessPer100k'), figures: [1, 2, 3, 4] };
    const few = makePicture({ ...base, first: access })!.colours;
    expect(lightness(few[0]!)).toBeLessThan(lightness(few.at(-1)!));
    const dark = makePicture({ ...base, first: access, dark: true })!.colours;
    expect(lightness(dark[0]!)).toBeGreaterThan(lightness(dark.at(-1)!));
  });

  it('crosses two measures in thirds', () => {
    const first = { column: column('accessPer100k'), figures: [1, 2, 3, 3] };
    const second = { column: column('imdScore'), figures: [30, 20, 10, Number.NaN] };
    expect([...makePicture({ ...base, first, second })!.classOfUnit]).toEqual([6, 4, 2, -1]);
  });

  it('adds areas up for a level, and has nothing for ranks there', () => {
    const level = { unitOfArea: [0, 0, 1, 1], count: 2 };
    const residents = { column: column('residents'), figures: [1, 2, 3, 4] };
    expect([...(makePicture({ ...base, first: residents, level })!.figures as Float64Array)]).toEqual([3, 7]);
    expect(makePicture({ ...base, first: { ...residents, column: column('imdRank') }, level })).toBeNull();
  });
});

describe('areaTexels and countClasses', () => {
  it('marks no data for hatching, fades what the filters leave out, and counts the rest', () => {
    const picture = makePicture({ ...base, first: minutes })!;
    const overlay = { passing: Uint8Array.from([1, 0, 1, 1]), faded: [7, 7, 7] as const, codes: null };
    const texels = areaTexels(picture, 4, overlay);
    expect([...texels.subarray(4, 8)]).toEqual([7, 7, 7, 0]);
    expect(texels[15]).toBe(NO_DATA);
    const counts = countClasses(picture, base.residents, overlay.passing);
    expect(counts.map(({ people }) => people)).toEqual([1, 0, 0, 0, 3, 4]);
    expect(counts.map(({ units }) => units)).toEqual([1, 0, 0, 0, 1, 1]);
  });
});
