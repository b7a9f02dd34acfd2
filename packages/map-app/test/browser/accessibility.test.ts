import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { names } from '../sample/sample-areas.ts';
import { samplePostcode } from '../sample/sample-postcodes.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 360, height: 780 };

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describeInBrowser('everybody can use it', (harness) => {
  const views = {
    map: '',
    'map of two measures': '?with=imdScore',
    'map of catchments': '?m=nearestSite',
    dots: '?as=dots',
    'area panel': '?panel=area&areas=E01900399',
    'panel of a district': '?panel=area&level=district&place=E07900003',
    'areas compared': '?panel=area&areas=E01900001.E01900002.E01900003',
    'places compared': '?panel=area&place=E07900003.E54900001.E12900000',
    hotspots: '?panel=places&hotspots=1&hotspot=0',
    charts: '?panel=charts',
    about: '?panel=about',
    table: '?view=table',
    embed: '?embed',
    'embed of two measures': '?embed&with=imdScore',
  };
  const screens = {
    'phone, light': { colorScheme: 'light', viewport: PHONE },
    'desktop, dark': { colorScheme: 'dark' },
  } as const;
  const faults = async (query: string, screen: (typeof screens)[keyof typeof screens]) => {
    const opened = await harness.open(query, screen);
    if (query.includes('table')) await opened.page.locator('.table tbody tr').first().waitFor();
    else await mapDrawn(opened.page);
    await opened.page.waitForLoadState('networkidle');
    const found = await violations(opened.page);
    await opened.close();
    return found;
  };
  for (const [name, query] of Object.entries(views))
    it(`has no fault that axe finds, light on a phone and dark on a desktop: ${name}`, async () => {
      // Two pages at once: most of the time goes by in waiting.
      const found = await Promise.all(Object.values(screens).map((screen) => faults(query, screen)));
      expect(Object.fromEntries(Object.keys(screens).map((screen, at) => [screen, found[at]]))).toEqual({
        'phone, light': [],
        'desktop, dark': [],
      });
    });

  it('names the panel, reads no marks aloud and has no list without items', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    expect(await page.getByRole('complementary', { name: 'Settings and figures' }).count()).toBe(1);
    const mark = await page
      .locator('.share summary')
      .evaluate((summary) => getComputedStyle(summary, '::before').content);
    expect(mark).toBe('"▸" / ""');
    expect(await page.locator('.legend ul').count()).toBe(0);
    await opened.close();
  });

  it('does the whole journey by keyboard, with the focus in sight', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the figures');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('search-input');
    await page.keyboard.type(samplePostcode(42));
    await soon(() => page.locator('#search-list [role=option]').count()).toBeGreaterThan(0);
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#search-input').getAttribute('aria-activedescendant')).toBe('search-0');
    await page.keyboard.press('Enter');
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[42]);
    await soon(() => page.getByTestId('announcer').textContent()).toContain(names[42]);
    for (let step = 0; step < 40 && (await focused()) !== 'Table'; step++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
      expect(outline).not.toBe('none');
    }
    expect(await focused()).toBe('Table');
    await page.keyboard.press('Enter');
    await soon(() => page.url()).toContain('view=table');
    await soon(() => page.locator('.table tbody tr').count()).toBeGreaterThan(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('never scrolls sideways at any width of a phone or tablet, however long the key', async () => {
    const opened = await harness.open('', { viewport: PHONE });
    const { page } = opened;
    for (const query of [
      '?only=coastal',
      '?m=imdScore&breaks=quantile&classes=7',
      '?m=accessPer100k&classes=7&hotspots=1',
      '?m=accessPer100k&with=imdScore',
    ]) {
      await page.goto(harness.url + query);
      await page.locator('.legend .ramp').waitFor();
      for (const width of [320, 344, 360, 375, 390, 412, 430, 480, 540, 600, 768, 820, 895]) {
        await page.setViewportSize({ width, height: 780 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(`${query} ${wide}`).toBe(`${query} ${width}`);
      }
    }
    await opened.close();
  });

  it('offers targets of 44 px on a phone and never scrolls sideways, at 400% zoom too', async () => {
    for (const query of [
      '',
      '?panel=area&areas=E01900399',
      '?panel=area&place=E07900003.E54900001.E12900000',
      '?panel=charts',
      '?panel=places',
      '?view=table',
    ]) {
      const opened = await harness.open(query, { viewport: { width: 320, height: 640 } });
      const { page } = opened;
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(`${query} ${wide}`).toBe(`${query} 320`);
      const small = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'button, select, summary, nav a, input:not([type=checkbox]), label.tick',
          ),
        ]
          .filter((element) => element.checkVisibility() && !element.closest('.maplibregl-control-container'))
          .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 90) }))
          .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
          .map(({ html, box }) => `${html} ${box.width}x${box.height}`),
      );
      expect(small).toEqual([]);
      await opened.close();
    }
  });
});
