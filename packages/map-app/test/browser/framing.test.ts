import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { MapController } from '../../src/map/map-controller.ts';
import { BOUNDS, levels, shapes } from '../sample/sample-areas.ts';
import { hotspotAreas } from '../sample/sample-columns.ts';
import { sites } from '../sample/sample-sites.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

type Box = readonly [number, number, number, number];

/** West, south, east, north of the map, degrees. */
function inView(page: Page): Promise<Box> {
  return page.evaluate(() =>
    (document.querySelector('.map') as unknown as { controller: MapController }).controller.bounds(),
  );
}

function around(rings: readonly (readonly [number, number])[][]): Box {
  const corners = rings.flat();
  const [longitudes, latitudes] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

const holds = (view: Box, [west, south, east, north]: Box) =>
  view[0] <= west && view[1] <= south && view[2] >= east && view[3] >= north;
const width = (box: Box) => box[2] - box[0];

describeInBrowser('the map begins with what the address names', (harness) => {
  const district = (index: number) => around(levels.district.shapes[index]!);
  const area = (index: number) => around(shapes[index]!);
  const both = (one: Box, other: Box): Box => [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
  const site = sites[0]!;
  const cases: Record<string, readonly [query: string, ground: Box]> = {
    'an area': ['?panel=area&areas=E01900399', area(399)],
    'areas compared': ['?panel=area&areas=E01900001.E01900045', both(area(1), area(45))],
    'a district': ['?panel=area&place=E07900003', district(3)],
    'districts compared': ['?panel=area&place=E07900003.E07900007', both(district(3), district(7))],
    'a hotspot': [
      '?panel=places&hotspot=1',
      hotspotAreas[1]!
        .map((index): Box => {
          const [west, south, east, north] = area(index);
          const middle = [(west + east) / 2, (south + north) / 2] as const;
          return [...middle, ...middle];
        })
        .reduce(both),
    ],
    'a centre': ['?site=RX001', [site.longitude, site.latitude, site.longitude, site.latitude]],
  };
  for (const [name, [query, ground]] of Object.entries(cases))
    it(`frames ${name} and leaves the address as it was`, async () => {
      const opened = await harness.open(query);
      const { page } = opened;
      await mapDrawn(page);
      const view = await inView(page);
      expect(holds(view, ground)).toBe(true);
      expect(width(view)).toBeLessThan(1.5 * width(BOUNDS));
      expect(new URL(page.url()).search).toBe(query);
      expectNoFaults(opened);
      await opened.close();
    });

  it('keeps all of the country in sight in a map of another size, until it is moved', async () => {
    const opened = await harness.open('', { viewport: { width: 500, height: 700 } });
    const { page } = opened;
    await mapDrawn(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    const zoomedIn = async () =>
      width(await inView(page)) < 2.6 * width(BOUNDS) && holds(await inView(page), BOUNDS);
    await soon(zoomedIn).toBe(true);
    expect(new URL(page.url()).search).toBe('');
    await page.setViewportSize({ width: 800, height: 400 });
    await soon(async () => holds(await inView(page), BOUNDS)).toBe(true);
    expect(new URL(page.url()).search).toBe('');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await soon(() => page.url()).toContain('at=');
    const { search } = new URL(page.url());
    await page.setViewportSize({ width: 900, height: 700 });
    await page.waitForTimeout(500);
    const at = (query: string) => new URLSearchParams(query).get('at')!.split(',')[2];
    expect(at(new URL(page.url()).search)).toBe(at(search));
    await opened.close();
  });

  it('says in an embed what is estimated, of when, by whom, and shows all of the country', async () => {
    for (const viewport of [
      { width: 800, height: 500 },
      { width: 360, height: 500 },
    ]) {
      const opened = await harness.open('?embed', { viewport });
      const { page } = opened;
      await mapDrawn(page);
      await soon(() => page.locator('.stage').textContent()).toMatch(/Estimated\. Date: made up\. Sources: /);
      await soon(async () => holds(await inView(page), BOUNDS)).toBe(true);
      expectNoFaults(opened);
      await opened.close();
    }
  });
});
