import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AtlasEquity,
  type AtlasHotspot,
  type AtlasHotspotOutlines,
  type AtlasSite,
  type AtlasSummary,
  type AtlasTrust,
  DataError,
} from '@postcode-lottery/core';
import {
  type Atlas,
  buildAtlas,
  estimateTravel,
  openAtlas,
  readEngland,
  verifyAtlas,
  writeAreaReport,
  writeTravelMatrix,
} from '@postcode-lottery/core/node';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
let place: string;
let folder: string;
let atlas: Atlas;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'postcode-lottery-build-'));
  folder = join(place, 'atlas');
  expect((await buildAtlas({ root, folder })).fresh).toBe(true);
  atlas = await openAtlas(folder);
}, 600_000);

afterAll(() => rm(place, { recursive: true, force: true }));

const sumOf = (values: Float32Array | Float64Array) =>
  Float64Array.from(values).reduce((sum, value) => sum + value, 0);

/** By the even-odd rule. */
function isInside(
  geometry: AtlasHotspotOutlines['features'][number]['geometry'],
  x: number,
  y: number,
): boolean {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let inside = false;
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [[x1, y1], [x2, y2]] = [ring[k - 1]!, ring[k]!];
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  return inside;
}

describe('the atlas of England from the data in the repository', () => {
  it('has every area and every resident', async () => {
    expect(atlas.manifest.areaCount).toBe(33_755);
    expect(atlas.manifest.residents).toBe(56_489_608);
    const residents = await atlas.values('residents');
    expect(sumOf(residents)).toBe(56_489_608);
    expect(atlas.manifest.postcodes.count).toBe(1_492_125);
    expect(atlas.manifest.boundaries.label).toContain('drawn from postcodes');
  });

  it('holds a whole column for everything that the manifest lists', async () => {
    for (const column of atlas.manifest.columns) {
      const values =
        column.kind === 'measure' ? await atlas.values(column.id) : await atlas.elements(column.id);
      expect(values.length).toBe(33_755);
      expect(column.sources.every((id) => atlas.manifest.sources.some((source) => source.id === id))).toBe(
        true,
      );
      expect(column.vintage).not.toBe('');
    }
  });

  it('adds the need-weighted access of all areas up to the consultants in reach (Luo and Qi 2009)', async () => {
    const access = await atlas.values('accessPer100k');
    const residents = await atlas.values('residents');
    const sites = await atlas.json<AtlasSite[]>('sites.json');
    const consultants = sites.reduce((sum, site) => sum + site.consultants, 0);
    const older = await atlas.values('aged65PlusPercent');
    const people = sumOf(residents);
    const people65 = sumOf(Float64Array.from(residents, (value, area) => (value * older[area]!) / 100));
    let reached = 0;
    for (let area = 0; area < residents.length; area++) {
      const share65 = older[area]! / 100;
      const need =
        residents[area]! *
        ((share65 * 0.653 * people) / people65 + ((1 - share65) * 0.347 * people) / (people - people65));
      reached += (access[area]! * need) / 100_000;
    }
    expect(consultants).toBeGreaterThan(1000);
    expect(reached / consultants).toBeCloseTo(1, 3);
  });

  it('splits the difference from the England mean into parts that add up to it', async () => {
    const access = await atlas.values('accessPer100k');
    const parts = await Promise.all(
      ['whyDistance', 'whySupply', 'whyCompetition'].map((id) => atlas.values(id)),
    );
    const mean = Number(atlas.manifest.parameters.englandAccessPer100k);
    for (let area = 0; area < access.length; area += 97)
      expect(parts.reduce((sum, part) => sum + part[area]!, mean)).toBeCloseTo(access[area]!, 2);
  });

  it('says that the Isles of Scilly have no journey by road, and keeps them', async () => {
    const { names } = await atlas.areas();
    const minutes = await atlas.values('nearestMinutes');
    const without = names.filter((_, area) => Number.isNaN(minutes[area]!));
    expect(without).toEqual(['Isles of Scilly 001A']);
  });

  it('puts the Isle of Wight, Barrow and North Devon beyond 45 minutes (Radiotherapy UK 2023-24)', async () => {
    const places = await atlas.places();
    const district = await atlas.elements('place-district');
    const minutes = await atlas.values('nearestMinutes');
    const { names } = await atlas.areas();
    const beyond = (isIn: (area: number) => boolean) => {
      const areas = Array.from(names.keys()).filter(isIn);
      return areas.filter((area) => minutes[area]! > 45).length / areas.length;
    };
    const inDistrict = (name: string) => (area: number) => places.district.names[district[area]!] === name;
    expect(beyond(inDistrict('Isle of Wight'))).toBe(1);
    expect(beyond((area) => names[area]!.startsWith('Barrow-in-Furness'))).toBe(1);
    expect(beyond(inDistrict('North Devon'))).toBeGreaterThan(0.8);
    expect(beyond(inDistrict('Leeds'))).toBe(0);
  });

  it('gives each trust its own consultants: the sum of both specialties, 1,128 entries in all', async () => {
    const trusts = await atlas.json<AtlasTrust[]>('trusts.json');
    expect(trusts.reduce((sum, { consultants }) => sum + consultants.total, 0)).toBe(1128);
    const christie = trusts.find(({ code }) => code === 'RBV')!;
    expect(christie.consultants).toMatchObject({
      clinicalOncology: 43,
      medicalOncology: 20,
      unit: 'headcount',
      vintage: 'September 2019',
    });
  });

  it('draws bands of minutes around every radiotherapy site, marked as estimated', async () => {
    expect(atlas.manifest.journeys).toHaveLength(1);
    const { isochrones, ...car } = atlas.manifest.journeys[0]!;
    expect(car).toMatchObject({ id: 'car', label: 'By car', words: 'by car', estimated: true });
    const { folder, sites } = isochrones;
    expect(sites).toHaveLength(64);
    const bands = await atlas.json<FeatureCollection>(`${folder}/${sites[0]}.json`);
    expect(bands.features.map(({ properties }) => properties!.minutes)).toEqual([60, 45, 30, 15]);
    expect(bands.features.every(({ properties }) => properties!.estimated)).toBe(true);
  });

  it('summarises: the coast is farther and has less than inland', async () => {
    const summary = await atlas.json<AtlasSummary>('summary.json');
    expect(summary.worstDistricts).toHaveLength(5);
    expect(summary.coastal.beyond45Share).toBeGreaterThan(summary.inland.beyond45Share);
    expect(summary.coastal.accessPer100k).toBeLessThan(summary.inland.accessPer100k);
    for (const sentence of summary.sentences) expect(sentence).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('outlines every hotspot: its centres lie in its own outline, and no centre in two', async () => {
    const hotspots = await atlas.json<AtlasHotspot[]>('hotspots.json');
    const { features } = await atlas.json<AtlasHotspotOutlines>('hotspot-outlines.json');
    expect(atlas.manifest.files.find(({ path }) => path === 'hotspot-outlines.json')!.bytes).toBeLessThan(
      600_000,
    );
    expect(features.map(({ id, properties }) => [id, properties])).toEqual(
      hotspots.map(({ id, rank, name }) => [id, { id, rank, name }]),
    );
    const longitude = await atlas.values('longitude');
    const latitude = await atlas.values('latitude');
    const inOutlines = Array.from(longitude, (x, area) =>
      hotspots.flatMap(({ id, bbox: [west, south, east, north] }) => {
        const y = latitude[area]!;
        const isNear = x > west - 0.01 && x < east + 0.01 && y > south - 0.01 && y < north + 0.01;
        return isNear && isInside(features[id]!.geometry, x, y) ? [id] : [];
      }),
    );
    expect(inOutlines.filter((found) => found.length > 1)).toEqual([]);
    const areas = hotspots.flatMap(({ id, areas }) => areas.map((area) => ({ id, area })));
    const own = areas.filter(({ id, area }) => inOutlines[area]![0] === id);
    expect(own.length / areas.length).toBeGreaterThan(0.98);
    const others = inOutlines.filter((found) => found.length > 0).length - own.length;
    expect(others / areas.length).toBeLessThan(0.02);
  });

  it('gives each hotspot up to six sentences, its own figures in them', async () => {
    for (const { reasons, holdsInSettings } of await atlas.json<AtlasHotspot[]>('hotspots.json')) {
      expect(reasons.length).toBeGreaterThanOrEqual(3);
      expect(reasons.length).toBeLessThanOrEqual(6);
      expect(reasons.at(-1)).toContain(`Found under ${holdsInSettings} of 24 settings`);
      for (const sentence of reasons) expect(sentence).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  });

  it('writes a report that holds what was asked for', async () => {
    const path = join(place, 'report.geojson');
    const selection = { areas: 'all', place: { level: 'district', nameOrCode: 'rutland' } } as const;
    const outcome = await writeAreaReport(atlas, selection, path);
    const report = JSON.parse(await readFile(path, 'utf8')) as FeatureCollection & {
      metadata: { sources: unknown[] };
    };
    expect(outcome).toMatchObject({ areas: report.features.length, where: 'Rutland' });
    expect(report.features.reduce((sum, { properties }) => sum + properties!.residents, 0)).toBe(
      outcome.residents,
    );
    expect(report.metadata.sources.length).toBeGreaterThan(5);
    await expect(
      writeAreaReport(atlas, { areas: 'all', place: { level: 'icb', nameOrCode: 'north' } }, path),
    ).rejects.toThrow(/is part of several names/);
  });
});

describe('building again', () => {
  it('does nothing where nothing has changed', async () => {
    expect(await buildAtlas({ root, folder })).toEqual({ fresh: false, seconds: 0 });
  });

  it('notices a damaged file, says which, and builds anew', async () => {
    const damaged = join(place, 'damaged');
    await cp(folder, damaged, { recursive: true });
    await truncate(join(damaged, 'columns/nearestMinutes.bin'), 1000);
    await expect(openAtlas(damaged).then(verifyAtlas)).rejects.toThrow(/nearestMinutes\.bin.*cut short/);
    const steps: string[] = [];
    const outcome = await buildAtlas({ root, folder: damaged, onProgress: (step) => steps.push(step) });
    expect(outcome.fresh).toBe(true);
    expect(steps[0]).toMatch(/nearestMinutes\.bin: is cut short/);
    await verifyAtlas(await openAtlas(damaged));
  });

  it('passes over what a killed build left behind', async () => {
    const left = join(place, '.atlas-1234abcd.part');
    await mkdir(left);
    await writeFile(join(left, 'manifest.json'), '{"half":');
    expect((await buildAtlas({ root, folder })).fresh).toBe(false);
    await rm(left, { recursive: true });
  });

  it('refuses an atlas whose manifest is cut short', async () => {
    const cut = join(place, 'cut');
    await mkdir(cut);
    await writeFile(
      join(cut, 'manifest.json'),
      (await readFile(join(folder, 'manifest.json'), 'utf8')).slice(0, 500),
    );
    await expect(openAtlas(cut)).rejects.toThrow(DataError);
  });
});

describe('an atlas with more ways of travelling', () => {
  let checkout: string;

  /** A checkout whose data and code are those of this one, with travel times of its own. */
  beforeAll(async () => {
    checkout = await mkdtemp(join(place, 'checkout-'));
    await mkdir(join(checkout, 'data/travel'), { recursive: true });
    await mkdir(join(checkout, 'packages'));
    for (const path of ['data/england', 'data/boundaries', 'data/sources.json', 'packages/core', '.cache'])
      await symlink(join(root, path), join(checkout, path));
  });

  const land = async (name: string, mode: 'publicTransport' | 'car', departure: string) => {
    const { areas, sites } = await readEngland(join(root, 'data/england'));
    const { matrix } = await estimateTravel(root, areas, sites);
    await writeTravelMatrix(join(checkout, 'data/travel', `${name}.matrix`), {
      matrix: {
        ...matrix,
        mode,
        minutes: matrix.minutes.map((minutes) => 2 * minutes),
        provenance: { engine: 'a timetable', departure, estimated: false },
      },
      areaCodes: areas.codes,
      siteCodes: sites.codes,
    });
  };

  it('has their figures beside those by car, and flags as before', async () => {
    await land('publicTransport', 'publicTransport', '2026-03-03T08:00');
    await writeFile(
      join(checkout, 'data/travel/publicTransport.isochrones.geojson'),
      JSON.stringify({
        type: 'FeatureCollection',
        features: [15, 30].map((minutes) => ({
          type: 'Feature',
          properties: { site: 'RM102', mode: 'publicTransport', minutes, engine: 'a timetable' },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [1, 52],
                [1.1, 52],
                [1, 52.1],
                [1, 52],
              ],
            ],
          },
        })),
      }),
    );
    const twice = join(place, 'twice');
    await buildAtlas({ root: checkout, folder: twice });
    const both = await openAtlas(twice);
    await verifyAtlas(both);
    expect(both.manifest.journeys.map(({ label, estimated }) => [label, estimated])).toEqual([
      ['By car', true],
      ['By public transport, leaving at 08:00 on 3 March 2026', false],
    ]);
    const column = both.column('nearestMinutes-publicTransport');
    expect(column.label).toBe('Minutes by public transport to the nearest radiotherapy centre');
    expect(column.caveat).toContain('leaving at 08:00 on 3 March 2026');
    expect(column.estimated).toBe(false);
    expect(column.journey).toEqual({ id: 'publicTransport', standsFor: 'nearestMinutes' });
    const byCar = await both.values('nearestMinutes');
    const byBus = await both.values('nearestMinutes-publicTransport');
    for (let area = 0; area < byCar.length; area++)
      expect(Math.abs(byBus[area]! - 2 * byCar[area]!) > 0.16).toBe(false);
    expect(await both.elements('nearestSite-publicTransport')).toEqual(await both.elements('nearestSite'));
    const [within30, within60] = await Promise.all([
      both.values('consultantsWithin30Minutes'),
      both.values('consultantsWithin60Minutes-publicTransport'),
    ]);
    expect(Array.from(within60)).toEqual(Array.from(within30));
    const flags = async (of: Atlas) => Buffer.from(await of.file('columns/flags.bin'));
    expect((await flags(both)).equals(await flags(atlas))).toBe(true);
    const { equity, isochrones } = both.manifest.journeys[1]!;
    const [carGroups, busGroups] = await Promise.all(
      ['equity.json', equity].map(async (path) => (await both.json<AtlasEquity>(path)).groups),
    );
    for (const [at, { nearestMinutes }] of busGroups!.entries())
      expect(nearestMinutes).toBeCloseTo(2 * carGroups![at]!.nearestMinutes, 1);
    expect(isochrones).toEqual({ folder: 'isochrones/publicTransport', sites: ['RM102'] });
    const bands = await both.json<FeatureCollection>('isochrones/publicTransport/RM102.json');
    expect(bands.features.map(({ properties }) => properties!.minutes)).toEqual([30, 15]);
    const joins = both.manifest.joins.map(({ join }) => join);
    expect(joins).toContain('areas with a journey to a site, publicTransport');
  });

  it('refuses a matrix whose name is of no mode, or of another than it holds', async () => {
    await land('bus', 'publicTransport', '2026-03-03T08:00');
    const build = () => buildAtlas({ root: checkout, folder: join(place, 'refused') });
    await expect(build()).rejects.toThrow(/bus\.matrix.*is not named after a mode of travel/s);
    await rm(join(checkout, 'data/travel/bus.matrix'));
    await land('walk', 'car', '2026-03-03T08:00');
    await expect(build()).rejects.toThrow(/walk\.matrix.*another mode than its name says/s);
  });
});

describe('damaged tables of England', () => {
  const withTable = async (table: string, change: (path: string) => Promise<void>) => {
    const england = await mkdtemp(join(place, 'england-'));
    for (const name of await readdir(join(root, 'data/england'))) {
      const from = join(root, 'data/england', name);
      if (name === table) await copyFile(from, join(england, name));
      else await symlink(from, join(england, name));
    }
    await change(join(england, table));
    return readEngland(england);
  };

  it('are refused by name where one is cut short, altered or missing', async () => {
    await expect(withTable('areas.csv.gz', (path) => truncate(path, 50_000))).rejects.toThrow(
      /areas\.csv\.gz: is truncated/,
    );
    await expect(
      withTable('trusts.csv', async (path) =>
        writeFile(
          path,
          (await readFile(path, 'utf8')).replace('CHRISTIE', 'CHRISTOE').replace('Christie', 'Christoe'),
        ),
      ),
    ).rejects.toThrow(/trusts\.csv: has a wrong checksum/);
    await expect(withTable('sites.csv', (path) => rm(path))).rejects.toThrow(/sites\.csv: does not exist/);
  });
});
