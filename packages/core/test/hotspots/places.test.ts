import {
  accessVariants,
  binaryDecay,
  connectedGroups,
  contiguityWeights,
  FLAG_BITS,
  type FlagColumns,
  findSpots,
  gaussianDecay,
  hotspotPlaces,
  hotspotRobustness,
  type SpatialWeights,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

/** A strip of areas, each touching the next. */
function strip(count: number): SpatialWeights {
  const rows = Array.from({ length: count }, (_, area) =>
    [area - 1, area + 1].filter((other) => other >= 0 && other < count),
  );
  const offsets = new Uint32Array(count + 1);
  for (const [area, row] of rows.entries()) offsets[area + 1] = offsets[area]! + row.length;
  return contiguityWeights({ offsets, neighbours: Uint32Array.from(rows.flat()) });
}

const level = (names: string[], placeOfArea: number[]) => ({
  codes: names,
  names,
  placeOfArea: Uint16Array.from(placeOfArea),
});

describe('connectedGroups', () => {
  it('parts marked areas where unmarked ones lie between', () => {
    const groups = connectedGroups([1, 1, 0, 1, 0, 0, 1, 1], strip(8));
    expect(groups.map((group) => [...group])).toEqual([[0, 1], [3], [6, 7]]);
    expect(connectedGroups(new Uint8Array(4), strip(4))).toEqual([]);
  });
});

describe('hotspotPlaces', () => {
  const { hotspot, coastal, deprived } = FLAG_BITS;
  const masks = Uint16Array.of(hotspot | coastal, hotspot, 0, hotspot | deprived, 0, hotspot, hotspot);
  const msoa = level(['Sea End', 'Marsh', 'Hill'], [0, 1, 1, 2, 2, 2, 2]);
  const district = level(['Northshire, City of', 'Southshire'], [0, 0, 0, 1, 1, 1, 0]);
  const input = {
    areas: {
      names: ['N 1', 'N 2', 'N 3', 'S 1', 'S 2', 'S 3', 'N 4'],
      levels: { msoa, district } as never,
      residents: Uint32Array.of(1000, 500, 800, 1000, 900, 700, 700),
    },
    masks,
    contiguity: strip(7),
    nearestMinutes: [60, 30, 0, 50, 0, Infinity, 40],
    accessPer100k: [1, 2, 3, 2, 3, 2, 0],
    needWeightedPeople: [2000, 1000, 1, 1000, 1, 500, 500],
    englandAccessPer100k: 3,
  };

  it('names, measures and ranks the places', () => {
    const places = hotspotPlaces({ ...input, within: null });
    expect(places.map(({ rank, name, areas }) => [rank, name, [...areas]])).toEqual([
      [1, 'Sea End and around, Northshire', [0, 1]],
      [2, 'Hill, Northshire and Southshire', [5, 6]],
      [3, 'Hill, Southshire', [3]],
    ]);
    const [first, second] = places;
    expect(first).toMatchObject({ residents: 1500, deprivedShare: 0, coastalShare: 2 / 3, ruralShare: 0 });
    expect(first!.meanMinutes).toBeCloseTo(50, 12);
    expect(first!.accessPer100k).toBeCloseTo(4 / 3, 12);
    expect(first!.consultantsShort).toBeCloseTo((3 * 3000 - 1 * 2000 - 2 * 1000) / 100_000, 12);
    expect(second!.meanMinutes).toBe(40);
  });

  it('ends places at district borders unless told otherwise', () => {
    expect(hotspotPlaces(input).map(({ name, areas }) => [name, [...areas]])).toEqual([
      ['Sea End and around, Northshire', [0, 1]],
      ['Hill, Northshire', [6]],
      ['Hill, Southshire (S 1)', [3]],
      ['Hill, Southshire (S 3)', [5]],
    ]);
  });

  it('tells places of one name apart', () => {
    const apart = { ...input, masks: Uint16Array.of(0, 0, 0, hotspot, 0, hotspot, 0) };
    expect(hotspotPlaces(apart).map(({ name }) => name)).toEqual([
      'Hill, Southshire (S 1)',
      'Hill, Southshire (S 3)',
    ]);
  });

  it('names a place once where its district is called the same', () => {
    const scilly = level(['Marsh', 'Southshire'], [0, 0, 0, 0, 0, 0, 0]);
    const levels = { msoa: scilly, district: level(['Marsh'], [0, 0, 0, 0, 0, 0, 0]) } as never;
    const places = hotspotPlaces({
      ...input,
      areas: { ...input.areas, levels },
      masks: Uint16Array.of(hotspot, 0, 0, 0, 0, 0, 0),
    });
    expect(places.map(({ name }) => name)).toEqual(['Marsh']);
  });

  it('finds none where nothing is flagged, and rejects columns that do not fit', () => {
    expect(hotspotPlaces({ ...input, masks: new Uint16Array(7) })).toEqual([]);
    expect(() => hotspotPlaces({ ...input, masks: new Uint16Array(3) })).toThrow(/expected 7 elements/);
  });
});

/** A line of 60 areas with the only consultants at the left end and at the middle. */
function lineCountry() {
  const count = 60;
  const minutes = Float64Array.from({ length: count * 2 }, (_, pair) => {
    const area = pair >> 1;
    return 2 * (pair % 2 === 0 ? area : Math.abs(area - 30));
  });
  const travel = {
    areaCount: count,
    siteCount: 2,
    offsets: Uint32Array.from({ length: count + 1 }, (_, area) => 2 * area),
    sites: Uint16Array.from(minutes, (_, pair) => pair % 2),
    minutes,
  };
  const ones = (value: number) => new Float64Array(count).fill(value);
  const columns: FlagColumns = {
    count,
    residents: ones(1500),
    needWeightedPeople: ones(1500),
    openCoastMetres: ones(100),
    ruralUrban: ones(0),
    imdDecile: ones(5),
    nearestMinutes: Float64Array.from({ length: count }, (_, area) =>
      Math.min(minutes[2 * area]!, minutes[2 * area + 1]!),
    ),
    accessPer100k: ones(1),
    treatedWithin62DaysShare: ones(0.7),
    households: ones(600),
    householdsWithoutCar: ones(100),
    coldSpot: ones(0),
    falseDiscoveryRate: 0.05,
  };
  return { travel, columns, contiguity: strip(count) };
}

describe('findSpots and hotspotRobustness', () => {
  const { travel, columns, contiguity } = lineCountry();
  const supplies = [
    { id: 'all', label: 'all consultants', value: [4, 4] },
    { id: 'clinical', label: 'clinical only', value: [2, 3] },
  ];
  const decays = [
    { id: 'gaussian', label: 'Gaussian', value: gaussianDecay(20) },
    { id: 'binary', label: 'within 45 minutes', value: binaryDecay(45) },
  ];
  const access = accessVariants(travel, columns.needWeightedPeople, supplies, decays);
  const rules = [
    { id: 'open', label: 'coast within 5 km', value: {} },
    { id: 'none', label: 'coast within 10 m', value: { coastalMetres: 10 } },
  ];
  const weights = [{ id: 'border', label: 'shared border', value: contiguity }];

  it('finds the far end cold', () => {
    const { cold, hot, adjustedP } = findSpots(access[0]!.value, contiguity);
    expect([...cold].lastIndexOf(1)).toBeGreaterThan(55);
    expect(cold[0]).toBe(0);
    for (const area of cold.keys()) {
      expect(cold[area]! + hot[area]!).toBeLessThan(2);
      if (cold[area] || hot[area]) expect(adjustedP[area]).toBeLessThanOrEqual(0.05);
    }
    expect(() => findSpots(access[0]!.value, contiguity, { falseDiscoveryRate: 5 })).toThrow(/is 5/);
  });

  it('counts the settings under which each area is a hotspot', () => {
    const { settings, holds } = hotspotRobustness({ columns, access, rules, weights });
    expect(settings).toHaveLength(2 * 2 * 2);
    expect(settings[0]!.label).toBe('all consultants; Gaussian; coast within 5 km; shared border');
    expect(holds.reduce((sum, count) => sum + count, 0)).toBe(
      settings.reduce((sum, { hotspots }) => sum + hotspots, 0),
    );
    expect(settings.filter(({ rule }) => rule === 'none').every(({ hotspots }) => hotspots === 0)).toBe(true);
    expect(Math.max(...holds)).toBe(4);
    expect(holds[59]).toBe(4);
    expect(holds[0]).toBe(0);
  });

  it('rejects an empty grid', () => {
    expect(() => hotspotRobustness({ columns, access: [], rules, weights })).toThrow(/settings is 0/);
  });
});
