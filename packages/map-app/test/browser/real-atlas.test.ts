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
        await soon(() => page.locator('.flags').textContent()).toContain('Coastal');
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
