import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@postcode-lottery/core';
import { DownloadError, downloadArcgisLayer, downloadFile } from '@postcode-lottery/core/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, drop, type FileServer, serve, startServer } from './file-server.ts';

const random = seededRandom(7);
const body = Buffer.from(Uint8Array.from({ length: 700_000 }, () => random() * 256));
body.write('LSOA21CD,people\n');
const sha256 = createHash('sha256').update(body).digest('hex');

let folder: string;
let server: FileServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function run(answer: Answer, more: object = {}) {
  server = await startServer(answer);
  return download(more);
}

function download(more: object = {}) {
  const to = join(folder, 'file.csv');
  return downloadFile({
    url: `${server!.address}/file.csv`,
    to,
    firstWaitMilliseconds: 1,
    attempts: 3,
    ...more,
  });
}

const landed = () => readFileSync(join(folder, 'file.csv'));

describe('a download', () => {
  test('lands whole, with progress and its checksum', async () => {
    const seen: number[] = [];
    const outcome = await run((request, response) => serve(request, response, body), {
      sha256,
      onProgress: (received: number, total: number) => {
        expect(total).toBe(body.length);
        seen.push(received);
      },
    });
    expect(outcome).toEqual({ bytes: body.length, sha256, requests: 1, resumed: false });
    expect(landed().equals(body)).toBe(true);
    expect(seen.at(-1)).toBe(body.length);
    expect(readdirSync(folder)).toEqual(['file.csv']);
  });

  test('continues after every broken connection', async () => {
    const outcome = await run((request, response, visit) =>
      visit < 6 ? drop(request, response, body, 100_000) : serve(request, response, body),
    );
    expect(outcome.resumed).toBe(true);
    expect(landed().equals(body)).toBe(true);
    expect(server!.ranges.slice(1).every((range) => /^bytes=[1-9]/.test(range))).toBe(true);
  });

  test('is continued by a later run', async () => {
    const first = run((request, response, visit) =>
      visit <= 3 ? drop(request, response, body, visit === 1 ? 300_000 : 0) : serve(request, response, body),
    );
    await expect(first).rejects.toThrow(/gave up after 3 tries$/);
    const kept = readFileSync(join(folder, 'file.csv.part')).length;
    expect(kept).toBeGreaterThan(0);
    expect((await download()).resumed).toBe(true);
    expect(server!.ranges.at(-1)).toBe(`bytes=${kept}-`);
    expect(landed().equals(body)).toBe(true);
  });

  test('starts again when the file changed between tries', async () => {
    const changed = Buffer.from(body).fill(65, 20);
    await run((request, response, visit) =>
      visit === 1 ? drop(request, response, body, 200_000) : serve(request, response, changed, '"2"'),
    );
    expect(landed().equals(changed)).toBe(true);
  });

  test('copes with a server that ignores Range', async () => {
    await run((request, response, visit) => {
      if (visit === 1) drop(request, response, body, 200_000);
      else response.writeHead(200, { 'content-length': body.length }).end(body);
    });
    expect(landed().equals(body)).toBe(true);
  });

  test('waits and retries when the server is busy', async () => {
    await run((request, response, visit) => {
      if (visit < 3) response.writeHead(503, { 'retry-after': '0' }).end();
      else serve(request, response, body);
    });
    expect(server!.ranges).toHaveLength(3);
    expect(landed().equals(body)).toBe(true);
  });
});

describe('a download that fails leaves what was there and says why in one line:', () => {
  const refused: [string, Answer, object, RegExp][] = [
    ['not found', (_, response) => response.writeHead(404).end('gone'), {}, /404.*landing page/],
    [
      'a length too long',
      (request, response) => {
        if (request.headers.range) response.writeHead(416).end();
        else {
          response.writeHead(200, { 'content-length': body.length + 1000, etag: '"1"' });
          response.write(body, () => setImmediate(() => response.destroy()));
        }
      },
      {},
      /gave up after/,
    ],
    [
      'wrong bytes',
      (request, response) => serve(request, response, Buffer.from(body).fill(66, 9)),
      { sha256 },
      /checksum is .* not .* as published/,
    ],
    [
      'a web page by its type',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>Sorry'),
      {},
      /web page/,
    ],
    [
      'a web page by its bytes',
      (request, response) => serve(request, response, Buffer.from('\uFEFF <!DOCTYPE html><title>Sign in')),
      {},
      /web page/,
    ],
    ['an empty file', (request, response) => serve(request, response, Buffer.alloc(0)), {}, /empty/],
    [
      'a stalled connection',
      (_, response) => response.writeHead(200, { 'content-length': 10 }).flushHeaders(),
      { stallMilliseconds: 30, attempts: 2 },
      /no byte arrived/,
    ],
    [
      'a file that its reader refuses',
      (request, response) => serve(request, response, body),
      { verify: () => Promise.reject(new Error('column is missing')) },
      /column is missing/,
    ],
  ];
  test.each(refused)('%s', async (_, answer, more, message) => {
    writeFileSync(join(folder, 'file.csv'), 'as before');
    const error = await run(answer, more).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error?.message).toMatch(message);
    expect(error?.message).not.toContain('\n');
    expect(landed().toString()).toBe('as before');
  });

  test('offline', async () => {
    server = await startServer(() => {});
    await server.close();
    await expect(download({ attempts: 2 })).rejects.toThrow(DownloadError);
    await expect(download({ attempts: 2 })).rejects.toThrow(/refused the connection; gave up after 2 tries/);
  });
});

describe('a layer of the ONS feature service', () => {
  const names = ['Barnsley 001A', 'Say "hello", Wigan', 'York 002B'];
  const layerAnswer =
    (announced: number): Answer =>
    (request, response) => {
      const query = new URL(request.url!, 'http://x').searchParams;
      if (query.get('returnCountOnly')) return response.end(JSON.stringify({ count: announced }));
      const at = Number(query.get('resultOffset'));
      const features = names.slice(at, at + 2).map((name, index) => ({
        type: 'Feature',
        properties: { LSOA21CD: `E0100000${at + index}`, LSOA21NM: name },
        geometry: null,
      }));
      response.end(JSON.stringify({ type: 'FeatureCollection', features }));
    };
  const layer = (geometry: boolean) =>
    downloadArcgisLayer({
      layer: `${server!.address}/FeatureServer/0`,
      geometry,
      to: join(folder, 'layer'),
      firstWaitMilliseconds: 1,
      attempts: 2,
    });

  test('is paged into one CSV or GeoJSON', async () => {
    server = await startServer(layerAnswer(3));
    expect(await layer(false)).toBe(3);
    expect(readFileSync(join(folder, 'layer'), 'utf8')).toBe(
      'LSOA21CD,LSOA21NM\nE01000000,Barnsley 001A\nE01000001,"Say ""hello"", Wigan"\nE01000002,York 002B\n',
    );
    await layer(true);
    expect(JSON.parse(readFileSync(join(folder, 'layer'), 'utf8')).features).toHaveLength(3);
  });

  test('does not land when features are missing', async () => {
    server = await startServer(layerAnswer(5));
    await expect(layer(true)).rejects.toThrow(/3 of 5 features arrived/);
    expect(existsSync(join(folder, 'layer'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});
