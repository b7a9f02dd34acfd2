import type { AtlasColumn } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { type Colour, categoryColour, classColours, twoMeasureColours } from '../../src/map/colours.ts';
import { columns } from '../sample/sample-columns.ts';

/*
 * Every pair of colours that a reader must tell apart, as those see it who lack one kind of cone: Machado,
 * Oliveira and Fernandes 2009, A Physiologically-based Model for Simulation of Color Vision Deficiency, table of
 * severity 1.0; the difference is that of CIE 1976 in L*a*b* (D65).
 */
const SIGHT: Record<string, readonly (readonly number[])[]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227969],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A difference of about 2 is just noticeable side by side; patches apart on a map want several times that. */
const APART = 8;

const times = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, cell, at) => sum + cell * vector[at]!, 0));

function seen(colour: Colour, sight: string): number[] {
  const linear = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return times(SIGHT[sight]!, linear).map((value) => Math.min(1, Math.max(0, value)));
}

function lab(linear: readonly number[]): number[] {
  const xyz = times(
    [
      [0.4124564, 0.3575761, 0.1804375],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339, 0.119192, 0.9503041],
    ],
    linear,
  );
  const [x, y, z] = xyz.map((value, at) => {
    const share = value / [0.95047, 1, 1.08883][at]!;
    return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
  }) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: Colour, other: Colour, sight: string): number {
  const [a, b] = [lab(seen(one, sight)), lab(seen(other, sight))];
  return Math.hypot(...a.map((value, at) => value - b[at]!));
}

function closest(colours: readonly Colour[], pairs: 'neighbours' | 'all', sight: string): number {
  const differences = colours.flatMap((one, at) =>
    (pairs === 'all' ? colours.slice(at + 1) : colours.slice(at + 1, at + 2)).map((other) =>
      difference(one, other, sight),
    ),
  );
  return Math.min(...differences);
}

const base = columns.find(({ column }) => column.id === 'nearestMinutes')!.column;
const GROUPS = ['access', 'travel', 'waits', 'deprivation', 'people', 'place', 'hotspots'] as const;

describe.each(Object.keys(SIGHT))('colours seen with %s', (sight) => {
  it('measures differences as published', () => {
    // CIE 1976 difference of sRGB red and green (D65), by Lindbloom's formulas.
    expect(difference([255, 0, 0], [0, 255, 0], 'all cones')).toBeCloseTo(170.57, 0);
  });

  it.each(GROUPS)('keep the classes of %s apart, light and dark, three to seven', (group) => {
    for (const worse of ['higher', 'lower'] as const)
      for (const dark of [false, true])
        for (let classes = 3; classes <= 7; classes++) {
          const column: AtlasColumn = { ...base, group, worse };
          const limits = Array.from({ length: classes - 1 }, (_, at) => at + 1);
          const colours = classColours(column, limits, dark);
          expect(colours).toHaveLength(classes);
          expect(closest(colours, 'neighbours', sight)).toBeGreaterThan(APART);
        }
  });

  it('keep the sides of 0 apart', () => {
    for (const dark of [false, true])
      for (const limits of [[0], [-1, 0, 1], [-2, -1, 0, 1, 2]])
        expect(closest(classColours(base, limits, dark), 'all', sight)).toBeGreaterThan(APART);
  });

  it('keep all nine of a map of two measures apart', () => {
    for (const dark of [false, true])
      expect(closest(twoMeasureColours(base, base, dark), 'all', sight)).toBeGreaterThan(APART);
  });

  it('keep categories apart', () => {
    const colours = Array.from({ length: 6 }, (_, index) => categoryColour(index));
    expect(closest(colours, 'all', sight)).toBeGreaterThan(APART);
  });
});
