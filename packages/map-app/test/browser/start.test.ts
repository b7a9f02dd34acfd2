import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = resolve(root, process.env.POSTCODE_LOTTERY_ATLAS ?? 'atlas');

if (existsSync(join(folder, 'manifest.json')))
  describeInBrowser(
    'the first visit',
    (harness) => {
      /** Opens the page, but keeps its code back until it is let go; returns the parts of the archive asked for. */
      async function openSlowly(query: string, width: number, height: number) {
        const opened = await harness.open('icon.png', {
          viewport: { width, height },
          serviceWorkers: 'block',
        });
        const { page } = opened;
        const ranges = new Set<string>();
        const columns = new Set<string>();
        harness.intercept = (path, response) => {
          if (path.endsWith('.pmtiles')) ranges.add(String(response.req.headers.range));
          if (path.includes('/columns/')) columns.add(path.split('/').at(-1)!);
          return false;
        };
        let letGo = () => {};
        const wanted = new Promise<void>((resolve) => {
          letGo = resolve;
        });
        const code = page.waitForRequest(/assets\/page-/);
        await page.route('**/assets/page-*.js', async (route) => {
          await wanted;
          await route.continue();
        });
        const gone = page.goto(harness.url + query);
        await code;
        const finish = async () => {
          letGo();
          await gone;
          await mapDrawn(page);
          await page.evaluate(() =>
            (
              document.querySelector('.map') as unknown as { controller: { settled(): Promise<void> } }
            ).controller.settled(),
          );
        };
        return { opened, ranges, columns, finish };
      }

      it.each([
        [1280, 800],
        [768, 1024],
        [360, 800],
      ])(
        'asks for the tiles of England, and for no others, before the page is there: %i by %i',
        async (width, height) => {
          const { opened, ranges, columns, finish } = await openSlowly('', width, height);
          // The head of the archive, then all tiles at once.
          await soon(() => ranges.size).toBeGreaterThan(1);
          await opened.page.waitForTimeout(300);
          const ahead = [...ranges].sort();
          expect([...columns].sort()).toEqual(['nearestMinutes.bin', 'residents.bin']);
          await finish();
          expect([...ranges].sort()).toEqual(ahead);
          expectNoFaults(opened);
          await opened.close();
        },
      );

      it('leaves tiles of other places to the map, which knows where they are', async () => {
        const { opened, ranges, columns, finish } = await openSlowly(
          '?place=E06000046&panel=area',
          1280,
          800,
        );
        await soon(() => columns.size).toBe(2);
        await opened.page.waitForTimeout(300);
        expect(ranges.size).toBe(0);
        await finish();
        expect(ranges.size).toBeGreaterThan(1);
        expectNoFaults(opened);
        await opened.close();
      });
    },
    folder,
  );
else
  describe.skip('the first visit (skipped: no atlas is built; npm run build:atlas makes it)', () => {
    it.todo('asks ahead on the real atlas');
  });
