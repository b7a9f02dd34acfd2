import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataError, straightLineKilometres } from '@postcode-lottery/core';
import {
  buildValhallaTiles,
  type CodedPlaces,
  loadValhalla,
  measureTravel,
  openValhalla,
  type ValhallaEngine,
  ValhallaUnavailableError,
} from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestRoads, writeOsmPbf } from './osm-writer.ts';

const SIDE = 14;
const STEP_DEGREES = 0.01;
const [WEST, SOUTH] = [-1, 52];

/** A grid of town streets, a river without a bridge below row 7 but for the westernmost column, and an islet. */
function gridRoads(): TestRoads {
  const at = (column: number, row: number) => row * SIDE + column;
  const nodes = Array.from({ length: SIDE * SIDE }, (_, index): [number, number] => [
    WEST + (index % SIDE) * STEP_DEGREES,
    SOUTH + Math.floor(index / SIDE) * STEP_DEGREES,
  ]);
  const tags = { highway: 'secondary', maxspeed: '50' };
  const ways: { nodes: number[]; tags: Record<string, string> }[] = [];
  for (let line = 0; line < SIDE; line++) {
    ways.push({ nodes: Array.from({ length: SIDE }, (_, column) => at(column, line)), tags });
    const rows = Array.from({ length: SIDE }, (_, row) => at(line, row));
    if (line === 0) ways.push({ nodes: rows, tags });
    else ways.push({ nodes: rows.slice(0, 7), tags }, { nodes: rows.slice(7), tags });
  }
  return { nodes, ways };
}

function unavailable(): string {
  try {
    loadValhalla();
    return '';
  } catch (error) {
    if (!(error instanceof ValhallaUnavailableError)) throw error;
    return ` (passed over: ${error.message.split('\n')[0]})`;
  }
}

const note = unavailable();

describe.skipIf(note !== '')(`Valhalla in process on a made-up town${note}`, () => {
  let folder: string;
  let engine: ValhallaEngine;
  const corner = { longitude: WEST, latitude: SOUTH };
  const place = (column: number, row: number) => ({
    longitude: WEST + column * STEP_DEGREES,
    latitude: SOUTH + row * STEP_DEGREES,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'grid-'));
    await writeFile(join(folder, 'grid.osm.pbf'), writeOsmPbf(gridRoads()));
    engine = openValhalla(await buildValhallaTiles(join(folder, 'grid.osm.pbf'), join(folder, 'tiles')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('drives the streets: minutes grow with the way along them, and agree with single routes', async () => {
    const places = [place(3, 0), place(6, 0), place(6, 5), place(13, 6)];
    const minutes = await engine.minutesToSite(places, corner);
    const kilometres = places.map(
      ({ longitude, latitude }) =>
        straightLineKilometres(longitude, SOUTH, WEST, SOUTH) +
        straightLineKilometres(WEST, latitude, WEST, SOUTH),
    );
    minutes.forEach((value, index) => {
      const atFiftyKilometresPerHour = (kilometres[index]! / 50) * 60;
      expect(value).toBeGreaterThan(atFiftyKilometresPerHour * 0.9);
      expect(value).toBeLessThan(atFiftyKilometresPerHour * 1.8);
    });
    for (const [index, from] of places.entries())
      expect(Math.abs((await engine.routeMinutes(from, corner))! - minutes[index]!)).toBeLessThan(0.1);
  });

  it('goes round by the bridge', async () => {
    const [near, across] = await engine.minutesToSite([place(13, 6), place(13, 7)], place(13, 5));
    expect(near).toBeLessThan(3);
    const bridge = 2 * straightLineKilometres(WEST, SOUTH, WEST + 13 * STEP_DEGREES, SOUTH);
    expect(across).toBeGreaterThan((bridge / 50) * 60 * 0.9);
  });

  it('knows what is off the map: areas have no minutes, a site no column', async () => {
    const far = { longitude: -1, latitude: 51.9 };
    expect(await engine.minutesToSite([place(3, 0), far], corner)).toEqual([expect.any(Number), null]);
    await expect(engine.minutesToSite([place(3, 0)], far)).rejects.toMatchObject({ isOffMap: true });
    const areas: CodedPlaces = { codes: ['A', 'B'], longitude: [WEST, -1], latitude: [SOUTH, 51.9] };
    const sites: CodedPlaces = {
      codes: ['on', 'off'],
      longitude: [WEST + 0.03, -1],
      latitude: [SOUTH, 51.9],
    };
    const options = { radiusKilometres: 50, limitsMinutes: [5, 10], cacheFolder: join(folder, 'cache') };
    const { matrix, isochrones, offMapSites, areasWithoutTime } = await measureTravel(
      engine,
      areas,
      sites,
      options,
    );
    expect([...matrix.offsets]).toEqual([0, 1, 1]);
    expect(offMapSites).toEqual(['off']);
    expect(areasWithoutTime).toBe(1);
    expect(isochrones.flatMap((set) => set.isochrones.map(({ site, limit }) => `${site} ${limit}`))).toEqual([
      'on 5',
      'on 10',
    ]);
  });

  it('refuses an extract without roads', async () => {
    const path = join(folder, 'empty.osm.pbf');
    const { nodes } = gridRoads();
    await writeFile(path, writeOsmPbf({ nodes, ways: [{ nodes: [0, 1], tags: { waterway: 'river' } }] }));
    await expect(buildValhallaTiles(path, join(folder, 'none'))).rejects.toThrow(DataError);
  });
});
