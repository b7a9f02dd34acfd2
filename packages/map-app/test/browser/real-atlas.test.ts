import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = resolve(root, process.env.POSTCODE_LOTTERY_ATLAS ?? 'atlas');

if (existsSync(join(folder, 'manifest.json')))
  describeInBrowser(
    'England',
    (harness) => {
      it('searches a coastal postcode, opens its panel, switches the measure and opens the hotspot list', async () => {
        const opened = await harness.open();
        const { page } = opened;
        await mapDrawn(page);
        await page.locator('#search-input').fill('NR30 1AA');
        await page.locator('#search-list [role=option]', { hasText: 'NR30 1AA' }).click();
        await soon(() => page.getByTestId('sentence').textContent()).toMatch(
          /^It takes about \d+ minutes by car from Great Yarmouth \w+ to the nearest radiotherapy centre/,
        );
        await soon(() => page.locator('#flags ~ ul').first().textContent()).toContain('Coastal');
        await page.getByRole('link', { name: 'Map', exact: true }).click();
        await page.locator('#measure').selectOption('accessPer100k');
        await soon(() => page.locator('.legend h2').textContent()).toContain('Access');
        await page.getByRole('link', { name: 'Hotspots' }).click();
        await soon(() => page.locator('aside ol li').count()).toBeGreaterThan(5);
        await page.locator('aside ol li button').first().click();
        await soon(() => page.url()).toContain('hotspots=1');
        expectNoFaults(opened);
        await opened.close();
      });

      it('shows hotspots in steps and keeps catchments to centres', async () => {
        const opened = await harness.open('?panel=places&m=nearestSite');
        const { page } = opened;
        const items = page.locator('aside ol > li');
        await soon(() => items.count()).toBe(20);
        await page.getByRole('button', { name: 'Show more' }).click();
        await soon(() => items.count()).toBe(40);
        await page.locator('#order').selectOption('coastalShare');
        await soon(() => items.first().textContent()).toContain('100% coastal');
        const key = page.locator('details.legend');
        await soon(() => key.textContent()).toContain('catchment');
        await page.getByRole('link', { name: 'Map', exact: true }).click();
        await page.locator('#measure').selectOption('servingTrust');
        await soon(() => key.textContent()).not.toContain('catchment');
        await opened.close();
      });

      it('finds the area that a reader stands in, not the one whose centre is nearest', async () => {
        // NE67 5DZ is in Northumberland 007A; the centre of Northumberland 004C is 17 km nearer.
        const geolocation = { longitude: -1.71985, latitude: 55.49518 };
        const opened = await harness.open('', { geolocation, permissions: ['geolocation'] });
        const { page } = opened;
        await mapDrawn(page);
        await page.getByRole('button', { name: 'Near me' }).click();
        await soon(() => page.getByTestId('sentence').textContent()).toContain('Northumberland 007A');
        expectNoFaults(opened);
        await opened.close();
      });

      it('has nothing estimated to say of an area without a journey', async () => {
        const opened = await harness.open('?panel=area&areas=E01019077');
        const { page } = opened;
        await soon(() => page.getByTestId('sentence').textContent()).toContain('There is no travel time');
        await soon(() => page.locator('.where').textContent()).toContain('Scilly');
        expect(await page.locator('aside').textContent()).not.toContain('Nearest: ');
        await opened.close();
      });

      it('counts all of England in the key', async () => {
        const opened = await harness.open();
        const { page } = opened;
        await soon(() => page.locator('.legend tbody tr').count()).toBeGreaterThan(4);
        const sum = async (column: number) =>
          (await page.locator(`.legend tbody td:nth-child(${column})`).allTextContents()).reduce(
            (total, cell) => total + Number(cell.replaceAll(',', '')),
            0,
          );
        await soon(() => sum(2)).toBe(33_755);
        expect(await sum(3)).toBe(56_489_608);
        await opened.close();
      });
    },
    folder,
  );
else
  describe.skip('England (skipped: no atlas is built; npm run build:atlas makes it)', () => {
    it.todo('journey on the real atlas');
  });
