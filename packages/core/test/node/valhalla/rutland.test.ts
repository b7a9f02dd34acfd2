import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTravelMatrix, DataError, joinIsochrones, readTable } from '@postcode-lottery/core';
import {
  buildValhallaTiles,
  type CodedPlaces,
  loadValhalla,
  measureTravel,
  openTable,
  openValhalla,
  readTravelMatrix,
  type ValhallaEngine,
  ValhallaUnavailableError,
  writeTravelMatrix,
} from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasShared, SHARED, sharedNote } from '../../travel/shared.ts';

const note = hasShared ? unavailable() : sharedNote;

/** The reason why Valhalla cannot run here, for the title of the tests, or nothing. */
function unavailable(): string {
  try {
    loadValhalla();
    return '';
  } catch (error) {
    if (!(error instanceof ValhallaUnavailableError)) throw error;
    return ` (passed over: ${error.message.split('\n')[0]})`;
  }
}

/** Two hospitals of Rutland's map and one far off it; positions from the NHS website's list of 2022. */
const sites: CodedPlaces = {
  codes: ['Rutland Memorial', 'Stamford', 'Leeds'],
  longitude: [-0.736305, -0.46875, -1.52034],
  latitude: [52.670936, 52.65537, 53.80687],
};

describe.skipIf(note !== '')(`Valhalla in process on Rutland${note}`, () => {
  const extract = join(SHARED, 'data/roads/rutland-latest.osm.pbf');
  let folder: string;
  let engine: ValhallaEngine;
  let areas: CodedPlaces;
  const steps: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rutland-'));
    const tiles = await buildValhallaTiles(extract, join(folder, 'tiles'), (step) => steps.push(step));
    engine = openValhalla(tiles);
    const centres = await readTable(
      openTable(join(SHARED, 'data/lookups/LSOA_PopCentroids_EN_2021_V3.csv')),
      {
        codes: { heading: 'LSOA21CD', kind: 'text' },
        longitude: { heading: 'LONG', kind: 'number' },
        latitude: { heading: 'LAT', kind: 'number' },
      },
    );
    const { codes, longitude, latitude } = centres.columns;
    const inBox = codes.flatMap((_, row) => {
      const inside = Math.abs(longitude[row]! + 0.63) < 0.25 && Math.abs(latitude[row]! - 52.65) < 0.15;
      return inside ? [row] : [];
    });
    areas = {
      codes: inBox.map((row) => codes[row]!),
      longitude: inBox.map((row) => longitude[row]!),
      latitude: inBox.map((row) => latitude[row]!),
    };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const measure = (cache: string, radiusKilometres = 100, onSite?: (done: number) => void) =>
    measureTravel(engine, areas, sites, {
      radiusKilometres,
      limitsMinutes: [5, 10, 15],
      cacheFolder: join(folder, cache),
      ...(onSite === undefined ? {} : { onSite }),
    });

  it('builds the tiles once, and tells what it is at', async () => {
    expect(steps.some((step) => step.startsWith('Building tiles: parsing ways'))).toBe(true);
    const again: string[] = [];
    await buildValhallaTiles(extract, join(folder, 'tiles'), (step) => again.push(step));
    expect(again).toEqual(['Reading the extract']);
    expect((await readdir(join(folder, 'tiles'))).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('measures every area to every site, and agrees with single routes', async () => {
    const { matrix, offMapSites, areasWithoutTime } = await measure('first');
    checkTravelMatrix(matrix);
    expect(offMapSites).toEqual(['Leeds']);
    expect(areas.codes.length - areasWithoutTime).toBeGreaterThan(20);
    expect(matrix.provenance).toMatchObject({ engine: 'valhalla 3.6.1', estimated: false });
    const differences: number[] = [];
    for (let area = 0; area < matrix.areaCount; area++)
      for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++) {
        const from = { longitude: areas.longitude[area]!, latitude: areas.latitude[area]! };
        const site = matrix.sites[pair]!;
        const to = { longitude: sites.longitude[site]!, latitude: sites.latitude[site]! };
        const single = await engine.routeMinutes(from, to);
        if (single !== null) differences.push(Math.abs(single - matrix.minutes[pair]!));
      }
    expect(differences.length).toBeGreaterThan(50);
    const close = differences.filter((minutes) => minutes < 0.25);
    expect(close.length / differences.length).toBeGreaterThan(0.97);
  });

  it('draws isochrones that hold the areas its matrix puts within them', async () => {
    const { matrix, isochrones } = await measure('first');
    const bands = isochrones.flatMap((set) => set.isochrones);
    expect(bands.map(({ site, limit }) => `${site} ${limit}`)).toEqual([
      'Rutland Memorial 5',
      'Rutland Memorial 10',
      'Rutland Memorial 15',
      'Stamford 5',
      'Stamford 10',
      'Stamford 15',
    ]);
    const join = joinIsochrones(
      bands,
      { ...areas, area: areas.codes.map((_, area) => area) },
      { areaCount: areas.codes.length },
    );
    const metres = await engine.locate(
      areas.codes.map((_, area) => ({ longitude: areas.longitude[area]!, latitude: areas.latitude[area]! })),
    );
    let agree = 0;
    let compared = 0;
    for (let area = 0; area < matrix.areaCount; area++) {
      const row = matrix.minutes.slice(matrix.offsets[area]!, matrix.offsets[area + 1]!);
      if (row.length === 0 || metres[area]! > 60) continue;
      const nearest = Math.min(...row);
      const limit = join.limitsMinutes[join.bandOfPoint[area]!];
      compared++;
      if (limit === undefined ? nearest > 14 : nearest > limit - 6 && nearest < limit + 1) agree++;
    }
    expect(compared).toBeGreaterThan(15);
    expect(agree / compared).toBeGreaterThan(0.9);
  });

  it('goes on where a killed run was, and notices what changed', async () => {
    const first = await measure('first');
    expect(first.sitesFromCache).toBe(3);
    const names = (await readdir(join(folder, 'first'))).sort();
    await writeFile(join(folder, 'first', names[0]!), '{"areas":[1');
    const second = await measure('first');
    expect(second.sitesFromCache).toBe(2);
    expect(second.matrix).toEqual(first.matrix);
    expect((await measure('first', 8)).sitesFromCache).toBe(0);
  });

  it('asks only within the radius', async () => {
    const near = await measure('near', 8);
    const all = await measure('first');
    expect(near.matrix.minutes.length).toBeLessThan(all.matrix.minutes.length);
  });

  it('keeps the matrix in a file', async () => {
    const { matrix } = await measure('first');
    const path = join(folder, 'car.matrix');
    await writeTravelMatrix(path, { matrix, areaCodes: areas.codes, siteCodes: sites.codes });
    expect((await readTravelMatrix(path)).matrix).toEqual(matrix);
    await expect(readTravelMatrix(join(folder, 'none.matrix'))).rejects.toThrow('does not exist');
  });

  it('refuses what is not an extract, and leaves no tiles', async () => {
    const bad = join(folder, 'bad.osm.pbf');
    const tiles = join(folder, 'bad-tiles');
    await writeFile(bad, '<!doctype html><title>Not found</title>');
    await expect(buildValhallaTiles(bad, tiles)).rejects.toThrow(DataError);
    await expect(buildValhallaTiles(bad, tiles)).rejects.toThrow('is not an OpenStreetMap extract');
    await expect(buildValhallaTiles(join(folder, 'none.osm.pbf'), tiles)).rejects.toThrow('does not exist');
    const { readFile } = await import('node:fs/promises');
    await writeFile(bad, (await readFile(extract)).subarray(0, 300_000));
    await expect(buildValhallaTiles(bad, tiles)).rejects.toThrow('could not be built into routing tiles');
    expect(await readdir(tiles)).toEqual([]);
  });
});
