import type { AtlasColumn } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { classLabel } from '../../src/legend/class-label.ts';
import { NO_DATA } from '../../src/map/area-looks.ts';
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

  it('gives the strongest colour to where both measures are worst', () => {
    const first = { column: column('accessPer100k'), figures: [1, 2, 3] };
    const second = { column: column('imdScore'), figures: [10, 20, 30] };
    const { colours } = makePicture({ ...base, first, second })!;
    // Low access, high deprivation: first class of the first, last of the second.
    expect(colours[0 + 3 * 2]).toEqual([0, 0, 0]);
    const dark = makePicture({ ...base, first, second, dark: true })!.colours;
    expect(dark[0 + 3 * 2]).toEqual([255, 255, 255]);
  });

  it('adds areas up for a level, and has nothing for ranks there', () => {
    const level = { unitOfArea: [0, 0, 1, 1], count: 2 };
    const residents = { column: column('residents'), figures: [1, 2, 3, 4] };
    expect([...(makePicture({ ...base, first: residents, level })!.figures as Float64Array)]).toEqual([3, 7]);
    expect(makePicture({ ...base, first: { ...residents, column: column('imdRank') }, level })).toBeNull();
  });
});

describe('classes on both sides of 0', () => {
  const why = { ...column('accessPer100k'), id: 'whyDistance' };
  const parts = { column: why, figures: [-4, -3, -2, -1, 1, 2, 3, 4] };

  it('hold losses or gains, and have one colour family each', () => {
    const picture = makePicture({ ...base, classes: 5, first: parts })!;
    expect(picture.breaks).toEqual([-2, 0, 3]);
    expect(picture.colours).toHaveLength(4);
    // Orange for the bad side, which is below 0 here, and purple for the other.
    for (const [red, , blue] of picture.colours.slice(0, 2)) expect(red).toBeGreaterThan(blue);
    for (const [red, , blue] of picture.colours.slice(2)) expect(blue).toBeGreaterThan(red);
  });

  it('change sides where more is worse', () => {
    const first = { ...parts, column: { ...why, worse: 'higher' as const } };
    const { colours } = makePicture({ ...base, classes: 5, first })!;
    expect(colours[0]![2]).toBeGreaterThan(colours[0]![0]);
  });
});

describe('labels of classes', () => {
  const labels = (figures: readonly number[], of: AtlasColumn, level = false) => {
    const picture = makePicture({
      ...base,
      first: { column: of, figures },
      level: level ? { unitOfArea: figures.map((_, unit) => unit), count: figures.length } : null,
      residents: figures.map(() => 1),
    })!;
    return picture.colours.map((_, index) => classLabel(picture, index));
  };

  it('name whole numbers from first to last, and others by their limits', () => {
    const deciles = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const decile = column('imdDecile');
    expect(labels(deciles, decile)).toEqual(['Up to 3', '4 to 6', '7 and over']);
    expect(labels(deciles, { ...decile, combine: 'residentMean' }, true)[1]).toBe('4 to below 7');
    expect(labels([1, 2, 3], decile)).toEqual(['Up to 1', '2', '3 and over']);
  });

  it('say the one value where all are the same', () => {
    expect(labels([4, 4, Number.NaN], column('imdDecile'))).toEqual(['4 everywhere']);
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
