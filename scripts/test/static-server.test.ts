import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeGzipSiblings } from '../serve/gzip-siblings.ts';
import { pagePolicy } from '../serve/page-policy.ts';
import { serve } from '../serve/static-server.ts';

const POLICY = "default-src 'none'; script-src 'self'";
let folder: string;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postcode-lottery-serve-'));
  await mkdir(join(folder, 'app'));
  await mkdir(join(folder, 'atlas'));
  await writeFile(join(folder, 'app/index.html'), '<!doctype html><title>Map</title>');
  await writeFile(join(folder, 'atlas/tiles.pmtiles'), '0123456789');
  await writeFile(join(folder, 'atlas/manifest.json'), JSON.stringify({ filler: 'x'.repeat(2000) }));
});

afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function start(port = 47_310) {
  const mounts = [
    { path: '/', folder: join(folder, 'app') },
    { path: '/atlas/', folder: join(folder, 'atlas') },
  ];
  const { address, server } = await serve(mounts, { host: '127.0.0.1', port, policy: POLICY });
  servers.push(server);
  return address;
}

describe('serve', () => {
  it('answers from the most specific folder, and 404 in plain text', async () => {
    const address = await start();
    expect(await (await fetch(address)).text()).toContain('<title>Map</title>');
    expect(await (await fetch(`${address}atlas/tiles.pmtiles`)).text()).toBe('0123456789');
    const missing = await fetch(`${address}atlas/nothing`);
    expect([missing.status, await missing.text()]).toEqual([404, 'Not found']);
  });

  it('states the policy of the page with every answer, and lets no other page know where it was', async () => {
    await writeFile(
      join(folder, 'app/index.html'),
      `<meta http-equiv="Content-Security-Policy"\n content="${POLICY}" />`,
    );
    expect(await pagePolicy(join(folder, 'app'))).toBe(POLICY);
    await expect(pagePolicy(join(folder, 'atlas'))).rejects.toThrow('index.html');
    const address = await start();
    for (const path of ['', 'atlas/manifest.json', 'atlas/nothing']) {
      const { headers } = await fetch(address + path);
      expect(headers.get('content-security-policy')).toBe(POLICY);
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
    }
  });

  it('has browsers keep code that is named by its content, and ask again for everything else', async () => {
    await mkdir(join(folder, 'app/assets'));
    for (const name of ['page-D2-k_x91.js', 'notes.js'])
      await writeFile(join(folder, 'app/assets', name), 'export {};');
    const address = await start();
    const kept = async (path: string) => (await fetch(address + path)).headers.get('cache-control');
    expect(await kept('assets/page-D2-k_x91.js')).toBe('max-age=31536000, immutable');
    for (const path of ['', 'assets/notes.js', 'atlas/manifest.json', 'atlas/tiles.pmtiles'])
      expect(await kept(path)).toBe('no-cache');
  });

  it('answers ranges, which tile archives are read by', async () => {
    const address = await start();
    const part = await fetch(`${address}atlas/tiles.pmtiles`, { headers: { Range: 'bytes=2-4' } });
    expect([part.status, await part.text()]).toEqual([206, '234']);
  });

  it('sends the packed sibling to clients that take it', async () => {
    await writeGzipSiblings(join(folder, 'atlas'));
    const address = await start();
    const response = await fetch(`${address}atlas/manifest.json`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(200);
    expect(((await response.json()) as { filler: string }).filler).toHaveLength(2000);
  });

  it('does not climb out of its folders', async () => {
    await writeFile(join(folder, 'secret.txt'), 'secret');
    const address = await start();
    for (const path of ['../secret.txt', '%2e%2e/secret.txt', 'atlas/..%2f..%2fsecret.txt']) {
      const response = await fetch(`${address}${path}`);
      expect(await response.text()).not.toContain('secret');
    }
  });

  it('takes the next port where one is taken', async () => {
    const first = await start();
    const second = await start(Number(new URL(first).port));
    expect(Number(new URL(second).port)).toBeGreaterThan(Number(new URL(first).port));
  });
});
