import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSourceRegistry } from '@postcode-lottery/core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  checkSources,
  type DataContext,
  downloadSource,
  listSources,
  sourceNamed,
} from '../data/commands.ts';

const root = new URL('../../', import.meta.url).pathname;
const shared = join(process.env.POSTCODE_LOTTERY_SHARED ?? join(root, '../shared'), 'data');
const hasShared = existsSync(shared);
const registry = parseSourceRegistry(
  readFileSync(join(root, 'data/sources.json'), 'utf8'),
  'data/sources.json',
);

let folder: string;
let server: Server;
let lines: string[];
let context: DataContext;
/** What the mirror does with a request; by default it serves the file, or the part of a Range. */
let misbehave: (response: ServerResponse, body: Buffer, visit: number) => boolean;
let visits: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'data-commands-'));
  lines = [];
  visits = 0;
  misbehave = () => false;
  context = { registry, dataFolder: folder, print: (line) => lines.push(line), progress: () => {} };
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = join(shared, new URL(request.url!, 'http://x').pathname.replace(/^\/mirror\//, ''));
  if (!existsSync(path)) return void response.writeHead(404).end('no such file');
  const body = readFileSync(path);
  if (misbehave(response, body, ++visits)) return;
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const headers = { etag: '"1"', 'content-length': body.length - from };
  if (from === 0) response.writeHead(200, headers);
  else
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${from}-${body.length - 1}/${body.length}`,
    });
  response.end(body.subarray(from));
}

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/mirror`;
const download = (name: string) => downloadSource(context, sourceNamed(registry, name), base());
const landed = (path: string) => join(folder, 'official', path);

describe('the data command without any file', () => {
  test('lists every source and offers near names for a wrong one', async () => {
    await listSources(context);
    expect(lines.filter((line) => line.startsWith('iod-2025 '))).toHaveLength(1);
    expect(() => sourceNamed(registry, 'iod')).toThrow(
      /There are: iod-2025, iod-2025-indicators, iod-2019\./,
    );
    expect(await checkSources(context)).toBe(true);
    expect(lines.at(-1)).toBe('No official file has landed yet.');
  });

  test('says where to get a source that has no address', async () => {
    const source = sourceNamed(registry, 'onspd');
    await expect(downloadSource(context, source)).rejects.toThrow(/has no address of its own.*https:/);
  });
});

describe.skipIf(!hasShared)(
  `downloads from a mirror${hasShared ? '' : ' (SKIPPED: the folder of shared data is absent)'}`,
  () => {
    test('land with a receipt, and are checked', async () => {
      await download('ts045');
      await download('lad-2024-boundaries');
      expect(existsSync(landed('ts045.csv.gz'))).toBe(true);
      expect(existsSync(join(folder, 'boundaries/lad-2024-boundaries.geojson.gz'))).toBe(true);
      const receipt = JSON.parse(readFileSync(landed('ts045.receipt.json'), 'utf8'));
      expect(receipt).toMatchObject({
        rowsUsed: 33_755,
        origin: `${base()}/census/census2021-ts045-lsoa.csv.gz`,
      });
      expect(await checkSources(context)).toBe(true);
      writeFileSync(landed('ts045.csv.gz'), 'damaged');
      expect(await checkSources(context)).toBe(false);
    });

    test('survive connections that break', async () => {
      misbehave = (response, body, visit) => {
        if (visit !== 1) return false;
        response.writeHead(200, { etag: '"1"', 'content-length': body.length });
        response.write(body.subarray(0, 100_000), () => setImmediate(() => response.destroy()));
        return true;
      };
      await download('ts045');
      expect(visits).toBe(2);
      expect(readFileSync(landed('ts045.csv.gz'))).toEqual(
        readFileSync(join(shared, 'census/census2021-ts045-lsoa.csv.gz')),
      );
    });

    const bad: [string, typeof misbehave, RegExp][] = [
      [
        'wrong bytes',
        (response, body) => {
          const wrong = Buffer.from(body).fill(0, 5000, 6000);
          response.writeHead(200, { 'content-length': wrong.length }).end(wrong);
          return true;
        },
        /damaged gzip/,
      ],
      [
        'another file',
        (response) => {
          response.end(readFileSync(join(shared, 'imd/IoD2019_ranks_deciles_LSOA11.csv.gz')));
          return true;
        },
        /column is missing/,
      ],
      [
        'a shorter file than announced',
        (response, body) => {
          response.writeHead(200, { 'content-length': 12 }).end(body.subarray(0, 12));
          return true;
        },
        /damaged gzip/,
      ],
      [
        'a web page',
        (response) => {
          response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>');
          return true;
        },
        /web page/,
      ],
      [
        'nothing (404)',
        (response) => {
          response.writeHead(404).end();
          return true;
        },
        /404.*landing page/,
      ],
    ];
    test.each(bad)('that bring %s leave what was there', async (_, wrong, message) => {
      await download('ts045');
      const before = readFileSync(landed('ts045.csv.gz'));
      misbehave = wrong;
      await expect(download('ts045')).rejects.toThrow(message);
      expect(readFileSync(landed('ts045.csv.gz'))).toEqual(before);
      expect(await checkSources(context)).toBe(true);
    });
  },
);
