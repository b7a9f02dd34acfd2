import {
  ArgumentError,
  concatenatePairs,
  DataError,
  minutesOf,
  readLongCsv,
  readMapboxMatrix,
  readOpenrouteserviceMatrix,
  readOsrmTable,
  readR5Csv,
  readR5Json,
  readTravelTimeMatrix,
  readValhallaMatrix,
  readWideCsv,
  type TravelPairs,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';
import { textSource } from './shared.ts';

const keys = { origins: ['a', 'b'], sites: ['x', 'y', 'z'] };

/** What the readers understood, as 'origin>site': minutes. */
function minutesByPair(pairs: TravelPairs): Record<string, number> {
  return Object.fromEntries(
    Array.from(pairs.minutes, (minutes, pair) => [
      `${pairs.origins[pairs.origin[pair]!]}>${pairs.sites[pairs.site[pair]!]}`,
      minutes,
    ]),
  );
}

describe('minutesOf', () => {
  it.each([
    [10, 'minutes', 10],
    [90, 'seconds', 1.5],
    [0.5, 'hours', 30],
    [9998, 'seconds', 9998 / 60],
    [0, 'minutes', 0],
  ] as const)('%s %s are %s minutes', (time, unit, minutes) => expect(minutesOf(time, unit)).toBe(minutes));
  it.each([
    [9999, 'minutes'],
    [12000, 'minutes'],
    [9999, 'seconds'],
    [99999, 'seconds'],
    [600000, 'seconds'],
    [null, 'minutes'],
    [Number.NaN, 'seconds'],
    [Number.POSITIVE_INFINITY, 'minutes'],
  ] as const)('%s %s are no journey', (time, unit) => expect(minutesOf(time, unit)).toBeNaN());
  it('refuses a negative time', () => expect(() => minutesOf(-1, 'minutes')).toThrow(ArgumentError));
});

describe('readWideCsv', () => {
  const read = (text: string, options = {}) => readWideCsv(textSource(text), { unit: 'minutes', ...options });
  it('reads a row an area and a column a site', async () => {
    const pairs = await read('\uFEFFLSOA,"Site, one",Two\r\nE01,10,\r\nE02,9999,20.5\r\n');
    expect(minutesByPair(pairs)).toEqual({ 'E01>Site, one': 10, 'E02>Two': 20.5 });
    expect(pairs).toMatchObject({ pairsIn: 4, withoutJourney: 2, origins: ['E01', 'E02'] });
  });
  it('takes the unit and another column of areas', async () => {
    const text = 'id,area,x,note\n1,E01,120,far\n';
    const pairs = await read(text, { unit: 'seconds', originColumn: 'area', ignoreColumns: ['id', 'note'] });
    expect(minutesByPair(pairs)).toEqual({ 'E01>x': 2 });
  });
  it.each([
    [
      'a word for a time',
      'LSOA,x\nE01,ten\n',
      'test.csv, line 2, column "x": is not a travel time: found "ten"',
    ],
    ['a negative time', 'LSOA,x\nE01,-3\n', 'line 2'],
    ['an area twice', 'LSOA,x\nE01,1\nE02,2\nE01,3\n', 'stands in line 2 as well'],
    ['a site twice', 'LSOA,x,x\nE01,1,2\n', 'heading stands twice'],
    ['a short row', 'LSOA,x,y\nE01,1\n', 'has 2 fields; expected 3'],
    ['no row', 'LSOA,x\n', 'holds no row'],
    ['no site', 'LSOA\nE01\n', 'has no column of travel times'],
    ['no area in a row', 'LSOA,x\n,4\n', 'row without an area'],
  ])('refuses %s', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(DataError);
    await expect(read(text)).rejects.toThrow(message);
  });
});

describe('readLongCsv', () => {
  it('finds the usual headings and the unit they name', async () => {
    const pairs = await readLongCsv(textSource('from_id,to_id,time_seconds\nE01,RBV01,600\nE01,RR813,NA\n'));
    expect(minutesByPair(pairs)).toEqual({ 'E01>RBV01': 10 });
    expect(pairs.sites).toEqual(['RBV01', 'RR813']);
  });
  it('wants the unit declared where no heading tells it', async () => {
    const text = 'from_id,to_id,duration\nE01,RBV01,600\n';
    await expect(readLongCsv(textSource(text))).rejects.toThrow('must be declared');
    const pairs = await readLongCsv(textSource(text), { unit: 'seconds' });
    expect(minutesByPair(pairs)).toEqual({ 'E01>RBV01': 10 });
  });
  it('reads declared columns, and an area without a site', async () => {
    const text = 'LSOA11CD,Nearest,Time (mins)\nE01,"Royal, X",17.6\nE02,,\n';
    const columns = { originColumn: 'LSOA11CD', siteColumn: 'Nearest', timeColumn: 'Time (mins)' };
    const pairs = await readLongCsv(textSource(text), columns);
    expect(minutesByPair(pairs)).toEqual({ 'E01>Royal, X': 17.6 });
    expect(pairs.origins).toEqual(['E01', 'E02']);
    await expect(readLongCsv(textSource(text), { ...columns, siteColumn: 'Hospital' })).rejects.toThrow(
      'has no column "Hospital"',
    );
  });
  it('joins the groups of columns of one file', async () => {
    const one = await readLongCsv(textSource('from,to,minutes\na,x,1\n'));
    const two = await readLongCsv(textSource('from,to,minutes\na,y,2\nb,x,\n'));
    const both = concatenatePairs([one, two]);
    expect(minutesByPair(both)).toEqual({ 'a>x': 1, 'a>y': 2 });
    expect(both).toMatchObject({ pairsIn: 3, withoutJourney: 1, origins: ['a', 'b'] });
  });
});

describe('answers of engines', () => {
  const seconds = [
    [60, 120, null],
    [0, 99999, 30],
  ];
  const expected = { 'a>x': 1, 'a>y': 2, 'b>x': 0, 'b>z': 0.5 };
  const cells = seconds.map((row, from_index) =>
    row.map((time, to_index) => ({ time, distance: 1, from_index, to_index })),
  );

  it('reads Valhalla, long and concise', () => {
    expect(
      minutesByPair(readValhallaMatrix({ sources_to_targets: cells, units: 'kilometers' }, keys)),
    ).toEqual(expected);
    expect(minutesByPair(readValhallaMatrix({ sources_to_targets: { durations: seconds } }, keys))).toEqual(
      expected,
    );
  });
  it('puts the cells of Valhalla in their place, whatever their order', () => {
    const shuffled = cells.map((row) => [...row].reverse());
    expect(minutesByPair(readValhallaMatrix({ sources_to_targets: shuffled }, keys))).toEqual(expected);
  });
  it('reads the sites as sources', () => {
    const turned = [
      [60, 0],
      [120, null],
      [null, 30],
    ];
    const pairs = readOsrmTable({ code: 'Ok', durations: turned }, { ...keys, sitesAre: 'sources' });
    expect(minutesByPair(pairs)).toEqual(expected);
  });
  it('reads openrouteservice, OSRM and Mapbox', () => {
    expect(minutesByPair(readOpenrouteserviceMatrix({ durations: seconds, metadata: {} }, keys))).toEqual(
      expected,
    );
    expect(minutesByPair(readOsrmTable({ code: 'Ok', durations: seconds }, keys))).toEqual(expected);
    expect(minutesByPair(readMapboxMatrix({ code: 'Ok', durations: seconds }, keys))).toEqual(expected);
  });
  it('reads TravelTime, searches for sites or areas, fast or not', () => {
    const location = (id: string, travel_time: number) => ({
      id,
      properties: [{ travel_time: travel_time + 60 }, { travel_time }],
    });
    const results = [
      {
        search_id: 'x',
        locations: [location('a', 60), { id: 'b', properties: { travel_time: 0 } }],
        unreachable: [],
      },
      { search_id: 'y', locations: [location('a', 120)], unreachable: ['b'] },
      { search_id: 'z', locations: [location('b', 30)], unreachable: ['a'] },
    ];
    const pairs = readTravelTimeMatrix({ results });
    expect(minutesByPair(pairs)).toEqual(expected);
    expect(pairs).toMatchObject({ pairsIn: 6, withoutJourney: 2 });
    const other = readTravelTimeMatrix(
      { results: [{ search_id: 'a', locations: [location('x', 60)], unreachable: [] }] },
      { searchIs: 'area' },
    );
    expect(minutesByPair(other)).toEqual({ 'a>x': 1 });
  });
  it('reads r5, table and records', async () => {
    const csv = await readR5Csv(textSource('from_id,to_id,travel_time_p50\na,x,17\nb,x,\n'));
    expect(minutesByPair(csv)).toEqual({ 'a>x': 17 });
    expect(
      minutesByPair(
        readR5Json([
          { from_id: 'a', to_id: 'x', travel_time: 17 },
          { from_id: 'a', to_id: 'y', travel_time: null },
        ]),
      ),
    ).toEqual({ 'a>x': 17 });
  });
  it.each<[string, () => unknown, string]>([
    [
      'an error of Valhalla',
      () => readValhallaMatrix({ error_code: 171, error: 'No suitable edges near location' }, keys),
      'No suitable edges',
    ],
    ['an error of OSRM', () => readOsrmTable({ code: 'NoTable', message: 'none' }, keys), 'NoTable'],
    [
      'an error of openrouteservice',
      () => readOpenrouteserviceMatrix({ error: { code: 6004 } }, keys),
      '6004',
    ],
    ['an error of TravelTime', () => readTravelTimeMatrix({ error_code: 10, description: 'bad' }), 'bad'],
    ['distances only', () => readOpenrouteserviceMatrix({ distances: [] }, keys), 'holds no durations'],
    ['too few rows', () => readOsrmTable({ durations: [[1, 2, 3]] }, keys), 'wrong number of rows'],
    [
      'too few cells',
      () => readOsrmTable({ durations: [[1, 2, 3], [1]] }, keys),
      'wrong number of cells in row 1',
    ],
    [
      'a word',
      () =>
        readOsrmTable(
          {
            durations: [
              [1, 'two', 3],
              [1, 2, 3],
            ],
          },
          keys,
        ),
      'cell 1 of row 0',
    ],
    [
      'a negative time',
      () =>
        readOsrmTable(
          {
            durations: [
              [1, -2, 3],
              [1, 2, 3],
            ],
          },
          keys,
        ),
      'cell 1 of row 0',
    ],
    ['a list', () => readOsrmTable([], keys), 'is not an object'],
    [
      'a cell out of place',
      () => readValhallaMatrix({ sources_to_targets: [cells[1], cells[0]] }, keys),
      'out of place',
    ],
    ['a record without ids', () => readR5Json([{ travel_time: 3 }]), 'record 0 lacks an id'],
  ])('refuses %s', (_, read, message) => {
    expect(read).toThrow(DataError);
    expect(read).toThrow(message);
  });
});
