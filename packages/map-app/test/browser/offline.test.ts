import { expect, it } from 'vitest';
import { names } from '../sample/sample-areas.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

describeInBrowser('without a connection', (harness) => {
  it('opens again after the first visit, with the map, what was looked at and the whole atlas if asked', async () => {
    const opened = await harness.open('?panel=area&areas=E01900399');
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[399]);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.context().setOffline(true);
    await page.reload();
    await mapDrawn(page);
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[399]);

    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'About' }).click();
    await page.getByRole('button', { name: /Keep this atlas for use offline/ }).click();
    await page.getByText('The atlas is kept on this device.').waitFor();
    await page.context().setOffline(true);
    await page.goto(`${harness.url}?m=imdScore&at=53,-2,9&panel=charts`);
    await mapDrawn(page);
    await soon(() => page.locator('svg.chart').count()).toBe(5);
    expectNoFaults(opened);
    expect(await page.getByRole('alert').allTextContents()).toEqual(['']);
    await opened.close();
  });

  it('still opens as the app when another file of the server was opened in the same tab', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await soon(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.goto(`${harness.url}icon.png`);
    await page.context().setOffline(true);
    await page.goto(harness.url);
    await mapDrawn(page);
    expectNoFaults(opened);
    await opened.close();
  });
});
