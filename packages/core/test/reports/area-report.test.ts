import {
  type AreaReportInput,
  type AtlasColumn,
  type AtlasSite,
  areaReport,
  siteReport,
} from '@postcode-lottery/core';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';

const column = (id: string, more: Partial<AtlasColumn> = {}) =>
  ({
    id,
    kind: 'measure',
    type: 'uint16',
    decimals: 1,
    scale: 0.1,
    estimated: false,
    ...more,
  }) as AtlasColumn;

const square = (west: number, south: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + 1 / 3, south],
      [west + 1 / 3, south + 1 / 3],
      [west, south + 1 / 3],
      [west, south],
    ],
  ],
});

const input: AreaReportInput = {
  areas: [1, 0],
  codes: ['E01000001', 'E01000002'],
  names: ['City of London 001A', '<b>"Somewhere" & 001B</b>'],
  placesOf: (area) => ({ districtCode: `E0900000${area}`, districtName: 'City' }),
  columns: [
    { column: column('nearestMinutes', { estimated: true }), values: [12.34, Number.NaN] },
    {
      column: column('flags', {
        kind: 'flags',
        categories: [
          { id: 'coastal', label: 'Coastal' },
          { id: 'rural', label: 'Rural' },
        ],
      }),
      values: [3, 2],
    },
  ],
  reasonsOf: (area) => (area === 0 ? ['It lies by the sea'] : []),
  geometryOf: (area) => square(area, 50),
  metadata: { title: 'Test' },
};

const parsed = (report: AreaReportInput) =>
  JSON.parse([...areaReport(report)].join('')) as FeatureCollection & { metadata: unknown };

describe('areaReport', () => {
  it('writes a FeatureCollection with metadata, bbox and the areas in the order asked for', () => {
    const collection = parsed(input);
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.metadata).toEqual({ title: 'Test' });
    expect(collection.bbox).toEqual([0, 50, 1.333333, 50.333333]);
    expect(collection.features.map(({ id }) => id)).toEqual(['E01000002', 'E01000001']);
    expect(collection.features[1]!.bbox).toEqual([0, 50, 0.333333, 50.333333]);
  });

  it('names properties by column, rounds to the column, writes no data as null and flags as ids', () => {
    const [second, first] = parsed(input).features;
    expect(first!.properties).toEqual({
      code: 'E01000001',
      name: 'City of London 001A',
      districtCode: 'E09000000',
      districtName: 'City',
      nearestMinutes: 12.3,
      flags: ['coastal', 'rural'],
      reasons: ['It lies by the sea'],
      estimated: ['nearestMinutes'],
    });
    expect(second!.properties).toMatchObject({
      nearestMinutes: null,
      flags: ['rural'],
      name: '<b>"Somewhere" & 001B</b>',
    });
  });

  it('keeps rings as they come, right-handed, with no more than 6 decimals', () => {
    const { coordinates } = parsed(input).features[0]!.geometry as Polygon;
    expect(coordinates[0]).toEqual([
      [1, 50],
      [1.333333, 50],
      [1.333333, 50.333333],
      [1, 50.333333],
      [1, 50],
    ]);
  });

  it('is a whole collection without a bbox where no area was asked for', () => {
    const collection = parsed({ ...input, areas: [] });
    expect(collection.features).toEqual([]);
    expect(collection.bbox).toBeUndefined();
  });
});

describe('siteReport', () => {
  it('writes points as longitude, latitude', () => {
    const site = {
      code: 'RBV01',
      name: 'The Christie',
      longitude: -2.23,
      latitude: 53.43,
      consultants: 63,
    } as AtlasSite;
    const report = siteReport([site], { title: 'Sites' });
    expect(report.features[0]!.geometry).toEqual({ type: 'Point', coordinates: [-2.23, 53.43] });
    expect(report.features[0]!.properties).toMatchObject({ code: 'RBV01', consultants: 63 });
  });
});
