import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { DataError, type OfficialSource, parseSourceRegistry } from '@postcode-lottery/core';
import { OFFICIAL_READERS } from '@postcode-lottery/core/node';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyMutation } from './mutations.ts';

const root = new URL('../../../../', import.meta.url).pathname;
const shared = join(process.env.POSTCODE_LOTTERY_SHARED ?? join(root, '../shared'), 'data');
const hasShared = existsSync(shared);
const registry = parseSourceRegistry(readFileSync(join(root, 'data/sources.json'), 'utf8'), 'sources.json');
const present = registry.sources.filter((source) => existsSync(join(shared, source.mirrorPath)));
const tables = present.filter((source) => source.folder === 'official');
const ROWS = 1000;
/** FUZZ_RUNS and FUZZ_SEED make it look longer and elsewhere. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 25);
const SEED = Number(process.env.FUZZ_SEED ?? 20261123);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The first thousand rows of a file, unpacked. */
async function firstRows(path: string): Promise<Buffer> {
  const file = createReadStream(path);
  const stream = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  let bytes = Buffer.alloc(0);
  for await (const chunk of stream) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    if (bytes.length > 2_000_000) break;
  }
  file.destroy();
  let end = 0;
  for (let line = 0; line <= ROWS; line++) {
    const next = bytes.indexOf(10, end);
    if (next < 0) return bytes;
    end = next + 1;
  }
  return bytes.subarray(0, end);
}

/** The first features of a GeoJSON file as a whole one. */
async function firstFeatures(path: string): Promise<Buffer> {
  const text = (await firstRows(path)).toString('utf8');
  const features = [...text.matchAll(/^\{ ?"type": ?"Feature".*\},?$/gm)].slice(0, 20).map(([line]) => line);
  return Buffer.from(
    `{"type":"FeatureCollection","features":[\n${features.join('\n').replace(/,$/, '')}\n]}`,
  );
}

/** Records of a table that are not blank, by another parser; undefined where it cannot read the table. */
function recordsOf(bytes: Buffer): number | undefined {
  try {
    const records = parse(bytes, {
      relax_column_count: true,
      skip_empty_lines: true,
      bom: true,
      encoding: 'latin1',
      record_delimiter: ['\r\n', '\n'],
    });
    return (records as string[][]).length;
  } catch {
    return undefined;
  }
}

async function readMutated(source: OfficialSource, bytes: Buffer) {
  const path = join(folder, source.name);
  writeFileSync(path, bytes);
  try {
    return await OFFICIAL_READERS[source.reader]!(path, {}, source);
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
}

async function fuzz(source: OfficialSource, bytes: Buffer, runs: number): Promise<void> {
  const headed = !source.columns[0]!.startsWith('no headings');
  await fc.assert(
    fc.asyncProperty(fc.array(anyMutation(), { minLength: 1, maxLength: 3 }), async (mutations) => {
      const mutated = mutations.reduce((before, { apply }) => apply(before), bytes);
      const outcome = await readMutated(source, mutated);
      const records = recordsOf(mutated);
      if (outcome instanceof DataError) {
        expect(outcome.message.length).toBeLessThan(2000);
        const { problem, value } = outcome.fault;
        if (problem === 'has a wrong number of rows' && records !== undefined)
          expect(value as number).toBeLessThanOrEqual(records);
        return;
      }
      expect(outcome.rowsRead).toBe(outcome.rowsUsed + outcome.excluded.length);
      if (records !== undefined && source.folder === 'official')
        expect(outcome.rowsRead + (headed ? 1 : 0)).toBe(records);
    }),
    { numRuns: runs, seed: SEED },
  );
}

describe.skipIf(!hasShared)(
  `mutated official files give a reconciled table or a DataError${hasShared ? '' : ' (SKIPPED: the folder of shared data is absent)'}`,
  () => {
    test.each(tables.map((source) => [source.name, source] as const))('%s', async (_, source) => {
      await fuzz(source, await firstRows(join(shared, source.mirrorPath)), RUNS);
    });

    test.each(
      present.filter(({ folder: at }) => at === 'boundaries').map((source) => [source.name, source] as const),
    )('%s', async (_, source) => {
      await fuzz(source, await firstFeatures(join(shared, source.mirrorPath)), RUNS);
    });
  },
);
