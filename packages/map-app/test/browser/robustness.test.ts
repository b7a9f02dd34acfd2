import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const KEYS = [
  'm',
  'by',
  'with',
  'breaks',
  'classes',
  'level',
  'view',
  'as',
  'panel',
  'areas',
  'place',
  'pc',
  'only',
  'site',
  'hotspot',
  'at',
  'theme',
];
const KNOWN = [
  'imdScore',
  'publicTransport',
  'nearestSite',
  'natural',
  '3',
  'district',
  'table',
  'dots',
  'area',
  'E01900001',
  'E01999999',
  'E07900003',
  'E12900000.E07900003',
  'coastal',
  'NR301AA',
  'RX101',
  '52,0,9',
  'dark',
];

describeInBrowser('nothing breaks it', (harness) => {
  it('shows a page for every nonsense in the address', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    const value = fc.oneof(fc.constantFrom(...KNOWN), fc.string({ unit: 'binary', maxLength: 20 }));
    const queries = fc.sample(fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 6 }), {
      numRuns: 300,
      seed: 2026,
    });
    for (const pairs of queries) {
      const query = pairs
        .map(([key, value]) => `${key}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, ''))}`)
        .join('&');
      await page.evaluate((query) => {
        history.replaceState(null, '', `?${query}`);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query);
      const alive = await page.evaluate(
        () =>
          document.querySelectorAll('#panel .content > *').length > 0 &&
          document.querySelector('.stage') !== null,
      );
      expect(`${query}: ${alive}`).toBe(`${query}: true`);
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('offers the table where the browser has no WebGL', async () => {
    const opened = await harness.open();
    await opened.page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await opened.page.reload();
    await opened.page.getByText('This browser cannot draw the map').waitFor();
    await opened.page.getByRole('link', { name: 'Show the figures as a table' }).click();
    await soon(() => opened.page.locator('.table tbody tr').count()).toBe(100);
    await opened.close();
  });

  it('draws the map again after its graphics context was lost', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    await page.evaluate(() => {
      const canvas = document.querySelector('canvas')!;
      const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      extension.loseContext();
      setTimeout(() => extension.restoreContext(), 200);
    });
    await page.waitForTimeout(1500);
    const colours = await page.evaluate(async () => {
      const { controller } = document.querySelector('.map') as unknown as {
        controller: { snapshot(): Promise<HTMLCanvasElement> };
      };
      const canvas = await controller.snapshot();
      const context = canvas.getContext('2d')!;
      const places = [0.4, 0.5, 0.6, 0.7];
      return new Set(
        places.map((share) =>
          context.getImageData(canvas.width * share, canvas.height * 0.6, 1, 1).data.join(),
        ),
      ).size;
    });
    expect(colours).toBeGreaterThan(1);
    await opened.close();
  });

  it('says so when the manifest is missing, and tries again', async () => {
    harness.intercept = (path, response) => {
      if (path !== '/atlas/manifest.json') return false;
      response.writeHead(503).end();
      return true;
    };
    const opened = await harness.open();
    await opened.page.getByText('The figures could not be loaded.').waitFor();
    harness.intercept = () => false;
    await opened.page.getByRole('button', { name: 'Try again' }).click();
    await mapDrawn(opened.page);
    expectNoFaults(opened);
    await opened.close();
  });

  it('refuses a damaged column by its checksum, and tries again', async () => {
    harness.intercept = (path, response) => {
      if (!path.endsWith('nearestMinutes.bin')) return false;
      response.end(Buffer.alloc(800));
      return true;
    };
    const opened = await harness.open();
    await opened.page.getByText('is damaged: its checksum is wrong').waitFor();
    harness.intercept = () => false;
    await opened.page.getByRole('button', { name: 'Try again' }).click();
    await mapDrawn(opened.page);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says so when tiles do not come, and tries again', async () => {
    harness.intercept = (path, response) => {
      if (!path.endsWith('.pmtiles')) return false;
      response.writeHead(500).end();
      return true;
    };
    const opened = await harness.open();
    await opened.page.getByText('Part of the map could not be loaded.').waitFor();
    harness.intercept = () => false;
    await opened.page.getByRole('button', { name: 'Try again' }).click();
    await mapDrawn(opened.page);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says so when a postcode shard is damaged', async () => {
    harness.intercept = (path, response) => {
      if (!path.includes('postcodes/')) return false;
      response.end(Buffer.from('half'));
      return true;
    };
    const opened = await harness.open();
    await opened.page.locator('#search-input').fill('NR1 1AA');
    await soon(() => opened.page.locator('#search-message').allTextContents()).toEqual([
      'Postcodes could not be looked up. Check your connection and try again.',
    ]);
    harness.intercept = () => false;
    await opened.close();
  });
});
