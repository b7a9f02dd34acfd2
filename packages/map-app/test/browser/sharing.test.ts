import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Colour, twoMeasureColours } from '../../src/map/colours.ts';
import { makePicture } from '../../src/map/picture.ts';
import { AREA_COUNT, codes, levels, names, residents, shapes } from '../sample/sample-areas.ts';
import { columns } from '../sample/sample-columns.ts';
import { describeInBrowser, expectNoFaults, mapColour, mapDrawn, soon } from './harness.ts';

async function download(page: Page, press: string): Promise<Buffer> {
  return (await downloadNamed(page, press)).content;
}

async function downloadNamed(page: Page, press: string): Promise<{ name: string; content: Buffer }> {
  const [made] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press, exact: true }).click(),
  ]);
  return { name: made.suggestedFilename(), content: readFileSync(await made.path()) };
}

/** Cells of a line of CSV. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
  );
}

const today = () => {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

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

const sampled = (id: string) => columns.find(({ column }) => column.id === id)!;
const column = (id: string) => sampled(id).column;
const imd = sampled('imdScore');

/** A figure as the atlas keeps it, in whole steps of its scale. */
function kept(id: string, area: number): number {
  const { values, column } = sampled(id);
  return Math.round(values[area]! / column.scale) * column.scale;
}

/** Texts of a drawing, and those of them that reach over its edges. */
function readSvg(page: Page, svg: string): Promise<{ texts: string[]; outside: string[] }> {
  return page.evaluate((svg) => {
    const holder = document.createElement('div');
    holder.innerHTML = svg;
    document.body.append(holder);
    const edge = holder.firstElementChild!.getBoundingClientRect();
    const texts = [...holder.querySelectorAll('text')];
    const outside = texts.filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom;
    });
    holder.remove();
    const content = (text: SVGTextElement) => text.textContent ?? '';
    return { texts: texts.map(content), outside: outside.map(content) };
  }, svg);
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
    const lines = csv.slice(0, -1).map(cells);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([4]));
    const notes = new Map(lines.slice(1 + AREA_COUNT).map(([name, value]) => [name, value]));
    expect([...notes.keys()].every((name) => name!.startsWith('# '))).toBe(true);
    expect(notes.get('# measure')).toBe(imd.column.label);
    expect(notes.get('# estimated')).toBe('no');
    expect(notes.get('# vintage')).toBe(imd.column.vintage);
    expect(notes.get('# licence')).toBe('MIT');
    expect(notes.get('# source')).toContain('Made-up figures, This project');
    expect(notes.get('# made')).toBe(today());
    expect(notes.get('# link')).toBe(page.url());

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

    const { name, content: png } = await downloadNamed(page, 'Image (PNG)');
    expect(name).toBe(`${imd.column.shortLabel.toLowerCase()}-small-areas-${today()}.png`);
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
    const cells = await middlesOf(
      page,
      png,
      twoMeasureColours(column('accessPer100k'), column('imdScore'), false),
    );
    for (const { pixels } of cells) expect(pixels).toBeGreaterThan(1000);
    for (const [cell, { x, y }] of cells.entries()) {
      if (cell % 3 > 0) expect(x).toBeGreaterThan(cells[cell - 1]!.x + 20);
      if (cell >= 3) expect(y).toBeLessThan(cells[cell - 3]!.y - 10);
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('saves both figures of a map of two measures, of districts to the digits of areas', async () => {
    const opened = await harness.open('?m=nearestMinutes&with=imdScore&level=district');
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('summary', { hasText: 'Share' }).click();
    const { name, content } = await downloadNamed(page, 'Table (CSV)');
    expect(name).toMatch(/^nearest-centre-.*-districts-\d{4}-\d\d-\d\d\.csv$/);
    const lines = content.toString('utf8').split('\r\n').slice(0, -1).map(cells);
    expect(lines[0]).toEqual(['code', 'name', 'residents', 'nearestMinutes', 'imdScore']);
    const { features, metadata } = await downloadGeojson(page);
    const { district } = levels;
    for (const [place, code] of district.codes.entries()) {
      const inside = codes.map((_, area) => area).filter((area) => district.placeOfArea[area] === place);
      const people = inside.reduce((sum, area) => sum + residents[area]!, 0);
      const mean = (id: string) =>
        inside.reduce((sum, area) => sum + residents[area]! * kept(id, area), 0) / people;
      const line = lines.find(([found]) => found === code)!.map(Number);
      const { properties } = features.find(({ id }) => id === code)!;
      for (const [at, id, digits] of [
        [3, 'nearestMinutes', 1],
        [4, 'imdScore', 2],
      ] as const) {
        expect(line[at]).toBeCloseTo(mean(id), digits);
        expect(String(line[at]).split('.')[1]?.length ?? 0).toBeLessThanOrEqual(digits);
        expect(properties[id]).toBe(line[at]);
      }
    }
    expect(metadata.measure).toContain('Minutes');
    expect(metadata.unit).toBe('minutes');
    expect(metadata['second measure']).toBe(imd.column.label);
    expect(metadata.estimated).toBe('yes');
    expect(metadata['second estimated']).toBe('no');
    expectNoFaults(opened);
    await opened.close();
  });

  it('makes the image of a dark page light, with a key of the same colours', async () => {
    const opened = await harness.open('?m=nearestMinutes&theme=dark');
    const { page } = opened;
    await mapDrawn(page);
    const dark = await mapColour(page, 2, 2);
    expect(Math.max(...dark)).toBeLessThan(40);
    await page.locator('summary', { hasText: 'Share' }).click();
    const png = await download(page, 'Image (PNG)');
    const picture = makePicture({
      first: {
        column: column('nearestMinutes'),
        figures: codes.map((_, area) => kept('nearestMinutes', area)),
      },
      second: null,
      level: null,
      residents,
      breaks: 'auto',
      classes: 5,
      dark: false,
    })!;
    const sea: Colour = [0xdf, 0xe7, 0xec];
    const [water, ...classes] = await middlesOf(page, png, [sea, ...picture.colours]);
    expect(water!.pixels).toBeGreaterThan(10_000);
    // A swatch of the key has some 400 pixels; classes are in it from the best down to the worst.
    for (const { pixels } of classes) expect(pixels).toBeGreaterThan(350);
    await soon(() => mapColour(page, 2, 2)).toEqual(dark);
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
    expect(svg).toContain('in each tenth of areas');
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    const { texts, outside } = await readSvg(page, svg);
    expect(texts.join(' ')).toContain(`Postcode Lottery, ${new URL(harness.url).host}. Made on ${day}.`);
    expect(outside).toEqual([]);
    expect((await download(page, 'PNG: Access by deprivation')).subarray(1, 4).toString()).toBe('PNG');
    const csv = (await download(page, 'CSV: Access by deprivation')).toString('utf8').trim().split('\r\n');
    const lines = csv.map(cells);
    expect(lines[0]![1]).toBe('Mean, per 100,000');
    expect(lines.filter(([first]) => !first!.startsWith('# '))).toHaveLength(11);
    expect(new Map(lines.map(([name, value]) => [name, value])).get('# made')).toBe(today());
    expectNoFaults(opened);
    await opened.close();
  });

  it('keeps every word of every chart within its file, and numbers in its table', async () => {
    const opened = await harness.open('?panel=charts');
    const { page } = opened;
    await soon(() => page.locator('svg.chart').count()).toBe(5);
    for (const title of ['Coast and country', 'Concentration curve', 'Trusts']) {
      const svg = (await download(page, `SVG: ${title}`)).toString('utf8');
      expect((await readSvg(page, svg)).outside, title).toEqual([]);
    }
    const csv = (await download(page, 'CSV: Coast and country')).toString('utf8').split('\r\n').map(cells);
    expect(csv[0]).toEqual(['Group', 'Mean minutes', 'Beyond 45 minutes (% of people)', 'Residents']);
    expect(csv[1]).toEqual(['Coastal', '44', '20', '350000']);
    expectNoFaults(opened);
    await opened.close();
  });

  it("draws England's mean through the trusts, from nothing and as steep as the atlas has it", async () => {
    const opened = await harness.open('?panel=charts');
    const { page } = opened;
    await soon(() => page.locator('svg.chart').count()).toBe(5);
    const rows = (await download(page, 'CSV: Trusts')).toString('utf8').split('\r\n').slice(1).map(cells);
    const trusts = rows.filter(([first, , people]) => first && !first.startsWith('# ') && people);
    const drawn = await page.locator('section[aria-labelledby="chart-trusts"] svg').evaluate((svg) => ({
      dots: [...svg.querySelectorAll('circle')].map((dot) => [
        Number(dot.getAttribute('cx')),
        Number(dot.getAttribute('cy')),
      ]),
      line: [...svg.querySelectorAll('path')]
        .at(-1)!
        .getAttribute('d')!
        .match(/[\d.]+/g)!
        .map(Number),
    }));
    // Two trusts give the scales of the axes.
    const scale = (at: 0 | 1, cell: 1 | 2) => {
      const first = 0;
      const other = trusts.findIndex((row) => row[cell] !== trusts[first]![cell]);
      const [a, b] = [Number(trusts[first]![cell]), Number(trusts[other]![cell])];
      const [from, to] = [drawn.dots[first]![at]!, drawn.dots[other]![at]!];
      return (pixel: number) => a + ((pixel - from) * (b - a)) / (to - from);
    };
    const [people, consultants] = [scale(0, 2), scale(1, 1)];
    const [x0, y0, x1, y1] = drawn.line as [number, number, number, number];
    expect(consultants(y0)).toBeCloseTo(0, 1);
    // The sample's mean is 2 per 100,000.
    expect((consultants(y1) - consultants(y0)) / (people(x1) - people(x0))).toBeCloseTo(2e-5, 7);
    expect(await page.getByText('The line is the mean of England, 2.00 consultants').count()).toBe(1);
    expectNoFaults(opened);
    await opened.close();
  });

  it('marks the chosen area or the means of the chosen places in the spread, by their names', async () => {
    const opened = await harness.open(`?panel=charts&areas=${codes[210]}`);
    const { page } = opened;
    const spread = page.locator('section[aria-labelledby="chart-spread"] svg');
    await soon(() => spread.textContent()).toContain(names[210]);
    const { district } = levels;
    await page.goto(
      `${harness.url}?panel=charts&level=district&place=${district.codes[3]}.${district.codes[11]}`,
    );
    await soon(() => spread.textContent()).toContain(district.names[3]);
    expect(await spread.textContent()).toContain(district.names[11]);
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

  it('closes its menu by Escape and by a press beside it, not by one within', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    const share = page.locator('.share');
    const [opener, entry] = [share.locator('summary'), share.getByRole('button', { name: 'Copy link' })];
    await opener.click();
    await entry.focus();
    await page.keyboard.press('Escape');
    expect(await entry.isVisible()).toBe(false);
    expect(await opener.evaluate((summary) => summary === document.activeElement)).toBe(true);
    await opener.click();
    await entry.click();
    expect(await entry.isVisible()).toBe(true);
    await page.locator('.map').click({ position: { x: 400, y: 500 } });
    await soon(() => entry.isVisible()).toBe(false);
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
