import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { findBrowser, HOW_TO_GET_A_BROWSER, launchBrowser } from '../browser/browser.ts';
import { buildApp } from '../browser/build-app.ts';
import { serveApp } from '../browser/serve.ts';
import {
  emptyFrames,
  FIRST_MAP,
  firstColouredMap,
  hover,
  mapLibreWays,
  pan,
  switchTo,
  tellOfFirstMap,
} from './in-page.ts';
import { slowNetwork } from './slow-network.ts';

/*
 * npm run bench:app: the map in a real Chromium with its processor four times slower and a Fast 4G network,
 * on the atlas in ./atlas or POSTCODE_LOTTERY_ATLAS. WebGL is drawn in software where there is no graphics
 * card: frames a second are then those of the machine's processors.
 */

const SLOWER = 4;
/** Each in a context of its own, with nothing kept; then one more, in which the rest is measured. */
const FIRST_VISITS = 5;
const MEASURES = ['accessPer100k', 'imdScore', 'nearestMinutes', 'noCarPercent', 'secondNearestMinutes'].map(
  (measure) => ({ measure }),
);
/** Each ticked, then cleared. */
const FILTERS = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5].map((filter) => ({ filter }));
const root = fileURLToPath(new URL('../../../..', import.meta.url));

await main();

async function main(): Promise<void> {
  const executable = findBrowser();
  const atlas = resolve(root, process.env.POSTCODE_LOTTERY_ATLAS ?? 'atlas');
  if (!executable) return stop(HOW_TO_GET_A_BROWSER);
  if (!existsSync(join(atlas, 'manifest.json')))
    return stop('no atlas is built: npm run build:atlas makes it');
  const app = await buildApp();
  const served = await serveApp(app, atlas, { compress: true });
  const network = await slowNetwork(served.url);
  const browser = await launchBrowser(executable);
  try {
    const visits: number[] = [];
    const visit = async () => {
      // What the visit before went on to fetch is no part of this one.
      network.takeBytes();
      const opened = await openSlowly(browser, network.url);
      const bytes = network.takeBytes();
      visits.push(await opened.page.evaluate(firstColouredMap, FIRST_MAP));
      return { ...opened, bytes };
    };
    for (let count = 0; count < FIRST_VISITS; count++) await (await visit()).page.context().close();
    const { page, session, bytes } = await visit();
    // A browser that has just been started has its own start in its first visit.
    row('First coloured map', `${summary(visits.slice(1))}, ${(bytes / 1e6).toFixed(2)} MB`, '3000 ms, 3 MB');
    row('Initial JavaScript, gzipped', scripts(app), '450 kB');
    await page.waitForLoadState('networkidle');
    await page.evaluate(switchTo, MEASURES);
    const asked = [...MEASURES, ...MEASURES];
    const idle = await busySeconds(session);
    row('Metric switch, column at hand', summary(await page.evaluate(switchTo, asked)), '100 ms');
    const switched = ((await busySeconds(session)) - idle) / asked.length;
    row(
      'Metric switch: work of the page',
      `${(switched * 1000).toFixed(0)} ms`,
      'all it sets off, drawn or not',
    );
    row('Filter switch', summary(await page.evaluate(switchTo, FILTERS)), '100 ms');
    row('Hover', summary(await page.evaluate(hover, 100)), '16 ms');
    const before = await busySeconds(session);
    const { framesPerSecond, frames } = await page.evaluate(pan);
    const busy = ((await busySeconds(session)) - before) / frames;
    row('Pan', `${framesPerSecond.toFixed(0)} frames a second (${await renderer(page)})`, '50');
    row('Pan: work of the page a frame', `${(busy * 1000).toFixed(1)} ms`, '20 ms, which is 50 a second');
    row(
      'Pan of a map that draws nothing',
      `${(await page.evaluate(emptyFrames)).toFixed(0)} frames a second`,
      'the most this machine shows',
    );
    row('JavaScript heap', await heap(session), '400 MB with all else');
    const ways = await page.evaluate(mapLibreWays, 33_755);
    row('Switch by MapLibre feature state', `${ways.featureState.toFixed(0)} ms`, 'for comparison');
    row('Switch by MapLibre paint expression', `${ways.expression.toFixed(0)} ms`, 'for comparison');
  } finally {
    await browser.close();
    network.close();
    await served.close();
  }
}

async function openSlowly(browser: Browser, url: string): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  // tsx names functions by a helper that the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named');
  // The page tells of its first map itself: whoever looks for it on the page has work done there meanwhile.
  await page.addInitScript(tellOfFirstMap, FIRST_MAP);
  const drawn = page.waitForEvent('console', {
    predicate: (message) => message.text() === FIRST_MAP,
    timeout: 120_000,
  });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url, { waitUntil: 'commit' });
  await drawn;
  return { page, session };
}

/** Code that comes with the first visit: before the map is coloured, and for outlines and names after it. */
function scripts(app: string): string {
  const names = readdirSync(join(app, 'assets')).filter(
    (name) => name.endsWith('.js') && !/^(ChartsPanel|cartogram|search|outline)/.test(name),
  );
  const kilobytes = (of: readonly string[]) => {
    const sizes = of.map((name) => gzipSync(readFileSync(join(app, 'assets', name)), { level: 9 }).length);
    return `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)} kB`;
  };
  const after = names.filter((name) => name.startsWith('maplibre-gl-worker'));
  const before = names.filter((name) => !after.includes(name));
  return `${kilobytes(before)} before the first coloured map, ${kilobytes(after)} after it`;
}

/** Seconds that the page's own thread has been at work, slowed as it is. */
async function busySeconds(session: CDPSession): Promise<number> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

async function heap(session: CDPSession): Promise<string> {
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return `${(metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6).toFixed(0)} MB`;
}

function renderer(page: Page): Promise<string> {
  return page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2')!;
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    return String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  });
}

function summary(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  return `${sorted[sorted.length >> 1]!.toFixed(1)} ms in the middle, ${sorted.at(-1)!.toFixed(1)} ms at most`;
}

function row(what: string, found: string, budget: string): void {
  console.log(`${what.padEnd(38)} ${found.padEnd(60)} budget: ${budget}`);
}

function stop(reason: string): void {
  console.error(`bench:app: ${reason}`);
  process.exitCode = 1;
}
