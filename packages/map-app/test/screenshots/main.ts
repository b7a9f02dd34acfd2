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
const DISTRICT = 'E07000145';
const SIZES = { phone: [360, 780], tablet: [768, 1024], desktop: [1440, 900] } as const;
const VIEWS = { map: '', area: `?panel=area&areas=${AREA}&at=52.6,1.6,9` } as const;

/** The opening view and an area, at every size in light and dark; then what else there is to see, once each. */
const SHOTS: readonly Shot[] = [
  ...Object.entries(SIZES).flatMap(([device, size]) =>
    Object.entries(VIEWS).flatMap(([view, query]) =>
      [false, true].map((dark) => ({
        name: `${device}-${view}-${dark ? 'dark' : 'light'}`,
        query,
        size,
        dark,
      })),
    ),
  ),
  { name: 'desktop-hotspots-light', query: '?panel=places&hotspots=1&hotspot=3', size: SIZES.desktop },
  {
    name: 'desktop-district-dark',
    query: `?panel=area&place=${DISTRICT}&level=district&m=accessPer100k&at=52.6,1.2,8.4`,
    size: SIZES.desktop,
    dark: true,
  },
  {
    name: 'desktop-cartogram-light',
    query: '?as=cartogram&m=accessPer100k&with=imdScore',
    size: SIZES.desktop,
  },
  { name: 'desktop-centre-light', query: '?site=RM102&at=52.6,1,7.6', size: SIZES.desktop },
  { name: 'tablet-charts-light', query: `?panel=charts&areas=${AREA}`, size: [768, 1400] },
  {
    name: 'desktop-compare-light',
    query: `?panel=area&place=E07000065.E07000114.${DISTRICT}&m=accessPer100k&level=district`,
    size: [1440, 1400],
  },
  {
    name: 'desktop-filters-dark',
    query: '?only=coastal.rural&match=any&m=accessPer100k&with=imdScore',
    size: SIZES.desktop,
    dark: true,
  },
  {
    name: 'phone-table-light',
    query: '?view=table&level=district&with=imdScore&order=second',
    size: SIZES.phone,
  },
  {
    name: 'tablet-table-dark',
    query: '?view=table&m=accessPer100k&panel=places',
    size: SIZES.tablet,
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
