import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Colour, TWO_MEASURE_COLOURS } from '../../src/map/colours.ts';
import { AREA_COUNT, codes, levels, residents, shapes } from '../sample/sample-areas.ts';
import { columns } from '../sample/sample-columns.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

async function download(page: Page, press: string): Promise<Buffer> {
  const [made] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press, exact: true }).click(),
  ]);
  return readFileSync(await made.path());
}

type Rings = readonly (readonly (readonly [number, number])[])[];

interface Saved {
  readonly metadata: Record<string, string>;
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: Rings };
    readonly properties: Record<string, unknown>;
  }[];
}

async function downloadGeojson(page: Page): Promise<Saved> {
  return JSON.parse((await download(page, 'Areas (GeoJSON)')).toString('utf8'));
}

/** Area of a polygon by the shoelace formula, positive where its outer ring runs counter-clockwise. */
function squareDegrees([ring]: Rings): number {
  return ring!.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring![at + 1] ?? ring![0]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function expectBox(found: Rings, expected: Rings): void {
  const box = (rings: Rings) =>
    [0, 1].flatMap((axis) => {
      const values = rings.flat().map((position) => position[axis]!);
      return [Math.min(...values), Math.max(...values)];
    });
  const wanted = box(expected);
  for (const [side, degrees] of box(found).entries()) expect(degrees).toBeCloseTo(wanted[side]!, 5);
}

/** Number and middle of the pixels of each colour in the left half of an image: the sample's coast is right. */
function middlesOf(page: Page, png: Buffer, colours: readonly Colour[]) {
  return page.evaluate(
    async ({ bytes, colours }) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
      const [width, height] = [Math.floor(bitmap.width / 2), bitmap.height];
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return colours.map(([red, green, blue]) => {
        let [pixels, x, y] = [0, 0, 0];
        for (let at = 0; at < data.length; at += 4) {
          if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) continue;
          pixels++;
          x += (at / 4) % width;
          y += Math.floor(at / 4 / width);
        }
        return { pixels, x: x / pixels, y: y / pixels };
      });
    },
    { bytes: [...png], colours },
  );
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

    const geojson = await downloadGeojson(page);
    expect(geojson.metadata.source).toContain('Made-up figures');
    expect(geojson.features.map(({ id }) => id)).toEqual(rows.map((line) => line.split(',')[0]));
    for (const { id, geometry, properties } of geojson.features) {
      const area = codes.indexOf(id);
      expect(Object.keys(properties)).toEqual(['code', 'name', 'residents', 'imdScore']);
      expect(properties.residents).toBe(residents[area]);
      expectBox(geometry.coordinates, shapes[area]!);
      expect(squareDegrees(geometry.coordinates)).toBeCloseTo(0.2 * 0.12, 6);
    }

    const png = await download(page, 'Image (PNG)');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(800);
    expect(png.readUInt32BE(20)).toBeGreaterThan(700);
    expectNoFaults(opened);
    await opened.close();
  });

  it('burns the key of two measures into the image, low to high rightwards and upwards', async () => {
    const opened = await harness.open('?m=accessPer100k&with=imdScore&only=coastal');
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const png = await download(page, 'Image (PNG)');
    const cells = await middlesOf(page, png, TWO_MEASURE_COLOURS.flat());
    for (const { pixels } of cells) expect(pixels).toBeGreaterThan(1000);
    for (const [cell, { x, y }] of cells.entries()) {
      if (cell % 3 > 0) expect(x).toBeGreaterThan(cells[cell - 1]!.x + 20);
      if (cell >= 3) expect(y).toBeLessThan(cells[cell - 3]!.y - 10);
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('saves larger places and what a filter leaves of areas with their outlines', async () => {
    const opened = await harness.open('?m=imdScore&level=district');
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const { features } = await downloadGeojson(page);
    const { district } = levels;
    expect(features.map(({ id }) => id).toSorted()).toEqual(district.codes.toSorted());
    for (const { id, geometry } of features)
      expectBox(geometry.coordinates, district.shapes[district.codes.indexOf(id)]!);
    const squares = features.map(({ geometry }) => squareDegrees(geometry.coordinates));
    expect(squares.reduce((sum, square) => sum + square)).toBeCloseTo(4 * 2.4, 5);
    expect(Math.min(...squares)).toBeCloseTo((4 * 2.4) / 20, 5);

    const flags = columns.find(({ column }) => column.id === 'flags')!;
    const coastal = flags.column.categories!.findIndex(({ id }) => id === 'coastal');
    const expected = codes.filter((_, area) => (flags.values[area]! >> coastal) & 1);
    await page.goto(`${harness.url}?m=imdScore&only=coastal`);
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const left = await downloadGeojson(page);
    expect(left.features.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
    expectNoFaults(opened);
    await opened.close();
  });

  it('says that outlines are being fetched and that they could not be, and then tries again', async () => {
    const opened = await harness.open('?m=imdScore');
    const { page } = opened;
    await mapDrawn(page);
    const held: ServerResponse[] = [];
    harness.intercept = (path, response) => {
      if (!path.endsWith('areas.topology.gz')) return false;
      held.push(response);
      return true;
    };
    await page.locator('summary', { hasText: 'Share' }).click();
    const status = page.locator('.share [role="status"]');
    await page.getByRole('button', { name: 'Areas (GeoJSON)', exact: true }).click();
    await soon(() => held.length).toBe(1);
    expect(await status.textContent()).toMatch(/^Fetching the outlines \(\d+ MB\)$/);
    harness.intercept = (path, response) => {
      if (!path.endsWith('areas.topology.gz')) return false;
      response.writeHead(500).end();
      return true;
    };
    held[0]!.writeHead(500).end();
    await soon(() => status.textContent()).toContain('The outlines of the areas could not be had.');
    harness.intercept = () => false;
    expect((await downloadGeojson(page)).features).toHaveLength(AREA_COUNT);
    await soon(() => status.textContent()).toBe('The file is made');
    expectNoFaults(opened);
    await opened.close();
  });

  it('saves outlines without a connection once the atlas is kept', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('button', { name: /Keep this atlas for use offline/ }).click();
    await page.getByText('The atlas is kept on this device.').waitFor();
    await page.context().setOffline(true);
    await page.goto(`${harness.url}?m=imdScore&level=region`);
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const { features } = await downloadGeojson(page);
    expect(features.map(({ id }) => id)).toEqual(levels.region.codes);
    expectBox(features[0]!.geometry.coordinates, levels.region.shapes[0]!);
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
    expect(await page.locator('.legend h2').textContent()).toBe('Access, by car × Deprivation');
    await page.getByRole('link', { name: 'Map', exact: true }).click();
    expect(await page.getByRole('checkbox', { name: 'Coastal' }).isChecked()).toBe(true);
    expect(new URL(page.url()).searchParams.get('at')).toBe('52.4000,-0.6000,8.00');
    expectNoFaults(opened);
    await opened.close();
  });
});
