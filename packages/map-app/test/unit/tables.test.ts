import type { AreaGeometry } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { makePicture } from '../../src/map/picture.ts';
import { blobOf } from '../../src/share/blob-of.ts';
import { csvText } from '../../src/share/csv.ts';
import { geojsonTexts } from '../../src/share/geojson.ts';
import { combineMasks, flagMask, knownFilters } from '../../src/state/filters.ts';
import { tableRows } from '../../src/state/table-rows.ts';
import { figure, percentage } from '../../src/text/format.ts';
import { columns } from '../sample/sample-columns.ts';

const column = (id: string) => columns.find((sample) => sample.column.id === id)!.column;

describe('csvText', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['x, "y"', Number.NaN],
          ['=1+1', 2.5],
        ],
      ),
    ).toBe('a,b\r\n"x, ""y""",\r\n\'=1+1,2.5\r\n');
  });
});

describe('geojsonTexts', () => {
  it('asks for the ground of each row, has null for no data or no ground, and its source', () => {
    const square: AreaGeometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 52],
          [1, 52],
          [1, 53],
          [0, 52],
        ],
      ],
    };
    const rows = [
      { unit: 7, code: 'E07', name: 'n "q"', residents: 9, figure: null },
      { unit: 3, code: 'E03', name: 'm', residents: 8, figure: 1.5 },
    ];
    const texts = geojsonTexts({ rows, property: 'minutes', metadata: { source: 's' } }, (unit) =>
      unit === 7 ? square : null,
    );
    expect(JSON.parse([...texts].join(''))).toEqual({
      type: 'FeatureCollection',
      metadata: { source: 's' },
      features: [
        {
          type: 'Feature',
          id: 'E07',
          geometry: square,
          properties: { code: 'E07', name: 'n "q"', residents: 9, minutes: null },
        },
        {
          type: 'Feature',
          id: 'E03',
          geometry: null,
          properties: { code: 'E03', name: 'm', residents: 8, minutes: 1.5 },
        },
      ],
    });
  });

  it('is a collection of nothing where no row is in view', () => {
    const texts = geojsonTexts({ rows: [], property: 'minutes', metadata: {} }, () => null);
    expect(JSON.parse([...texts].join(''))).toEqual({
      type: 'FeatureCollection',
      metadata: {},
      features: [],
    });
  });
});

describe('blobOf', () => {
  it('joins texts in their order, however long they are together', async () => {
    const texts = Array.from({ length: 11 }, (_, index) => String.fromCharCode(97 + index).repeat(900_000));
    const blob = blobOf(texts, 'text/plain');
    expect(blob.type).toBe('text/plain');
    expect((await blob.text()) === texts.join('')).toBe(true);
  });
});

describe('tableRows', () => {
  it('lists what is in view, worst first, no data last', () => {
    const picture = makePicture({
      first: { column: column('nearestMinutes'), figures: [10, Number.NaN, 60, 90] },
      second: null,
      level: null,
      residents: [1, 1, 1, 1],
      breaks: 'auto',
      classes: 5,
      dark: false,
    })!;
    const rows = tableRows({
      picture,
      longitude: [0, 0, 0, 9],
      latitude: [52, 52, 52, 52],
      residents: [1, 1, 1, 1],
      passing: null,
      bounds: [-1, 51, 1, 53],
    });
    expect(rows.map(({ unit }) => unit)).toEqual([2, 0, 1]);
  });

  it('counts all people of a place, as its figure does, and those that the filters leave', () => {
    const picture = makePicture({
      first: { column: column('residents'), figures: [10, 20, 30, 40] },
      second: null,
      level: { unitOfArea: [0, 0, 1, 1], count: 2 },
      residents: [10, 20, 30, 40],
      breaks: 'auto',
      classes: 5,
      dark: false,
    })!;
    const rows = tableRows({
      picture,
      longitude: [0, 9, 9, 9],
      latitude: [52, 52, 52, 52],
      residents: [10, 20, 30, 40],
      passing: Uint8Array.from([1, 0, 1, 1]),
      bounds: [-1, 51, 1, 53],
    });
    expect(rows).toEqual([{ unit: 0, figure: 30, residents: 30, passingResidents: 10 }]);
  });
});

describe('filters', () => {
  it('keeps the flags that the atlas has and areas with all of them', () => {
    const flags = column('flags');
    expect(knownFilters(flags, ['coastal', 'nonsense', 'rural'])).toEqual(['coastal', 'rural']);
    expect([...flagMask(flags, [0, 1, 2, 3], ['coastal', 'rural'])!]).toEqual([0, 0, 0, 1]);
    expect(combineMasks([null, Uint8Array.from([1, 0]), Uint8Array.from([1, 1])])).toEqual(
      Uint8Array.from([1, 0]),
    );
  });
});

describe('numbers in words', () => {
  it('never says 0% of somebody or 100% of nearly everybody', () => {
    expect(percentage(0.97)).toBe('97%');
    expect(percentage(0.001)).toBe('fewer than 1%');
    expect(percentage(0.999)).toBe('more than 99%');
    expect(figure(73.6, { unit: 'minutes', decimals: 0 })).toBe('74 minutes');
    expect(figure(12.34, { unit: '%', decimals: 1 })).toBe('12.3%');
  });
});
