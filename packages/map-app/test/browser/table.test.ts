import { FLAGS } from '@postcode-lottery/core';
import { expect, it } from 'vitest';
import { levels, names, residents } from '../sample/sample-areas.ts';
import { hotspotAreas } from '../sample/sample-columns.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const PHONE = { width: 360, height: 780 };

describeInBrowser('the table in place of the map', (harness) => {
  it('lists the same by its link as by its button', async () => {
    const query = '?level=district&at=52.5000,-0.5000,8.00';
    const opened = await harness.open(query);
    const { page } = opened;
    await mapDrawn(page);
    await page.getByRole('button', { name: 'Table' }).click();
    const caption = page.locator('.table caption');
    await soon(() => caption.textContent()).toMatch(/in view/);
    const byButton = await page.locator('.table tbody th').allTextContents();
    expect(byButton.length).toBeGreaterThan(0);
    expect(byButton.length).toBeLessThan(levels.district.codes.length);
    await page.reload();
    await soon(() => page.locator('.table tbody th').allTextContents()).toEqual(byButton);
    expectNoFaults(opened);
    await opened.close();
  });

  it('lists what lies around that which its link names, where the link has no position', async () => {
    const opened = await harness.open('?panel=places&hotspot=1&view=table');
    const { page } = opened;
    const caption = page.locator('.table caption');
    await soon(() => caption.textContent()).toMatch(/in view/);
    const areas = async () =>
      Number(/of ([\d,]+)/.exec((await caption.textContent())!)![1]!.replace(',', ''));
    await soon(async () => (await areas()) < residents.length).toBe(true);
    const all = await page.locator('.table tbody th').allTextContents();
    for (const area of hotspotAreas[1]!) expect(all.map((name) => name.trim())).toContain(names[area]);
    expectNoFaults(opened);
    await opened.close();
  });

  it('gives the people of whole districts, and apart from them those that the filters leave', async () => {
    const opened = await harness.open('?level=district&view=table&only=coastal');
    const { page } = opened;
    const rows = page.locator('.table tbody tr');
    await soon(() => rows.count()).toBeGreaterThan(1);
    const heads = await page.locator('.table thead th').allTextContents();
    expect(heads.slice(2)).toEqual(['Residents', 'In the areas left by the filters']);
    for (const row of await rows.all()) {
      const name = await row.locator('th').textContent();
      const district = levels.district.names.indexOf(name!.trim());
      const people = residents.reduce(
        (sum, count, area) => sum + (levels.district.placeOfArea[area] === district ? count : 0),
        0,
      );
      const [, all, left] = (await row.locator('td').allTextContents()).map((cell) =>
        Number(cell.replace(/\D/g, '')),
      );
      expect(all).toBe(people);
      expect(left).toBeLessThanOrEqual(people);
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('has both measures of a map of two', async () => {
    const opened = await harness.open('?with=imdScore&view=table');
    const heads = opened.page.locator('.table thead th');
    await soon(() => heads.allTextContents()).toEqual(['Name', 'Nearest centre', 'Deprivation', 'Residents']);
    await soon(() => opened.page.locator('.table tbody tr').first().locator('td').count()).toBe(3);
    expectNoFaults(opened);
    await opened.close();
  });

  it('is put in order by its heads, and keeps the order in its link', async () => {
    const opened = await harness.open('?level=district&view=table');
    const { page } = opened;
    const names = page.locator('.table tbody th');
    await soon(() => names.count()).toBe(levels.district.codes.length);
    const worstFirst = (await names.allTextContents()).map((name) => name.trim());
    const residentsOf = async () =>
      (await page.locator('.table tbody td:nth-child(3)').allTextContents()).map((cell) =>
        Number(cell.replace(/\D/g, '')),
      );
    await page.getByRole('button', { name: 'Residents' }).click();
    const most = await residentsOf();
    expect(most).toEqual(most.toSorted((a, b) => b - a));
    expect(await page.locator('.table th[aria-sort=descending]').textContent()).toContain('Residents');
    await page.getByRole('button', { name: 'Residents' }).click();
    expect(await residentsOf()).toEqual(most.toReversed());
    expect(await page.locator('.table caption').textContent()).toContain('fewest people first');
    await page.reload();
    await soon(residentsOf).toEqual(most.toReversed());
    await page.getByRole('button', { name: 'Nearest centre' }).click();
    await soon(async () => (await names.allTextContents()).map((name) => name.trim())).toEqual(worstFirst);
    expectNoFaults(opened);
    await opened.close();
  });

  it('goes to a hotspot of the list', async () => {
    const opened = await harness.open('?view=table&panel=places');
    const { page } = opened;
    const rows = page.locator('.table tbody tr');
    await soon(() => rows.count()).toBe(100);
    await page.locator('#panel ol button').first().click();
    await soon(async () => (await rows.count()) < 100).toBe(true);
    expect(await rows.count()).toBeGreaterThan(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('leaves areas with any of the flags where any will do', async () => {
    const opened = await harness.open('?view=table&only=coastal.rural');
    const { page } = opened;
    const left = page.locator('.left');
    const areasLeft = async () =>
      Number(/([\d,]+) areas/.exec((await left.textContent()) ?? '')?.[1]?.replace(',', ''));
    await soon(areasLeft).toBeGreaterThan(0);
    const all = await areasLeft();
    await page.locator('#match').selectOption('any');
    await soon(areasLeft).toBeGreaterThan(all);
    expect(page.url()).toContain('match=any');
    expectNoFaults(opened);
    await opened.close();
  });

  it('lets all flags be ticked together', async () => {
    const opened = await harness.open('?view=table&match=any');
    const { page } = opened;
    const ticks = page.locator('.flags input');
    await soon(() => ticks.count()).toBe(FLAGS.length);
    for (const tick of await ticks.all()) await tick.check();
    await soon(() => new URL(page.url()).searchParams.get('only')).toBe(FLAGS.map(({ id }) => id).join('.'));
    await page.reload();
    await soon(() => page.locator('.flags input:checked').count()).toBe(FLAGS.length);
    expectNoFaults(opened);
    await opened.close();
  });

  it('shows areas where larger places have no figure, says so, and goes back with the measure', async () => {
    const opened = await harness.open('?level=district&m=imdRank');
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => page.locator('#level').inputValue()).toBe('area');
    await page.getByText('cannot be added up for larger places').waitFor();
    expect(await page.locator('#level option[value=district]').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Table' }).click();
    await soon(() => page.locator('.table tbody tr').count()).toBe(100);
    await page.locator('#measure').selectOption('imdScore');
    await soon(() => page.locator('#level').inputValue()).toBe('district');
    expectNoFaults(opened);
    await opened.close();
  });

  it('has its heading and first rows in sight on a phone', async () => {
    const opened = await harness.open('?view=table&m=accessPer100k&level=district', { viewport: PHONE });
    const { page } = opened;
    await soon(() => page.locator('.table tbody tr').count()).toBeGreaterThan(5);
    const boxOf = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
    const heading = await page.evaluate(() => {
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('.table h2')!);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    });
    const [buttons, row] = [await boxOf('.toolbar'), await boxOf('.table tbody tr')];
    const apart =
      heading.x + heading.width <= buttons.x ||
      heading.y >= buttons.y + buttons.height ||
      heading.y + heading.height <= buttons.y;
    expect(apart).toBe(true);
    expect(row.y + row.height).toBeLessThan(PHONE.height);
    const sideways = await page.evaluate(() => {
      const table = document.querySelector('.table')!;
      return table.scrollWidth - table.clientWidth;
    });
    expect(sideways).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });
});
