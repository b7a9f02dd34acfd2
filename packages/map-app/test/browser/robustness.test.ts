import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codes, names } from '../sample/sample-areas.ts';
import { flags } from '../sample/sample-columns.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, type Opened, soon } from './harness.ts';

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
  'match',
  'order',
  'ranked',
  'site',
  'hotspot',
  'at',
  'theme',
  'place',
  'sites',
  'hotspots',
  'embed',
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
  'cartogram',
  'charts',
  'places',
  'about',
  'E07900003.E07900004',
  'E01900001.E01900002',
  'region',
  'fixed',
  'any',
  '-people',
  'ruralShare',
  '0',
  '1',
];

const BATCH = 500;

/**
 * Goes to each address in turn, within the page.
 *
 * @param tries how often to look, a tenth of a second apart, for what loads late
 * @returns the addresses that had no map, table or panel to show
 */
async function visit({ queries, tries }: { queries: readonly string[]; tries: number }): Promise<string[]> {
  const unfinished: string[] = [];
  for (const query of queries) {
    history.replaceState(null, '', `?${query}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await new Promise((resolve) => setTimeout(resolve));
    const embedded = new URLSearchParams(query).has('embed');
    const finished = () =>
      document.querySelector('.stage .legend, .stage .table table') !== null &&
      (embedded || document.querySelector('#panel .content > *') !== null);
    for (let left = tries; left > 0 && !finished(); left--)
      await new Promise((resolve) => setTimeout(resolve, 100));
    if (!finished()) unfinished.push(query);
  }
  return unfinished;
}

/** Has the page draw a frame only so often: pictures of addresses that are passed by are most of the work. */
function drawSeldom(milliseconds: number): void {
  window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), milliseconds);
  window.cancelAnimationFrame = (frame) => clearTimeout(frame);
}

describeInBrowser('nothing breaks it', (harness) => {
  it('shows a page for each of 10,000 addresses, sense and nonsense', async () => {
    const value = fc.oneof(fc.constantFrom(...KNOWN), fc.string({ unit: 'binary', maxLength: 20 }));
    const queries = fc
      .sample(fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { maxLength: 6 }), {
        numRuns: 10_000,
        seed: 2026,
      })
      .map((pairs) =>
        pairs
          .map(([key, value]) => `${key}=${encodeURIComponent(value.replace(/\p{Surrogate}/gu, ''))}`)
          .join('&'),
      );
    // Making the map and the charts anew takes longest: most addresses come after others of their kind.
    const kind = (query: string) =>
      ['view=table', 'panel=charts', 'embed'].map((part) => query.includes(part)).join();
    const visitAll = async (queries: string[]) => {
      const rest = queries.splice(BATCH).sort((a, b) => kind(a).localeCompare(kind(b)));
      queries.push(...rest);
      const opened = await harness.open('', { viewport: { width: 900, height: 300 } });
      const { page } = opened;
      await mapDrawn(page);
      await page.evaluate(drawSeldom, 150);
      const unfinished: string[] = [];
      for (let at = 0; at < queries.length; at += BATCH)
        unfinished.push(
          ...(await page.evaluate(visit, { queries: queries.slice(at, at + BATCH), tries: 0 })),
        );
      // What was still loading when it was passed by has its figures by now, or never will.
      const blank = await page.evaluate(visit, { queries: unfinished, tries: 50 });
      expect(blank).toEqual([]);
      expectNoFaults(opened);
      await opened.close();
    };
    const half = queries.length / 2;
    await Promise.all([visitAll(queries.slice(0, half)), visitAll(queries.slice(half))]);
  }, 600_000);

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
    harness.refuse('/atlas/manifest.json');
    const opened = await harness.open();
    await opened.page.getByText('The figures could not be loaded.').waitFor();
    harness.serve();
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
    harness.serve();
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
    // The key waits for the map, but not for ever.
    await opened.page.locator('.legend tbody tr').first().waitFor();
    harness.serve();
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
    harness.serve();
    await opened.close();
  });

  const tryAgain = async ({ page }: Opened) => {
    harness.serve();
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  };

  it('lists no rows without their names, says what is missing and tries again', async () => {
    harness.refuse('areas.json');
    const opened = await harness.open('?view=table');
    const { page } = opened;
    await page.getByRole('alert').getByText('areas.json: the server answered 503').waitFor();
    await soon(() => page.locator('.table').textContent()).toMatch(/^\s*Loading\s*$/);
    await tryAgain(opened);
    const listed = page.locator('.table tbody th');
    await soon(() => listed.count()).toBeGreaterThan(0);
    for (const name of await listed.allTextContents()) expect(names).toContain(name.trim());
    await soon(() => page.getByRole('alert').textContent()).toBe('');
    expectNoFaults(opened);
    await opened.close();
  });

  it('says that a chosen area is awaited, not that none is chosen', async () => {
    harness.refuse('areas.json');
    const opened = await harness.open(`?panel=area&areas=${codes[42]}`);
    const { page } = opened;
    await page.getByRole('alert').getByText('areas.json').waitFor();
    await soon(() => page.locator('#panel .content').textContent()).toMatch(/^\s*Loading\s*$/);
    // To choose another needs the same part: that is no other fault.
    await mapDrawn(page);
    await page.locator('.map').click({ position: { x: 400, y: 300 } });
    await tryAgain(opened);
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[42]);
    expectNoFaults(opened);
    await opened.close();
  });

  it('makes no file of all areas where those that a filter leaves are not known', async () => {
    harness.refuse('flags.bin');
    const opened = await harness.open('?only=coastal');
    const { page } = opened;
    await page.getByRole('alert').getByText('flags.bin').waitFor();
    await page.locator('.share summary').click();
    const table = page.getByRole('button', { name: 'Table (CSV)' });
    await table.click();
    await soon(() => page.locator('.share [role=status]').textContent()).toBe('The file could not be made.');
    await tryAgain(opened);
    await soon(() => page.getByRole('alert').textContent()).toBe('');
    // A press beside the menu has closed it.
    await page.locator('.share summary').click();
    const [made] = await Promise.all([page.waitForEvent('download'), table.click()]);
    const lines = readFileSync(await made.path(), 'utf8').split('\r\n');
    const rows = lines.slice(1).filter((line) => line !== '' && !line.startsWith('# '));
    expect(rows.map((line) => line.split(',')[0]).toSorted()).toEqual(
      codes.filter((_, area) => flags[area]! & 1).toSorted(),
    );
    expectNoFaults(opened);
    await opened.close();
  });

  it('tries again by itself when the connection is back', async () => {
    harness.refuse('hotspots.json');
    const opened = await harness.open('?panel=places');
    const { page } = opened;
    await page.getByRole('alert').getByText('hotspots.json').waitFor();
    harness.serve();
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.locator('#panel ol > li').first().waitFor();
    await soon(() => page.getByRole('alert').textContent()).toBe('');
    expectNoFaults(opened);
    await opened.close();
  });
});
