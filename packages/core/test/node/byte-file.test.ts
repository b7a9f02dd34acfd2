import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError } from '@postcode-lottery/core';
import { openByteFile, openZip } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeZip } from './zip-writer.ts';

const text = Buffer.from('LSOA21CD,people\nE01000001,1475\n'.repeat(2000));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bytes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function content(path: string, member?: (path: string) => boolean): Promise<Buffer> {
  const { chunks } = await openByteFile(path, member);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

describe('a byte file', () => {
  test('is told plain, gzipped or zipped by its bytes, not its name', async () => {
    expect(await content(put('a.zip', text))).toEqual(text);
    expect(await content(put('a.csv', gzipSync(text)))).toEqual(text);
    const zip = writeZip([
      { path: 'Data/ONSPD.csv', bytes: text },
      { path: 'User Guide/guide.pdf', bytes: Buffer.from('x') },
    ]);
    expect(await content(put('a.gz', zip))).toEqual(text);
  });

  test('of a zip needs exactly one member that fits', async () => {
    const zip = put('two.zip', writeZip(['a.csv', 'b.csv'].map((path) => ({ path, bytes: text }))));
    await expect(content(zip)).rejects.toThrow(/has 2 members of the kind wanted.*a\.csv, b\.csv/);
    expect(await content(zip, (path) => path === 'b.csv')).toEqual(text);
    await expect(content(zip, (path) => path.endsWith('.shp'))).rejects.toThrow(/has 0 members/);
  });
});

describe('a packed file that cannot be trusted is refused with a DataError:', () => {
  const zeros = Buffer.alloc(100 * 2 ** 20);
  const cases: [string, () => Buffer, RegExp][] = [
    ['a zip bomb', () => writeZip([{ path: 'bomb.csv', bytes: zeros }]), /zip bomb/],
    ['a gzip bomb', () => gzipSync(zeros), /zip bomb/],
    ['a path that climbs out', () => writeZip([{ path: '../../evil.csv', bytes: text }]), /evil\.csv/],
    ['an absolute path', () => writeZip([{ path: '/etc/evil.csv', bytes: text }]), /absolute path/],
    ['a wrong checksum', () => writeZip([{ path: 'a.csv', bytes: text, claimedCrc: 1 }]), /checksum differs/],
    ['a doubled member', () => writeZip([1, 2].map(() => ({ path: 'a.csv', bytes: text }))), /occurs twice/],
    ['half a zip', () => writeZip([{ path: 'a.csv', bytes: text }]).subarray(0, 90), /not a zip/],
    ['half a gzip', () => gzipSync(text).subarray(0, 100), /damaged gzip/],
    ['a damaged gzip', () => gzipSync(text).fill(0xff, 20, 60), /damaged gzip/],
  ];
  test.each(cases)('%s', async (_, bytes, message) => {
    const reading = content(put('bad', bytes()));
    await expect(reading).rejects.toThrow(DataError);
    await expect(reading).rejects.toThrow(message);
  });

  test('a member that is not there', async () => {
    const archive = await openZip(put('a.zip', writeZip([{ path: 'a.csv', bytes: text }])));
    await expect(archive.read('b.csv').next()).rejects.toThrow(/no such member/);
    archive.close();
  });
});
