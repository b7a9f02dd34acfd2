import type { AreaGeometry, AtlasManifest } from '@postcode-lottery/core';
import { describe, expect, it, vi } from 'vitest';
import { makePicture } from '../../src/map/picture.ts';
import { blobOf } from '../../src/share/blob-of.ts';
import { csvText } from '../../src/share/csv.ts';
import { fileName } from '../../src/share/file-name.ts';
import { geojsonTexts } from '../../src/share/geojson.ts';
import { combineMasks, flagMask, knownFilters } from '../../src/state/filters.ts';
import { attributionLine, datedSources, sourceLine } from '../../src/state/source-line.ts';
import { tableRows } from '../../src/state/table-rows.ts';
import type { TableOrder } from '../../src/state/view-state.ts';
import { day, figure, percentage } from '../../src/text/format.ts';
import { columns } from '../sample/sample-columns.ts';

const column = (id: string) => columns.find((sample) => sample.column.id === id)!.column;

describe('csvText', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(
      csvText({
        heads: ['a', 'b'],
        rows: [
          ['x, "y"', Number.NaN],
          ['=1+1', 2.5],
        ],
        notes: {},
      }),
    ).toBe('a,b\r\n"x, ""y""",\r\n\'=1+1,2.5\r\n');
  });

  it('ends in notes that are as wide as the table and begin with a mark, whatever is in them', () => {
    const lines = csvText({
      heads: ['code', 'name', 'minutes'],
      rows: [['E01', 'n', 7.5]],
      notes: { unit: 'minutes', source: 'A, B' },
    }).split('\r\n');
    expect(lines).toEqual(['code,name,minutes', 'E01,n,7.5', '# unit,minutes,', '# source,"A, B",', '']);
  });
});

describe('names of files', () => {
  it('say what is in them, of what, and the day by the clock of the reader', () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 5, 23, 59) });
    expect(fileName(['Nearest centre', 'Districts'], 'csv')).toBe('nearest-centre-districts-2026-11-05.csv');
    expect(fileName(['Décile: income & health', 'Sub-ICB locations'], 'png')).toBe(
      'decile-income-health-sub-icb-locations-2026-11-05.png',
    );
    expect(day(new Date())).toBe('5 November 2026');
    vi.useRealTimers();
  });
});

describe('source lines', () => {
  const source = (id: string, attribution: string) => ({
    id,
    title: `Title ${id}`,
    publisher: `Publisher ${id}`,
    licence: 'Open',
    attribution,
    vintage: `year of ${id}`,
  });
  const manifest = {
    sources: [source('a', 'Line.'), source('b', 'Line. Crown copyright'), source('c', 'Line.')],
    boundaries: { label: 'drawn', attribution: 'Coast: GSHHG.' },
  } as unknown as AtlasManifest;
  const given = (shortLabel: string, estimated: boolean, vintage: string, sources: string[]) => ({
    ...column('nearestMinutes'),
    shortLabel,
    estimated,
    vintage,
    sources,
  });
  const minutes = given('Minutes', true, 'fitted in 2023', ['a', 'c']);
  const score = given('Score', false, 'October 2025', ['c', 'b']);

  it('begin every sentence with a capital and name each source once', () => {
    expect(sourceLine(manifest, [minutes])).toBe(
      'Estimated. Title a, Publisher a; Title c, Publisher c. Fitted in 2023. Areas drawn.',
    );
    expect(sourceLine(null, [minutes])).toBe('');
  });

  it('say which of several measures are estimated, and of when each is', () => {
    expect(sourceLine(manifest, [minutes, score])).toBe(
      'Estimated: Minutes. Title a, Publisher a; Title c, Publisher c; Title b, Publisher b. ' +
        'Fitted in 2023 (Minutes); October 2025 (Score). Areas drawn.',
    );
    expect(datedSources(manifest, [minutes])).toBe(
      'Title a, Publisher a, year of a; Title c, Publisher c, year of c.',
    );
  });

  it('give the lines that sources ask for once, also where one is part of another', () => {
    expect(attributionLine(manifest, [minutes, score], { map: true })).toBe(
      'Line. Crown copyright. Coast: GSHHG.',
    );
    expect(attributionLine(manifest, [minutes], { map: false })).toBe('Line.');
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
      { unit: 7, code: 'E07', name: 'n "q"', residents: 9, figures: { minutes: null, score: 4 } },
      { unit: 3, code: 'E03', name: 'm', residents: 8, figures: { minutes: 1.5, score: null } },
    ];
    const texts = geojsonTexts({ rows, metadata: { source: 's' } }, (unit) => (unit === 7 ? square : null));
    expect(JSON.parse([...texts].join(''))).toEqual({
      type: 'FeatureCollection',
      metadata: { source: 's' },
      features: [
        {
          type: 'Feature',
          id: 'E07',
          geometry: square,
          properties: { code: 'E07', name: 'n "q"', residents: 9, minutes: null, score: 4 },
        },
        {
          type: 'Feature',
          id: 'E03',
          geometry: null,
          properties: { code: 'E03', name: 'm', residents: 8, minutes: 1.5, score: null },
        },
      ],
    });
  });

  it('is a collection of nothing where no row is in view', () => {
    const texts = geojsonTexts({ rows: [], metadata: {} }, () => null);
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
      order: 'figure',
      nameOf: String,
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
      order: 'figure',
      nameOf: String,
    });
    expect(rows).toEqual([{ unit: 0, figure: 30, residents: 30, passingResidents: 10 }]);
  });
});

describe('the order of a table', () => {
  const areas = {
    picture: makePicture({
      first: { column: column('accessPer100k'), figures: [3, Number.NaN, 1, 2] },
      second: { column: column('imdScore'), figures: [5, 9, Number.NaN, 30] },
      level: null,
      residents: [1, 1, 1, 1],
      breaks: 'auto',
      classes: 5,
      dark: false,
    })!,
    longitude: [0, 0, 0, 0],
    latitude: [52, 52, 52, 52],
    residents: [10, 40, 30, 20],
    passing: null,
    bounds: null,
    nameOf: (unit: number) => ['Area 10', 'Area 9', 'Éast', 'Zed'][unit]!,
  };
  const inOrder = (order: TableOrder) => tableRows({ ...areas, order }).map(({ unit }) => unit);

  it('has the worst of a measure first, or the best, and no data last both ways', () => {
    expect(inOrder('figure')).toEqual([2, 3, 0, 1]);
    expect(inOrder('-figure')).toEqual([0, 3, 2, 1]);
    expect(inOrder('second')).toEqual([3, 1, 0, 2]);
    expect(inOrder('-second')).toEqual([0, 1, 3, 2]);
  });

  it('has names as people sort them, and people from most to fewest', () => {
    expect(inOrder('name')).toEqual([1, 0, 2, 3]);
    expect(inOrder('-name')).toEqual([3, 2, 0, 1]);
    expect(inOrder('people')).toEqual([1, 2, 3, 0]);
    expect(inOrder('-people')).toEqual([0, 3, 2, 1]);
  });
});

describe('filters', () => {
  it('keeps the flags that the atlas has and areas with all of them, or any', () => {
    const flags = column('flags');
    expect(knownFilters(flags, ['coastal', 'nonsense', 'rural'])).toEqual(['coastal', 'rural']);
    expect([...flagMask(flags, [0, 1, 2, 3], ['coastal', 'rural'])!]).toEqual([0, 0, 0, 1]);
    expect([...flagMask(flags, [0, 1, 2, 3], ['coastal', 'rural'], 'any')!]).toEqual([0, 1, 1, 1]);
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
