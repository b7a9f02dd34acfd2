import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { codes, names } from '../sample/sample-areas.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

/** Colours of a light page. */
const SEA = [0xdf, 0xe7, 0xec];

const visible = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) => found.some((element) => element.getClientRects().length > 0));

/** As a browser prints: it tells the page first, and lays it out for paper then. */
async function toPaper(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
}

/** The printed map: its first pixel, whether it is as the map on screen, and how much of the sheet it takes. */
function printedMap(page: Page) {
  return page.locator('canvas.printed').evaluate((sheet: HTMLCanvasElement) => {
    const map = document.querySelector<HTMLCanvasElement>('.map canvas')!;
    const { width, height } = sheet.getBoundingClientRect();
    return {
      corner: [...sheet.getContext('2d')!.getImageData(1, 1, 1, 1).data.slice(0, 3)],
      whole: sheet.width === map.width && sheet.height === map.height,
      shape: width / height / (sheet.width / sheet.height),
      wide: width / document.documentElement.clientWidth,
    };
  });
}

describeInBrowser('the page on paper', (harness) => {
  it('is light, has the whole map, and leaves out what is pressed', async () => {
    const opened = await harness.open('?theme=dark');
    const { page } = opened;
    await mapDrawn(page);
    expect(await visible(page, 'canvas.printed')).toBe(false);
    await toPaper(page);
    await soon(async () => (await printedMap(page)).corner).toEqual(SEA);
    const { whole, shape, wide } = await printedMap(page);
    expect(whole).toBe(true);
    expect(shape).toBeCloseTo(1, 2);
    expect(wide).toBeLessThanOrEqual(1);
    for (const gone of ['search', '.toolbar', '.share', 'nav', '.credit', 'aside select', 'fieldset'])
      expect(await visible(page, gone), gone).toBe(false);
    expect(await page.locator('.legend .swatch').first().isVisible()).toBe(true);
    const style = await page.evaluate(() => {
      const { backgroundColor, color, colorScheme } = getComputedStyle(document.body);
      return { backgroundColor, color, colorScheme };
    });
    expect(style).toEqual({
      backgroundColor: 'rgb(255, 255, 255)',
      color: 'rgb(0, 0, 0)',
      colorScheme: 'light',
    });
    const mapStyle = await page.locator('.map').evaluate((map) => getComputedStyle(map).visibility);
    expect(mapStyle).toBe('hidden');
    await page.emulateMedia({ media: 'screen' });
    expect(await visible(page, 'canvas.printed')).toBe(false);
    expect(await visible(page, 'search')).toBe(true);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says under the map, the table and an area where it is from and of when', async () => {
    const opened = await harness.open('?m=imdScore&only=coastal');
    const { page } = opened;
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    const source = page.locator('div.printed');
    await mapDrawn(page);
    for (const query of ['?m=imdScore&only=coastal', '?m=imdScore&only=coastal&view=table']) {
      await page.emulateMedia({ media: 'screen' });
      await page.goto(harness.url + query);
      await page.locator('.map[data-drawn="true"], .table tbody tr').first().waitFor();
      await toPaper(page);
      await soon(() => source.textContent()).toContain('Made-up figures, This project.');
      const said = await source.textContent();
      expect(said).toContain('Only areas flagged: Coastal.');
      expect(said).toContain(`Printed on ${day} from ${harness.url}${query}`);
      expect(await source.isVisible()).toBe(true);
    }
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${harness.url}?panel=area&areas=${codes[210]}`);
    await mapDrawn(page);
    await toPaper(page);
    await soon(() => source.textContent()).toContain('Sources: Made-up figures');
    expect(await visible(page, '.actions')).toBe(false);
    expect(await page.getByRole('heading', { name: names[210]!, exact: true }).isVisible()).toBe(true);
    expectNoFaults(opened);
    await opened.close();
  });

  it('prints a map, charts and a table from a dark page, and is as before after it', async () => {
    const opened = await harness.open('?theme=dark');
    const { page } = opened;
    for (const query of [
      '?theme=dark',
      '?theme=dark&panel=charts',
      '?theme=dark&view=table&level=district',
    ]) {
      await page.goto(harness.url + query);
      await page.locator('.map[data-drawn="true"], .table tbody tr').first().waitFor();
      if (query.includes('charts')) await soon(() => page.locator('svg.chart').count()).toBe(5);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(10_000);
      expect(await visible(page, 'search')).toBe(true);
      // Printing has not moved the map.
      expect(new URL(page.url()).searchParams.get('at')).toBeNull();
      expect(await page.locator('div.printed').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('draws the map for paper before it returns to the browser, also where a script asks for the print', async () => {
    const opened = await harness.open('?theme=dark');
    const { page } = opened;
    await mapDrawn(page);
    const corner = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const sheet = document.querySelector<HTMLCanvasElement>('canvas.printed')!;
      const found = [...sheet.getContext('2d')!.getImageData(1, 1, 1, 1).data.slice(0, 3)];
      dispatchEvent(new Event('afterprint'));
      return found;
    });
    expect(corner).toEqual(SEA);
    expectNoFaults(opened);
    await opened.close();
  });
});
