import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { AREA_COUNT, residents } from '../sample/sample-areas.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

async function download(page: Page, press: string): Promise<Buffer> {
  const [made] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press, exact: true }).click(),
  ]);
  return readFileSync(await made.path());
}

describeInBrowser('what leaves the page', (harness) => {
  it('saves what is on screen as a table, as GeoJSON and as an image with its source', async () => {
    const opened = await harness.open('?m=imdScore');
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const csv = (await download(page, 'Table (CSV)')).toString('utf8').split('\r\n');
    expect(csv[0]).toBe('code,name,residents,imdScore');
    const rows = csv.filter((line) => line.startsWith('E019'));
    expect(rows).toHaveLength(AREA_COUNT);
    const people = rows.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
    expect(people).toBe(residents.reduce((sum, value) => sum + value, 0));
    const scores = rows.map((line) => Number(line.split(',')[3]));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));

    const geojson = JSON.parse((await download(page, 'Areas (GeoJSON)')).toString('utf8'));
    expect(geojson.features).toHaveLength(AREA_COUNT);
    expect(geojson.metadata.source).toContain('Made-up figures');
    expect(Object.keys(geojson.features[0].properties)).toContain('imdScore');

    const png = await download(page, 'Image (PNG)');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);
    expect(png.readUInt32BE(20)).toBeGreaterThan(700);
    expectNoFaults(opened);
    await opened.close();
  });

  it('saves a chart as a drawing with its title and source, as an image and as a table', async () => {
    const opened = await harness.open('?panel=charts');
    const { page } = opened;
    await soon(() => page.locator('svg.chart').count()).toBe(5);
    const svg = (await download(page, 'SVG: Access by deprivation')).toString('utf8');
    expect(svg).toContain('Access by deprivation');
    expect(svg).toContain('September 2019');
    expect((await download(page, 'PNG: Access by deprivation')).subarray(1, 4).toString()).toBe('PNG');
    const csv = (await download(page, 'CSV: Access by deprivation')).toString('utf8').trim().split('\r\n');
    expect(csv).toHaveLength(11);
    expectNoFaults(opened);
    await opened.close();
  });

  it('stands in a frame of another page', async () => {
    const opened = await harness.open('?embed&m=imdScore');
    const { page } = opened;
    await mapDrawn(page);
    expect(await page.locator('header').count()).toBe(0);
    expect(await page.locator('aside').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Open the full map' }).getAttribute('href')).not.toContain(
      'embed',
    );
    expect(await page.locator('.legend h2').textContent()).toContain('Deprivation');
    harness.intercept = (path, response) => {
      if (path !== '/another-page.html') return false;
      response.setHeader('Content-Type', 'text/html');
      response.end('<iframe src="./?embed" title="map" width="600" height="500"></iframe>');
      return true;
    };
    await page.goto(`${harness.url}another-page.html`);
    await page.frameLocator('iframe').locator('.map[data-drawn="true"]').waitFor();
    await opened.close();
  });

  it('keeps the whole view in its address', async () => {
    const opened = await harness.open(
      '?m=accessPer100k&with=imdScore&level=area&hotspots=1&only=coastal&at=52.4,-0.6,8&panel=places',
    );
    const { page } = opened;
    await mapDrawn(page);
    expect(await page.locator('.legend h2').textContent()).toBe('Access × Deprivation');
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    expect(await page.getByRole('checkbox', { name: 'Coastal' }).isChecked()).toBe(true);
    expect(new URL(page.url()).searchParams.get('at')).toBe('52.4000,-0.6000,8.00');
    expectNoFaults(opened);
    await opened.close();
  });
});
