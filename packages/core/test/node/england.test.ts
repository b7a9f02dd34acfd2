import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataError, findPostcode, NO_AREA, UNPLACED } from '@postcode-lottery/core';
import { type England, readEngland } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../../../data/england', import.meta.url));
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

let england: England;
beforeAll(async () => {
  england = await readEngland(FOLDER);
});

describe('readEngland', () => {
  it('holds every area of England and the published residents', () => {
    const { areas } = england;
    expect(areas.count).toBe(33_755);
    expect(sum(areas.residents)).toBe(56_489_608);
    expect(sum(areas.residentsAged.from65)).toBe(10_401_213);
    expect([...areas.imdRank].sort((a, b) => a - b)).toEqual(Array.from({ length: 33_755 }, (_, i) => i + 1));
    expect(areas.codes).toEqual([...areas.codes].sort());
    const sizes = Object.values(areas.levels).map(({ codes }) => codes.length);
    expect(sizes).toEqual([6_856, 296, 106, 42, 20, 9]);
  });

  it('holds City of London 001A as published', () => {
    const { areas } = england;
    expect(areas.codes[0]).toBe('E01000001');
    expect(areas.names[0]).toBe('City of London 001A');
    expect(areas.residents[0]).toBe(1477);
    expect([areas.imdScore[0], areas.imdRank[0], areas.imdDecile[0]]).toEqual([8.742, 26_525, 8]);
    expect([areas.households[0], areas.householdsWithoutCar[0]]).toEqual([837, 555]);
    expect(areas.levels.region.names[areas.levels.region.placeOfArea[0]!]).toBe('London');
    expect(areas.longitude[0]).toBeCloseTo(-0.096238, 4);
    expect(areas.latitude[0]).toBeCloseTo(51.519588, 4);
  });

  it('holds every live postcode, those without a position marked', () => {
    const { postcodes, areas } = england;
    expect(postcodes.count).toBe(1_492_125);
    let unplaced = 0;
    for (let i = 0; i < postcodes.count; i++) {
      const without = postcodes.areaOfPostcode[i] === NO_AREA;
      if (without !== (postcodes.eastingMetres[i] === UNPLACED))
        throw new Error(`postcode ${i} is half placed`);
      if (without) unplaced++;
    }
    expect(unplaced).toBe(813);
    const match = findPostcode(postcodes.keys, 'nr30 1aa');
    if (match.kind !== 'found') throw new Error(match.reason);
    expect(postcodes.eastingMetres[match.index]).toBe(652_251);
    expect(postcodes.northingMetres[match.index]).toBe(308_142);
    expect(areas.codes[postcodes.areaOfPostcode[match.index]!]).toBe('E01026596');
    expect(findPostcode(postcodes.keys, 'NR30 1ZZ').kind).toBe('notLive');
  });

  it('holds the radiotherapy sites, and hospitals of open trusts in England', () => {
    const { sites } = england;
    expect(sites.roles.filter((role) => role === 'radiotherapyMain')).toHaveLength(50);
    expect(sites.roles.filter((role) => role === 'radiotherapySatellite')).toHaveLength(14);
    expect(sites.names).toContain('James Paget University Hospital');
    expect(Math.min(...sites.eastingMetres)).toBeGreaterThan(80_000);
    expect(Math.max(...sites.northingMetres)).toBeLessThan(660_000);
  });

  it('adds up consultants, waits and treatments to the published totals', () => {
    const { consultants, waits, treatments } = england;
    expect(sum(consultants.clinicalOncologyHeadcount)).toBe(741);
    expect(sum(consultants.medicalOncologyHeadcount)).toBe(387);
    const percent = Object.values(waits).map((wait) =>
      ((100 * wait.englandPeopleWithin) / wait.englandPeople).toFixed(2),
    );
    expect(percent).toEqual(['76.46', '91.31', '69.03']);
    expect(sum([...treatments.radiotherapy].filter((value) => !Number.isNaN(value)))).toBe(139_166);
  });
});

describe('readEngland of a damaged folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'england-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function damaged(damage: (folder: string) => Promise<void>): Promise<DataError> {
    await cp(FOLDER, folder, { recursive: true, force: true });
    await damage(folder);
    const error = await readEngland(folder).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(DataError);
    return error as DataError;
  }

  it('names a missing table', async () => {
    const error = await damaged((at) => rm(join(at, 'postcodes/NR.bin.gz')));
    expect(error.message).toContain('NR.bin.gz: does not exist');
  });

  it('names a truncated table', async () => {
    const error = await damaged((at) => truncate(join(at, 'areas.csv.gz'), 1000));
    expect(error.message).toMatch(/areas\.csv\.gz: is truncated: found 1000; expected \d+ bytes/);
  });

  it('names a table with a wrong checksum', async () => {
    const error = await damaged(async (at) => {
      const text = await readFile(join(at, 'waits.csv'), 'utf8');
      await writeFile(join(at, 'waits.csv'), text.replace('28-DAY', '31-DAY'));
    });
    expect(error.message).toContain('waits.csv: has a wrong checksum');
  });

  it('refuses a manifest that is cut short, of another format or incomplete', async () => {
    const manifest = async (change: (text: string) => string) => {
      const error = await damaged(async (at) => {
        const text = await readFile(join(at, 'manifest.json'), 'utf8');
        await writeFile(join(at, 'manifest.json'), change(text));
      });
      return error.message;
    };
    expect(await manifest((text) => text.slice(0, 900))).toContain('is not JSON');
    expect(await manifest((text) => text.replace('"format": 1', '"format": 9'))).toContain(
      'unknown format: found 9',
    );
    expect(await manifest((text) => text.replace('"id": "waits"', '"id": "other"'))).toContain(
      'table is not listed',
    );
    expect(await manifest((text) => text.replace('"path": "waits.csv"', '"path": "../waits.csv"'))).toContain(
      'expected a path within the folder',
    );
  });
});
