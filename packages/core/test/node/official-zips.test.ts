import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataError } from '@postcode-lottery/core';
import { OFFICIAL_READERS, readCodePointFile } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeZip } from './zip-writer.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zips-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function zip(members: Readonly<Record<string, string>>): string {
  const path = join(folder, 'official.zip');
  const parts = Object.entries(members).map(([member, text]) => ({ path: member, bytes: Buffer.from(text) }));
  writeFileSync(path, writeZip(parts));
  return path;
}

const read = (reader: string, path: string) => OFFICIAL_READERS[reader]!(path, {}, { columns: [] });

describe('official zips are read as they come', () => {
  const heading = 'pcd7,pcds,doterm,east1m,north1m,ctry25cd,lsoa21cd,lat,long\n';
  const row = 'AL1 1AG,AL1 1AG,,515487,206498,E92000001,E01023741,51.74529,-0.3286\n';

  test('the postcode directory: one file for the country among many by area', async () => {
    const path = zip({
      'Data/ONSPD_AUG_2025_UK.csv': heading + row,
      'Data/multi_csv/ONSPD_AUG_2025_UK_AL.csv': heading + row,
      'Documents/LA_UA names and codes UK as at 04_25.csv': 'x\n',
      'User Guide/ONSPD User Guide Aug 2025.pdf': '%PDF',
    });
    expect(await read('postcode-directory', path)).toMatchObject({
      rowsUsed: 1,
      facts: { live: 1, ended: 0 },
    });
  });

  test('the postcode lookup by its own name', async () => {
    const path = zip({ 'Data/NSPL21_MAY_2025_UK.csv': heading + row });
    expect(await read('postcode-directory', path)).toMatchObject({ rowsUsed: 1 });
  });

  test('Code-Point Open: every area file, the documents passed over', async () => {
    const point = (postcode: string, country: string) =>
      `"${postcode}",10,515487,206498,"${country}","E19000239","","","E07000240","E05013963"\n`;
    const path = zip({
      'Doc/licence.txt': 'x',
      'Doc/Code-Point_Open_Column_Headers.csv': 'PC,PQ\n',
      'Data/CSV/al.csv': point('AL1 1AG', 'E92000001') + point('AL1 1AJ', 'E92000001'),
      'Data/CSV/ch.csv': point('CH5 1AA', 'W92000004'),
    });
    expect((await readCodePointFile(path)).map(({ postcode }) => postcode)).toEqual([
      ['AL1 1AG', 'AL1 1AJ'],
      [],
    ]);
    expect(await read('code-point-open', path)).toMatchObject({ rowsRead: 3, rowsUsed: 2 });
    await expect(readCodePointFile(zip({ 'a.txt': 'x' }))).rejects.toThrow(/has no area files/);
  });

  test('Census bulk files: the member of LSOAs, refused where it is not there', async () => {
    const text = 'date,geography,geography code\n2021,X,E01000001\n';
    const path = zip({ 'census2021-ts045-lsoa.csv': text, 'census2021-ts045-msoa.csv': text });
    await expect(read('ts045', path)).rejects.toThrow(/ts045-lsoa\.csv.*column is missing/);
    const without = read('ts045', zip({ 'census2021-ts045-msoa.csv': text }));
    await expect(without).rejects.toThrow(DataError);
    await expect(without).rejects.toThrow(/has 0 members of the kind wanted/);
  });

  test('QOF: the prevalence file of the year', async () => {
    const text = 'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_SIZE\nA81001,CAN,150,4000\n';
    const path = zip({ 'PREVALENCE_2425.csv': text, 'ACHIEVEMENT_NORTH_2425.csv': 'x\n' });
    expect(await read('qof-prevalence', path)).toMatchObject({ rowsUsed: 1, facts: { register: 150 } });
  });
});
