import { join } from 'node:path';
import {
  type AreaLookup2011,
  checkPlausibility,
  concatenatePairs,
  importTravelMatrix,
  readLongCsv,
  readTable,
  readWideCsv,
  type TravelMatrix,
} from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasShared, SHARED, sharedNote } from './shared.ts';

const provenance = { engine: 'file', estimated: false };
const times = (name: string) => openTable(join(SHARED, 'data/travel-times', name));
const text = (heading: string) => ({ heading, kind: 'text' }) as const;
const number = (heading: string) => ({ heading, kind: 'number' }) as const;

/** Counts and means were computed from the files by another program (Python). */
describe.skipIf(!hasShared)(`real travel times${sharedNote}`, () => {
  let areas: {
    codes: readonly string[];
    names: readonly string[];
    longitude: readonly number[];
    latitude: readonly number[];
  };
  let lookup2011: AreaLookup2011;

  beforeAll(async () => {
    const lookups = (name: string) => openTable(join(SHARED, 'data/lookups', name));
    const { columns } = await readTable(lookups('LSOA11_LSOA21_LAD22_EN_LU.csv'), {
      codes2011: text('LSOA11CD'),
      names2011: text('LSOA11NM'),
      codes2021: text('LSOA21CD'),
      names2021: text('LSOA21NM'),
    });
    lookup2011 = columns;
    const centres = (
      await readTable(lookups('LSOA_PopCentroids_EN_2021_V3.csv'), {
        codes: text('LSOA21CD'),
        longitude: number('LONG'),
        latitude: number('LAT'),
      })
    ).columns;
    const nameOf = new Map(columns.codes2021.map((code, row) => [code, columns.names2021[row]!]));
    areas = { ...centres, names: centres.codes.map((code) => nameOf.get(code)!) };
  });

  it('reads Devon by car, LSOA 2021 by name, minutes', async () => {
    const pairs = await readWideCsv(times('devon_lsoa21_travel_matrix_car.csv'), { unit: 'minutes' });
    const { matrix, report } = importTravelMatrix(pairs, {
      areas,
      sites: { codes: pairs.sites },
      lookup2011,
      mode: 'car',
      provenance,
    });
    expect(report).toMatchObject({
      vintage: '2021',
      areasIn: 729,
      sitesIn: 18,
      pairsIn: 13122,
      pairs: 13122,
      withoutJourney: 0,
      unmatchedAreas: [],
      areasWithoutTime: 33755 - 729,
    });
    expect(mean(matrix.minutes)).toBeCloseTo(70.24994, 4);
    const sites = (
      await readTable(times('devon_sites.csv'), {
        name: text('Facility_Name'),
        latitude: number('Latitude'),
        longitude: number('Longitude'),
      })
    ).columns;
    const order = pairs.sites.map((name) => sites.name.indexOf(name));
    const positions = {
      longitude: order.map((row) => sites.longitude[row]!),
      latitude: order.map((row) => sites.latitude[row]!),
    };
    expect(checkPlausibility(matrix, areas, positions)).toMatchObject({ verdict: 'plausible', oddSites: [] });
    expect(checkPlausibility(scaled(matrix, 60), areas, positions).verdict).toBe('secondsReadAsMinutes');
    expect(checkPlausibility(scaled(matrix, 1 / 60), areas, positions).verdict).toBe('minutesReadAsSeconds');
  });

  it('reads Brighton in seconds, and notices when they are declared as minutes', async () => {
    const sites = {
      longitude: [-0.195439, -0.133654, -0.107633],
      latitude: [50.845107, 50.844345, 50.83347],
    };
    const read = async (unit: 'seconds' | 'minutes') => {
      const pairs = await readWideCsv(times('brighton_lsoa11_travel_matrix_car_seconds.csv'), { unit });
      return importTravelMatrix(pairs, {
        areas,
        sites: { codes: ['Site 1', 'Site 2', 'Site 3'] },
        lookup2011,
        mode: 'car',
        provenance,
      });
    };
    const right = await read('seconds');
    expect(right.report).toMatchObject({
      areasIn: 165,
      pairsIn: 990,
      pairs: 495,
      unmatchedSites: ['Site 4', 'Site 5', 'Site 6'],
    });
    expect(checkPlausibility(right.matrix, areas, sites).verdict).toBe('plausible');
    expect(checkPlausibility((await read('minutes')).matrix, areas, sites).verdict).toBe(
      'secondsReadAsMinutes',
    );
  });

  it('reads England to stroke hospitals, LSOA 2011, two groups of columns', async () => {
    const group = (site: string, time: string) =>
      readLongCsv(times('stroke_lsoa11_nearest_hospitals.csv'), {
        unit: 'minutes',
        originColumn: 'LSOA11CD',
        siteColumn: site,
        timeColumn: time,
      });
    const pairs = concatenatePairs([
      await group('Nearest hospital postcode', 'Time (mins) to nearest hospital'),
      await group('Nearest MT hospital postcode', 'Time (mins) to nearest MT hospital'),
    ]);
    const { matrix, report } = importTravelMatrix(pairs, {
      areas,
      sites: { codes: pairs.sites },
      lookup2011,
      mode: 'car',
      provenance,
    });
    expect(report).toMatchObject({
      vintage: '2011',
      areasIn: 30014,
      pairs: 41604,
      averagedAreas: 81,
      areasWithoutTime: 33755 - 28890,
    });
    expect(report.unmatchedAreas).toHaveLength(30014 - 28105);
    expect(report.unmatchedAreas.every((code) => code.startsWith('W'))).toBe(true);
    expect(mean(matrix.minutes)).toBeCloseTo(27.468823, 4);
  });
});

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}

function scaled(matrix: TravelMatrix, factor: number): TravelMatrix {
  return { ...matrix, minutes: Float64Array.from(matrix.minutes, (minutes) => minutes * factor) };
}
