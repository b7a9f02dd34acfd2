import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  buildAreaCrosswalk,
  carryCounts,
  compareDeprivation,
  DataError,
  DISTRICT_CODES_2025,
  type OfficialSource,
  parseSourceRegistry,
  readAreaChanges,
  readDeprivation2019,
  readPopulationEstimates,
} from '@postcode-lottery/core';
import {
  applyOfficialFiles,
  checkOfficialFile,
  findOfficialFile,
  openByteFile,
  readEngland,
  readReceipt,
  useOfficialFile,
} from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = new URL('../../../../', import.meta.url).pathname;
const shared = join(process.env.POSTCODE_LOTTERY_SHARED ?? join(root, '../shared'), 'data');
const hasShared = existsSync(shared);
const registry = parseSourceRegistry(readFileSync(join(root, 'data/sources.json'), 'utf8'), 'sources.json');
const named = (name: string) => registry.sources.find((source) => source.name === name)!;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'official-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TRUST = (code: string, name: string) =>
  `${[code, name, 'Y56', 'QMF', '', '', '', '', '', 'E1 1FR', '20120401', ...Array(16).fill('')].map((cell) => `"${cell}"`).join(',')}\n`;

describe('a file that is put in use', () => {
  const data = () => join(folder, 'data');

  test('lands under its name with a receipt, and replaces the one before', async () => {
    const source = named('ods-trusts');
    const { receipt } = await useOfficialFile(data(), source, put('etr.csv', TRUST('R1H', 'BARTS')));
    expect(receipt).toMatchObject({
      name: 'ods-trusts',
      file: 'ods-trusts.csv',
      rowsRead: 1,
      origin: 'etr.csv',
    });
    await useOfficialFile(data(), source, put('new.csv', TRUST('R1H', 'BARTS') + TRUST('RQM', 'CHELSEA')));
    expect((await readReceipt(data(), source))?.rowsUsed).toBe(2);
    const path = (await findOfficialFile(data(), source))!;
    expect((await checkOfficialFile(data(), source, path)).rowsUsed).toBe(2);
    writeFileSync(path, TRUST('R1H', 'BARTZ'));
    await expect(checkOfficialFile(data(), source, path)).rejects.toThrow(/changed since it landed/);
  });

  test('changes nothing when it is refused', async () => {
    const source = named('ods-trusts');
    await useOfficialFile(data(), source, put('etr.csv', TRUST('R1H', 'BARTS')));
    const before = readdirSync(join(data(), 'official'));
    const using = useOfficialFile(data(), source, put('bad.csv', '<!DOCTYPE html>'));
    await expect(using).rejects.toThrow(DataError);
    expect(readdirSync(join(data(), 'official'))).toEqual(before);
    expect((await readReceipt(data(), source))?.rowsUsed).toBe(1);
    await expect(useOfficialFile(data(), source, join(folder, 'none.csv'))).rejects.toThrow(/does not exist/);
  });

  test('keeps no name and no registration number of the consultants register', async () => {
    const rows = ['1234567,C1234567,SURNAME,AB,F,800,P,R1H', '7654321,C7654321,OTHER,C,M,800,P,R1H'];
    await useOfficialFile(data(), named('ods-consultants'), put('econcur.csv', `${rows.join('\n')}\n`));
    for (const file of readdirSync(join(data(), 'official')).filter((name) =>
      name.startsWith('ods-consultants'),
    )) {
      const text = readFileSync(join(data(), 'official', file), 'utf8');
      expect(text).not.toMatch(/SURNAME|OTHER|1234567|7654321/);
    }
    const path = (await findOfficialFile(data(), named('ods-consultants')))!;
    expect(readFileSync(path, 'utf8')).toBe('organisation,specialty,headcount\nR1H,800,2\n');
  });

  test("takes a user's own consultants by a map of headings, in Latin-1 too, and lists what it left out", async () => {
    const text =
      'Name;x,Trust Code,Specialty,WTE count,Unit,As at\nMüller,RM1,800,2.5,WTE,30/09/2025\nA,RM1,320,3,WTE,30/09/2025\n';
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const headings = { trust: 'Trust Code', value: 'WTE count' };
    const { receipt } = await useOfficialFile(data(), named('consultants'), put('own.csv', bytes), {
      headings,
    });
    expect(receipt).toMatchObject({ rowsRead: 2, rowsUsed: 1, facts: { unit: 'WTE', consultants: 2.5 } });
    const stored = readFileSync(join(data(), 'official/consultants.csv'), 'utf8');
    expect(stored).toContain('RM1,,,,,,,800,2.5,WTE,2025-09-30');
    expect(stored).not.toContain('ller');
    expect(readFileSync(join(data(), 'official/consultants.excluded.csv'), 'utf8')).toContain(
      '3,RM1,another specialty than oncology',
    );
  });
});

describe.skipIf(!hasShared)(
  `every official file at hand${hasShared ? '' : ' (SKIPPED: the folder of shared data is absent)'}`,
  () => {
    const dataFolder = () => join(folder, 'all');
    const small = (source: OfficialSource) => !['onspd', 'nspl'].includes(source.name);
    const present = registry.sources.filter((source) => existsSync(join(shared, source.mirrorPath)));

    test('is used, with each of its rows accounted for', async () => {
      expect(present.length).toBeGreaterThan(45);
      for (const source of present.filter(small)) {
        const { receipt } = await useOfficialFile(dataFolder(), source, join(shared, source.mirrorPath));
        const excluded = Object.values(receipt.excluded).reduce((sum, rows) => sum + rows, 0);
        expect(receipt.rowsRead, source.name).toBe(receipt.rowsUsed + excluded);
        if (source.rows !== null) expect(receipt.rowsUsed, source.name).toBe(source.rows);
      }
    });

    test('gives the tables that ship', async () => {
      const england = await readEngland(join(root, 'data/england'));
      const official = await applyOfficialFiles(england, dataFolder(), registry);
      for (const key of Object.keys(england.areas) as (keyof typeof england.areas)[])
        expect(isDeepStrictEqual(official.england.areas[key], england.areas[key]), key).toBe(true);
      expect(isDeepStrictEqual(official.england.waits, england.waits)).toBe(true);
      const { clinicalOncology, medicalOncology, unit } = official.consultants!;
      expect(clinicalOncology).toEqual(england.consultants.clinicalOncologyHeadcount);
      expect(medicalOncology).toEqual(england.consultants.medicalOncologyHeadcount);
      expect(unit).toBe('headcount');
      expect(official.boundaries!.polygons.areaCount).toBe(33_755);
      expect(official.joins.length).toBe(official.sources.length);
      for (const { rowsIn, matched, unmatched } of official.joins) expect(matched + unmatched).toBe(rowsIn);
    });

    test('gives the postcodes that ship, shard by shard', async () => {
      const source = named('onspd');
      const onlyPostcodes = join(folder, 'postcodes');
      await useOfficialFile(onlyPostcodes, source, join(shared, source.mirrorPath));
      const england = await readEngland(join(root, 'data/england'));
      const official = await applyOfficialFiles(england, onlyPostcodes, registry);
      expect(isDeepStrictEqual(official.england.postcodes, england.postcodes)).toBe(true);
      expect(official.postcodeShards!.size).toBe(104);
      for (const [area, bytes] of official.postcodeShards!)
        expect(readFileSync(join(root, `data/england/postcodes/${area}.bin.gz`)).equals(bytes), area).toBe(
          true,
        );
      expect(official.joins).toMatchObject([{ rowsIn: 1_492_125, matched: 1_492_125, unmatched: 0 }]);
    }, 300_000);

    test('ties areas, districts and indices of different years', async () => {
      const open = (name: string) => openByteFile(join(shared, named(name).mirrorPath));
      const england = await readEngland(join(root, 'data/england'));
      const changes = (await readAreaChanges(await open('lsoa11-lsoa21-lookup'))).columns;
      const crosswalk = buildAreaCrosswalk(changes, england.areas);
      const estimates = await readPopulationEstimates(await open('mid-year-estimates'));
      const row = new Map(estimates.area.map((code, at) => [code, at]));
      const people = crosswalk.formerCodes.map((code) => estimates.total[row.get(code)!]!);
      const carried = carryCounts(crosswalk, people);
      expect(carried.reduce((sum, count) => sum + count, 0)).toBeCloseTo(56_550_138, 3);
      const kinds = (kind: string) => crosswalk.change.filter((change) => change === kind).length;
      expect(kinds('U') + kinds('S') + kinds('M') + kinds('X')).toBe(33_755);
      const former = (await readDeprivation2019(await open('iod-2019'))).columns;
      const change = compareDeprivation(crosswalk, england.areas, former);
      const joined = Array.from(change.rank2019).filter(Number.isNaN).length;
      expect(joined).toBe(
        crosswalk.codes.filter((_, area) => crosswalk.offsets[area + 1]! - crosswalk.offsets[area]! > 1)
          .length,
      );
      const kept = crosswalk.codes.findIndex((_, area) => crosswalk.change[area] === 'U');
      const code = crosswalk.formerCodes[crosswalk.former[crosswalk.offsets[kept]!]!]!;
      expect(change.decile2019[kept]).toBe(former.imdDecile[former.area.indexOf(code)]);
      const { codes } = england.areas.levels.district;
      for (const { from, to } of DISTRICT_CODES_2025) {
        expect(codes).toContain(from);
        expect(codes).not.toContain(to);
      }
    });
  },
);
