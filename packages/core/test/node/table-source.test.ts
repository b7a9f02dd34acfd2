import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readTable } from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCHEMA = { code: { heading: 'code', kind: 'text' } } as const;
const TEXT = `code\n${Array.from({ length: 5000 }, (_, row) => `row ${row * 7919}`).join('\n')}\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-source-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, bytes?: Uint8Array) {
  const path = join(folder, name);
  if (bytes) await writeFile(path, bytes);
  return readTable(openTable(path, name), SCHEMA);
}

describe('openTable', () => {
  it('reads plain and .gz files alike', async () => {
    const plain = await read('a.csv', Buffer.from(TEXT));
    const packed = await read('a.csv.gz', gzipSync(TEXT));
    expect(plain.count).toBe(5000);
    expect(packed.columns).toEqual(plain.columns);
  });

  it('names a file that is missing, truncated or not gzip', async () => {
    await expect(read('none.csv')).rejects.toThrow('none.csv: does not exist');
    await expect(read('cut.csv.gz', gzipSync(TEXT).subarray(0, 2000))).rejects.toThrow(
      'cut.csv.gz: is truncated',
    );
    await expect(read('text.csv.gz', Buffer.from(TEXT))).rejects.toThrow(
      'text.csv.gz: is not a sound gzip file',
    );
  });
});
