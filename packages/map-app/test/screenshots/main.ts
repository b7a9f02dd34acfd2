import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, HOW_TO_GET_A_BROWSER, launchBrowser } from '../browser/browser.ts';
import { buildApp } from '../browser/build-app.ts';
import { serveApp } from '../browser/serve.ts';

/* npm run screenshots --workspace packages/map-app: the pictures of docs/images, of the real atlas. */

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly size: readonly [width: number, height: number];
  readonly dark?: boolean;
}

const AREA = 'E01026590';
const SHOTS: readonly Shot[] = [
  { name: 'desktop-light', query: '', size: [1440, 900] },
  {
    name: 'desktop-dark-area',
    query: `?panel=area&areas=${AREA}&m=accessPer100k&hotspots=1&at=52.55,1.1,8.6`,
    size: [1440, 900],
    dark: true,
  },
  {
    name: 'desktop-light-cartogram',
    query: '?as=cartogram&m=accessPer100k&with=imdScore',
    size: [1440, 900],
  },
  { name: 'desktop-light-centre', query: '?site=RM102&at=52.6,1,7.6', size: [1440, 900] },
  { name: 'phone-light-area', query: `?panel=area&areas=${AREA}&at=52.6,1.6,9`, size: [360, 1500] },
  { name: 'phone-dark', query: '?m=accessPer100k&hotspots=1', size: [360, 780], dark: true },
  { name: 'tablet-light-charts', query: `?panel=charts&areas=${AREA}`, size: [768, 1400] },
  {
    name: 'tablet-dark-table',
    query: '?view=table&m=accessPer100k&panel=places',
    size: [768, 1024],
    dark: true,
  },
];
const SETTLE_MILLISECONDS = 8000;

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const executable = findBrowser();
const atlas = resolve(root, process.env.POSTCODE_LOTTERY_ATLAS ?? 'atlas');
if (!executable) throw new Error(HOW_TO_GET_A_BROWSER);
if (!existsSync(join(atlas, 'manifest.json')))
  throw new Error('no atlas is built: npm run build:atlas makes it');

const served = await serveApp(await buildApp(), atlas);
const browser = await launchBrowser(executable);
for (const { name, query, size, dark } of SHOTS) {
  const [width, height] = size;
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  await page.goto(served.url + query);
  await page.waitForTimeout(SETTLE_MILLISECONDS);
  await page.screenshot({ path: join(root, `docs/images/map-${name}.png`) });
  await page.close();
  console.log(`docs/images/map-${name}.png`);
}
await browser.close();
await served.close();
