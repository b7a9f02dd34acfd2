import { expect, it } from 'vitest';
import { soon } from '../browser/harness.ts';
import { names } from '../sample/sample-areas.ts';
import { samplePostcode } from '../sample/sample-postcodes.ts';
import { faultsOf } from './faults.ts';
import { firefox } from './firefox.ts';
import { countOf, describeInEngine, mapDrawn, textOf } from './harness.ts';
import { keyColoursOnMap } from './key-colours.ts';
import { PHONE_WIDTH, phoneOf } from './phone.ts';
import { webkit } from './webkit.ts';

for (const engine of [firefox, webkit])
  describeInEngine(engine, (harness) => {
    const painted = async () => (await keyColoursOnMap(harness.page)).filter((share) => share > 0.005).length;
    const address = () => harness.page.evaluate(() => location.href);

    it('draws the map in the colours of its key', async () => {
      await harness.open();
      const { page } = harness;
      await mapDrawn(page);
      await soon(painted).toBeGreaterThan(2);
      expect(await faultsOf(page)).toEqual([]);
    });

    it('finds a typed postcode and says how far its area is from care', async () => {
      await harness.open();
      const { page } = harness;
      const area = 399;
      await soon(() => countOf(page, '#search-input')).toBe(1);
      await page.type('#search-input', samplePostcode(area));
      await soon(() => textOf(page, '#search-list [role=option]')).toContain(samplePostcode(area));
      await page.click('#search-list [role=option]');
      const sentence = () => textOf(page, '[data-testid=sentence]');
      await soon(sentence).toMatch(/^It takes about \d+ minutes by car from /);
      expect(await sentence()).toContain(names[area]);
      expect(await address()).toContain('areas=E01900399');
      expect(await faultsOf(page)).toEqual([]);
    });

    it('repaints map, key and address with another measure', async () => {
      await harness.open();
      const { page } = harness;
      // The page before this one had no list of measures: what is asked now is asked of this one.
      await soon(() => countOf(page, '#measure')).toBe(1);
      await mapDrawn(page);
      await soon(() => textOf(page, '.legend h2')).toContain('Nearest');
      await page.evaluate(() => {
        const select = document.querySelector('#measure') as HTMLSelectElement;
        select.value = 'imdScore';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await soon(() => textOf(page, '.legend h2')).toContain('Deprivation');
      await soon(address).toContain('m=imdScore');
      await soon(painted).toBeGreaterThan(2);
      expect(await faultsOf(page)).toEqual([]);
    });

    it('lists the districts as a table', async () => {
      await harness.open('?level=district&view=table');
      const { page } = harness;
      await soon(() => countOf(page, '.table tbody tr')).toBe(20);
      expect(await faultsOf(page)).toEqual([]);
    });

    it('draws the charts', async () => {
      await harness.open('?panel=charts');
      const { page } = harness;
      await soon(() => countOf(page, 'svg.chart')).toBe(5);
      expect(await countOf(page, 'svg.chart rect')).toBeGreaterThan(10);
      expect(await faultsOf(page)).toEqual([]);
    });

    it('fits a phone of 360 pixels without sideways scroll', async () => {
      await harness.openOnPhone();
      const { page } = harness;
      await soon(async () => (await phoneOf(page)).drawn).toBe(true);
      const { width, scrollWidth, faults } = await phoneOf(page);
      expect(width).toBe(PHONE_WIDTH);
      expect(scrollWidth).toBeLessThanOrEqual(PHONE_WIDTH);
      expect(faults).toEqual([]);
    });

    it('opens again without a connection', async () => {
      await harness.open('?panel=area&areas=E01900399');
      const { page } = harness;
      await mapDrawn(page);
      await soon(() => textOf(page, '[data-testid=sentence]')).toContain(names[399]);
      await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      harness.offline = true;
      try {
        await page.goto(await address());
        await mapDrawn(page);
        await soon(() => textOf(page, '[data-testid=sentence]')).toContain(names[399]);
      } finally {
        harness.offline = false;
      }
    });
  });
