import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOsmHeader } from '@postcode-lottery/core/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blob, field, zigzag } from './valhalla/osm-writer.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pbf-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nanodegrees = (degrees: number) => zigzag(BigInt(Math.round(degrees * 1e9)));
const pbf = (content: Buffer, type = 'OSMHeader', isPacked = true) => blob(type, content, isPacked);

const header = Buffer.concat([
  field(
    1,
    Buffer.concat([
      field(1, nanodegrees(-6.5)),
      field(2, nanodegrees(1.8)),
      field(3, nanodegrees(55.9)),
      field(4, nanodegrees(49.8)),
    ]),
  ),
  field(4, Buffer.from('OsmSchema-V0.6')),
  field(32, 1_700_000_000n),
]);

describe('readOsmHeader', () => {
  const read = async (bytes: Uint8Array) => {
    const path = join(folder, 'test.osm.pbf');
    await writeFile(path, bytes);
    return readOsmHeader(path);
  };
  it('reads bounds and the date of the map, packed or not', async () => {
    const expected = { bounds: [-6.5, 49.8, 1.8, 55.9], mapDate: '2023-11-14' };
    expect(await read(pbf(header))).toEqual(expected);
    expect(await read(pbf(header, 'OSMHeader', false))).toEqual(expected);
    expect(await read(pbf(field(4, Buffer.from('OsmSchema-V0.6'))))).toEqual({});
  });
  it.each<[string, Uint8Array]>([
    ['an empty file', new Uint8Array(0)],
    ['a web page', Buffer.from('<!doctype html><html><body>Not found</body></html>')],
    ['a gzip file', Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 3])],
    ['data before the header', pbf(header, 'OSMData')],
    ['a file cut within its header', pbf(header).subarray(0, 40)],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow('is not an OpenStreetMap extract in the PBF format');
  });
  it('refuses a damaged header and a file that is not there', async () => {
    const bytes = pbf(header);
    bytes.fill(255, bytes.length - 30);
    await expect(read(bytes)).rejects.toThrow('has a damaged header');
    await expect(readOsmHeader(join(folder, 'none.osm.pbf'))).rejects.toThrow('does not exist');
  });
});
