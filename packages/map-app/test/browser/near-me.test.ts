import type { BrowserContextOptions } from 'playwright-core';
import { expect, it } from 'vitest';
import { BOUNDS, latitude, longitude, names } from '../sample/sample-areas.ts';
import { describeInBrowser, expectNoFaults, type Harness, mapDrawn, soon } from './harness.ts';

type Place = NonNullable<BrowserContextOptions['geolocation']>;

/** Opens the map for a reader who is somewhere and lets the page know, and asks what is near. */
async function askFrom(harness: Harness, geolocation: Place, before?: () => void) {
  const opened = await harness.open('', { geolocation, permissions: ['geolocation'] });
  await mapDrawn(opened.page);
  before?.();
  await opened.page.getByRole('button', { name: 'Near me' }).click();
  return opened;
}

describeInBrowser('near me', (harness) => {
  const area = 210;
  const here = { longitude: longitude[area]! + 0.08, latitude: latitude[area]! - 0.05 };

  it('opens the area that the reader stands in', async () => {
    const opened = await askFrom(harness, here);
    const { page } = opened;
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[area]);
    expect(await page.locator('search .row [role=status]').count()).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('takes a reader a little beside the coast for one of the area there, and one far out for none', async () => {
    const [west] = BOUNDS;
    const beside = await askFrom(harness, { longitude: west - 0.002, latitude: latitude[200]! });
    await soon(() => beside.page.getByTestId('sentence').textContent()).toContain(names[200]);
    await beside.close();
    const abroad = await askFrom(harness, { longitude: west - 0.1, latitude: latitude[200]! });
    await soon(() => abroad.page.locator('search .row [role=status]').textContent()).toBe(
      'Your position is not in an area of England.',
    );
    expectNoFaults(abroad);
    await abroad.close();
  });

  it('asks for nothing before it is pressed, and says when the browser tells nothing', async () => {
    const opened = await harness.open('', { geolocation: here });
    const { page } = opened;
    await page.addInitScript(() => {
      const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
      navigator.geolocation.getCurrentPosition = (...given) => {
        document.body.dataset.asked = 'yes';
        ask(...given);
      };
    });
    await page.reload();
    await mapDrawn(page);
    expect(await page.locator('body').getAttribute('data-asked')).toBeNull();
    await page.getByRole('button', { name: 'Near me' }).click();
    await soon(() => page.locator('search .row [role=status]').textContent()).toBe(
      'Your browser did not share a position.',
    );
    expect(await page.locator('body').getAttribute('data-asked')).toBe('yes');
    expectNoFaults(opened);
    await opened.close();
  });

  it('says so when the map of the place does not come', async () => {
    const opened = await askFrom(harness, here, () => harness.refuse('.pmtiles'));
    await soon(() => opened.page.locator('search .row [role=status]').textContent()).toBe(
      'Your area could not be looked up. Check your connection and try again.',
    );
    harness.serve();
    expectNoFaults(opened);
    await opened.close();
  });
});
