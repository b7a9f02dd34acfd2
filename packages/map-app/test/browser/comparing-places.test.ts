import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { MapController } from '../../src/map/map-controller.ts';
import { levels, names, residents, type SampleLevel } from '../sample/sample-areas.ts';
import { columns } from '../sample/sample-columns.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, type Opened, soon } from './harness.ts';

const minutes = columns.find(({ column }) => column.id === 'nearestMinutes')!.values;

const code = (level: SampleLevel, place: number) => levels[level].codes[place]!;
const name = (level: SampleLevel, place: number) => levels[level].names[place]!;
const KINDS: Partial<Record<SampleLevel, string>> = {
  district: 'District',
  icb: 'Integrated care board',
  region: 'Region',
};
const headed = (level: SampleLevel, place: number) => `${name(level, place)} ${KINDS[level]}`;

/** Mean minutes over the people of each place of a level, and how many they are. */
function worked(level: SampleLevel) {
  return levels[level].codes.map((_, place) => {
    let [people, sum] = [0, 0];
    for (const [area, at] of levels[level].placeOfArea.entries()) {
      if (at !== place) continue;
      people += residents[area]!;
      // The atlas keeps minutes to a tenth.
      sum += residents[area]! * (Math.round(minutes[area]! * 10) / 10);
    }
    return { people, mean: sum / people };
  });
}

/** What the row of the nearest centre must say of a place: its mean minutes and its rank among its level. */
function nearestCell(level: SampleLevel, place: number): string {
  const all = worked(level);
  const { mean } = all[place]!;
  const worse = all.filter((other) => other.mean > mean).length + 1;
  const better = all.filter((other) => other.mean < mean).length + 1;
  const [rank, end] = worse <= better ? [worse, 'worst'] : [better, 'best'];
  const ordinal = ['', '', '2nd ', '3rd '][rank] ?? `${rank}th `;
  return `${Math.round(mean)}${ordinal}${end} of ${all.length}`;
}

/** Cells of a row of a table side by side, by the id of its label. */
function cells(page: Page, row: string): Promise<string[]> {
  return page.locator(`td[headers~="${row}"]`).allTextContents();
}

function heads(page: Page): Promise<string[]> {
  return page.locator('table[aria-labelledby="figures"] thead th').allTextContents();
}

/** How many places of each layer of the tiles are outlined, by their indexes. */
function outlined(page: Page, layer: SampleLevel): Promise<number[]> {
  return page.evaluate((layer) => {
    const { map } = (document.querySelector('.map') as unknown as { controller: MapController }).controller;
    const id = `chosen-line-${layer}`;
    if (!map.getLayer(id)) return [];
    const found = map.queryRenderedFeatures({ layers: [id] }).map((feature) => Number(feature.id));
    return [...new Set(found)].sort((a, b) => a - b);
  }, layer);
}

async function search(page: Page, words: string): Promise<void> {
  await page.locator('#search-input').fill(words);
  await page.locator('#search-list [role=option]', { hasText: words }).first().click();
}

async function done(opened: Opened): Promise<void> {
  expectNoFaults(opened);
  await opened.close();
}

describeInBrowser('larger places side by side', (harness) => {
  it('shows three districts of a link: people, minutes and ranks, all outlined, the last one in words', async () => {
    const places = [11, 3, 16];
    const opened = await harness.open(
      `?panel=area&level=district&place=${places.map((place) => code('district', place)).join('.')}`,
    );
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => heads(page)).toEqual([
      ...places.map((place) => headed('district', place)),
      'England mean',
    ]);
    const last = worked('district')[16]!;
    await soon(() => page.getByTestId('sentence').textContent()).toContain(
      `${last.people.toLocaleString('en-GB')} people live in ${name('district', 16)}, in 20 small areas.`,
    );
    const nearest = places.map((place) => nearestCell('district', place));
    await soon(async () => (await cells(page, 'figures-row-nearestMinutes')).slice(0, 3)).toEqual(nearest);
    const people = places.map((place) => worked('district')[place]!.people.toLocaleString('en-GB'));
    await soon(() => cells(page, 'figures-row-residents')).toEqual([...people, '']);
    await soon(async () => (await cells(page, 'people-row-coastal')).length).toBe(4);
    await soon(() => outlined(page, 'district')).toEqual([3, 11, 16]);
    await done(opened);
  });

  it('adds places by search, by the map and by the table while Compare is pressed, three at most', async () => {
    const opened = await harness.open('?level=district');
    const { page } = opened;
    await mapDrawn(page);
    await search(page, 'Sampleshire 12');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByText('Choose another place to compare').waitFor();
    await search(page, 'Sampleshire 17');
    await soon(() => heads(page)).toEqual([
      'Sampleshire 12 District',
      'Sampleshire 17 District',
      'England mean',
    ]);

    const box = (await page.locator('.map').boundingBox())!;
    const at = await page.evaluate(() => {
      const { map } = (document.querySelector('.map') as unknown as { controller: MapController }).controller;
      map.jumpTo({ center: [-0.6, 52.4], zoom: 7 });
      // Within the second block of five columns and the first of four rows.
      return map.project([-1.33, 51.4]);
    });
    await page.mouse.click(box.x + at.x, box.y + at.y);
    await soon(() => heads(page)).toEqual([
      'Sampleshire 12 District',
      'Sampleshire 17 District',
      'Sampleshire 2 District',
      'England mean',
    ]);

    await page.getByRole('button', { name: 'Table' }).click();
    await page.locator('.table').getByRole('button', { name: 'Sampleshire 9', exact: true }).click();
    await soon(() => heads(page)).toEqual([
      'Sampleshire 17 District',
      'Sampleshire 2 District',
      'Sampleshire 9 District',
      'England mean',
    ]);
    await done(opened);
  });

  it('removes one, and the back button brings it back', async () => {
    const opened = await harness.open(`?panel=area&place=${code('district', 11)}.${code('district', 16)}`);
    const { page } = opened;
    await soon(() => heads(page)).toEqual([
      'Sampleshire 12 District',
      'Sampleshire 17 District',
      'England mean',
    ]);
    await page.getByRole('button', { name: 'Remove Sampleshire 17' }).click();
    await soon(() => page.getByTestId('sentence').textContent()).toContain('people live in Sampleshire 12');
    expect(new URL(page.url()).searchParams.get('place')).toBe(code('district', 11));
    expect(await page.getByRole('list', { name: 'Compared' }).count()).toBe(0);
    await page.goBack();
    await soon(() => heads(page)).toEqual([
      'Sampleshire 12 District',
      'Sampleshire 17 District',
      'England mean',
    ]);
    await done(opened);
  });

  it('compares places of different levels, each ranked among its own and outlined in its own layer', async () => {
    const chosen = [
      ['district', 11],
      ['icb', 1],
      ['region', 0],
    ] as const;
    const opened = await harness.open(
      `?panel=area&place=${chosen.map(([level, place]) => code(level, place)).join('.')}`,
    );
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => heads(page)).toEqual([
      ...chosen.map(([level, place]) => headed(level, place)),
      'England mean',
    ]);
    const nearest = chosen.slice(0, 2).map(([level, place]) => nearestCell(level, place));
    await soon(async () => (await cells(page, 'figures-row-nearestMinutes')).slice(0, 2)).toEqual(nearest);
    await soon(() => outlined(page, 'district')).toEqual([11]);
    await soon(() => outlined(page, 'icb')).toEqual([1]);
    await soon(() => outlined(page, 'region')).toEqual([0]);
    await page.getByRole('button', { name: `Remove ${name('icb', 1)}` }).click();
    await soon(() => outlined(page, 'icb')).toEqual([]);
    expect(await outlined(page, 'district')).toEqual([11]);
    await done(opened);
  });

  it('says that a place is unknown and shows the others', async () => {
    const opened = await harness.open(`?panel=area&place=E07999999.${code('district', 11)}`);
    const { page } = opened;
    await page.getByText('A place in the link is not in this atlas.').waitFor();
    await soon(() => page.getByTestId('sentence').textContent()).toContain('people live in Sampleshire 12');
    await page.goto(`${harness.url}?panel=area&place=E07999999`);
    await page.getByText('A place in the link is not in this atlas.').waitFor();
    expect(await page.getByTestId('sentence').count()).toBe(0);
    await done(opened);
  });

  it('keeps areas and places apart', async () => {
    const opened = await harness.open(`?panel=area&place=${code('district', 11)}.${code('district', 16)}`);
    const { page } = opened;
    await page.getByRole('button', { name: 'Compare' }).click();
    await search(page, names[42]!);
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[42]);
    expect(page.url()).not.toContain('place=');
    await search(page, 'Sampleshire 12');
    await soon(() => page.url()).toContain(`place=${code('district', 11)}`);
    expect(page.url()).not.toContain('areas=');
    await done(opened);
  });

  it('copies the sentence of a place, and saves a picture of it with the map', async () => {
    const opened = await harness.open(`?panel=area&level=district&place=${code('district', 11)}`);
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => page.getByTestId('sentence').textContent()).toContain('45 minutes away');
    await page.evaluate(() => {
      navigator.clipboard.writeText = (content) => {
        document.body.dataset.copied = content;
        return Promise.resolve();
      };
    });
    await page.getByRole('button', { name: 'Copy the sentence' }).click();
    const sentence = await page.getByTestId('sentence').textContent();
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    await soon(() => page.locator('body').getAttribute('data-copied')).toBe(
      `${sentence} Minutes are estimated.\nSource: This project; Postcode Lottery, ${day}. ${page.url()}`,
    );
    const [made] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as image' }).click(),
    ]);
    const name = levels.district.names[11]!.toLowerCase().replaceAll(' ', '-');
    expect(made.suggestedFilename()).toMatch(new RegExp(`^${name}-\\d{4}-\\d{2}-\\d{2}\\.png$`));
    const png = readFileSync(await made.path());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2400, 1350]);
    // The card shows the middle of the map, 560 wide to 543 high; the whole district must lie in it.
    const [shape] = levels.district.shapes[11]!;
    const { room, corners } = await page.evaluate((shape) => {
      const { map } = (document.querySelector('.map') as unknown as { controller: MapController }).controller;
      const { clientWidth, clientHeight } = map.getCanvas();
      const high = Math.min(clientHeight, (clientWidth * 543) / 560);
      const corners = shape.map((corner) => map.project(corner));
      return {
        room: [(high * 560) / 543 / 2, high / 2],
        corners: corners.map(({ x, y }) => [Math.abs(x - clientWidth / 2), Math.abs(y - clientHeight / 2)]),
      };
    }, shape!);
    for (const [across, down] of corners) {
      expect(across).toBeLessThan(room[0]!);
      expect(down).toBeLessThan(room[1]!);
    }
    await done(opened);
  });
});
