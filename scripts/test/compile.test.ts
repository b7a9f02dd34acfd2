import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataError } from '@postcode-lottery/core';
import { readEnglandManifest } from '@postcode-lottery/core/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileEngland } from '../compile/england.ts';
import { Journal } from '../compile/journal.ts';
import { readableName } from '../compile/readable-name.ts';
import { describeTables } from '../compile/readme.ts';
import { type CompiledTable, pack } from '../compile/table-file.ts';
import { manifestOf } from '../compile/write.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = resolve(root, process.env.POSTCODE_LOTTERY_SHARED ?? '../shared', 'data');
const absent = !existsSync(shared);
const why = absent ? ` (skipped: no ${shared})` : '';

describe('data/README.md', () => {
  it('says what the committed manifest says', async () => {
    const manifest = await readEnglandManifest(join(root, 'data/england'));
    expect(await readFile(join(root, 'data/README.md'), 'utf8')).toBe(describeTables(manifest));
    const bytes = manifest.tables.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeLessThan(10_000_000);
  });
});

describe.skipIf(absent)(`compileEngland${why}`, () => {
  let tables: CompiledTable[];
  const printed: string[] = [];
  beforeAll(async () => {
    tables = await compileEngland(shared, (line) => printed.push(line));
  }, 600_000);

  it('makes the committed files again, byte for byte', async () => {
    for (const { path, bytes } of tables.flatMap(({ files }) => files)) {
      const committed = await readFile(join(root, 'data/england', path));
      expect(committed.equals(bytes), path).toBe(true);
    }
    expect(await readEnglandManifest(join(root, 'data/england'))).toEqual(manifestOf(tables));
  });

  it('reports every join with rows in, matched and unmatched', () => {
    const joins = printed.filter((line) => line.startsWith('  join'));
    expect(joins.length).toBeGreaterThanOrEqual(10);
    for (const line of joins) expect(line).toMatch(/: \d+ rows in, \d+ matched, \d+ unmatched/);
  });
});

describe('compileEngland without its files', () => {
  it('names the file that is missing', async () => {
    await expect(compileEngland(join(root, 'no-such-folder'), () => {})).rejects.toThrow(
      /^lookups\/LSOA21_MSOA21_LAD24_RGN24_EN_LU\.csv: does not exist/,
    );
  });
});

describe('Journal', () => {
  it('finds rows, lists or refuses keys without one, and stops at a check that fails', () => {
    const lines: string[] = [];
    const journal = new Journal((line) => lines.push(line));
    expect(journal.join('a to b', ['x', 'y'], ['y', 'z'], 'list')).toEqual(Int32Array.of(-1, 0));
    expect(lines[0]).toBe('  join    a to b: 2 rows in, 1 matched, 1 unmatched; 1 of 2 rows unused');
    expect(journal.caveats).toEqual(['No match in a to b: x.']);
    expect(() => journal.join('a to b', ['x'], ['y'], 'refuse')).toThrow(DataError);
    expect(() => journal.check('f', 'rows', 1, 2)).toThrow('f: fails the check "rows": found 1; expected 2');
  });
});

describe('pack', () => {
  it('writes neither time nor system into the header', () => {
    expect([...pack(new TextEncoder().encode('a')).subarray(0, 10)]).toEqual([
      31, 139, 8, 0, 0, 0, 0, 0, 2, 255,
    ]);
  });
});

describe('readableName', () => {
  it.each([
    ["GUY'S AND ST THOMAS' NHS FOUNDATION TRUST", "Guy's and St Thomas' NHS Foundation Trust"],
    [
      'THE NEWCASTLE UPON TYNE HOSPITALS NHS FOUNDATION TRUST',
      'The Newcastle upon Tyne Hospitals NHS Foundation Trust',
    ],
    ['ROYAL DEVON & EXETER HOSPITAL (WONFORD)', 'Royal Devon & Exeter Hospital (Wonford)'],
    ['Already Readable NHS Trust', 'Already Readable NHS Trust'],
  ])('%s', (name, readable) => {
    expect(readableName(name)).toBe(readable);
  });
});
