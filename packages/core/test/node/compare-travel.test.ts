import {
  type AreaTable,
  matrixFromDense,
  PLACE_LEVELS,
  type PlaceLevel,
  type PlaceLevelName,
} from '@postcode-lottery/core';
import { compareTravel } from '@postcode-lottery/core/node';
import { describe, expect, it } from 'vitest';

const provenance = { engine: 'test', estimated: false };
const level: PlaceLevel = {
  codes: ['D1', 'D2'],
  names: ['One', 'Two'],
  placeOfArea: Uint16Array.of(0, 0, 1, 1),
};
const people = Uint32Array.of(1000, 3000, 2000, 2000);

/** Only what the comparison reads. */
const areas = {
  count: 4,
  levels: Object.fromEntries(PLACE_LEVELS.map((name) => [name, level])) as Record<PlaceLevelName, PlaceLevel>,
  residents: people,
  residentsAged: { from65: people.map((count) => count / 5) },
  ruralUrban: Uint8Array.of(0, 0, 4, 4),
  openCoastMetres: Uint32Array.of(20_000, 5001, 5000, 100),
  imdDecile: Uint8Array.of(1, 1, 10, 10),
} as unknown as AreaTable;

const matrix = (cells: number[]) =>
  matrixFromDense(cells, { areaCount: 4, siteCount: 2, mode: 'car', provenance });
const none = Number.NaN;
const a = matrix([10, 80, 20, 70, 45, 50, none, none]);
const b = matrix([14, 80, 18, 70, 60, 46, 30, 90]);

describe('compareTravel', () => {
  const rows = compareTravel({ areas, a, b, countsAsNearest: [1, 1], consultantsAtSite: [4, 0] });
  const row = (kind: string, group: string) =>
    rows.find((each) => each.kind === kind && each.group.startsWith(group))!;

  it('weighs by residents and compares those with a journey in both', () => {
    expect(row('England', 'England')).toMatchObject({
      residents: 8000,
      residentsCompared: 6000,
      nearestMinutes: [
        (10 * 1000 + 20 * 3000 + 45 * 2000) / 6000,
        (14 * 1000 + 18 * 3000 + 46 * 2000) / 6000,
      ],
      absoluteDifferenceMinutes: (4 * 1000 + 2 * 3000 + 1 * 2000) / 6000,
      beyondLimit: [0, 2000 / 6000],
      withoutJourney: [0.25, 0],
    });
  });
  it('groups by district, rurality, coast (5 km counts) and deprivation, the largest differences first', () => {
    expect(rows.filter(({ kind }) => kind === 'district').map(({ group }) => group)).toEqual(['One', 'Two']);
    expect(row('coast', 'within 5 km')).toMatchObject({ residents: 4000, residentsCompared: 2000 });
    expect(row('rurality', 'Smaller rural: Nearer').residents).toBe(4000);
    expect(row('deprivation', 'tenth 1').residents).toBe(4000);
    expect(rows.filter(({ kind }) => kind === 'deprivation')).toHaveLength(2);
  });
  it('shows what the differences do to access', () => {
    const { accessPer100k } = row('England', 'England');
    expect(accessPer100k.every((value) => value > 0)).toBe(true);
    expect(row('district', 'Two').accessPer100k[0]).toBeLessThan(row('district', 'Two').accessPer100k[1]);
    const without = compareTravel({ areas, a, b, countsAsNearest: [1, 1], consultantsAtSite: [0, 0] });
    expect(without[0]!.accessPer100k).toEqual([Number.NaN, Number.NaN]);
  });
  it('finds no difference between a matrix and itself', () => {
    for (const each of compareTravel({
      areas,
      a,
      b: a,
      countsAsNearest: [1, 0],
      consultantsAtSite: [4, 0],
    })) {
      expect(each.residentsCompared === 0 || each.absoluteDifferenceMinutes === 0).toBe(true);
      expect(each.accessPer100k[0]).toBe(each.accessPer100k[1]);
    }
  });
});
