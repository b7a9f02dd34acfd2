import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codes, names } from '../sample/sample-areas.ts';
import { describeInBrowser, expectNoFaults, mapDrawn, soon } from './harness.ts';

const WIDTH = 2400;
const HEIGHT = 1350;

describeInBrowser('an area as a picture', (harness) => {
  it('has the map on the left, the words on the right and the source below', async () => {
    const opened = await harness.open(`?panel=area&areas=${codes[210]}`);
    const { page } = opened;
    await mapDrawn(page);
    const [made] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as image' }).click(),
    ]);
    const name = names[210]!.toLowerCase().replaceAll(' ', '-');
    expect(made.suggestedFilename()).toMatch(new RegExp(`^${name}-\\d{4}-\\d{2}-\\d{2}\\.png$`));
    const png = readFileSync(await made.path());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([WIDTH, HEIGHT]);
    const shares = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const white = (left: number, top: number, right: number, bottom: number) => {
        const { data } = context.getImageData(left, top, right - left, bottom - top);
        let count = 0;
        for (let at = 0; at < data.length; at += 4)
          if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) count++;
        return count / (data.length / 4);
      };
      return {
        map: white(0, 0, 1120, 1080),
        key: white(24, 900, 200, 1060),
        words: white(1200, 0, 2400, 1080),
        foot: white(0, 1090, 2400, 1350),
      };
    }, png.toString('base64'));
    expect(shares.map).toBeLessThan(0.3);
    expect(shares.key).toBeGreaterThan(0.3);
    expect(shares.words).toBeGreaterThan(0.7);
    expect(shares.words).toBeLessThan(0.99);
    expect(shares.foot).toBeLessThan(0.995);
    expectNoFaults(opened);
    await opened.close();
  });

  it('leaves the map out where dots stand for areas, for none of them can be outlined', async () => {
    const opened = await harness.open(`?panel=area&areas=${codes[210]}&as=dots`);
    const { page } = opened;
    await mapDrawn(page);
    const [made] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as image' }).click(),
    ]);
    const png = readFileSync(await made.path());
    const colours = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let coloured = 0;
      // Words and lines are of inks whose red is no more than their blue, and by little less than it.
      for (let at = 0; at < data.length; at += 4)
        if (
          Math.max(data[at]!, data[at + 1]!, data[at + 2]!) -
            Math.min(data[at]!, data[at + 1]!, data[at + 2]!) >
          60
        )
          coloured++;
      return coloured;
    }, png.toString('base64'));
    expect(colours).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('copies the sentence with what makes it true elsewhere: estimated, source, date and link', async () => {
    const opened = await harness.open(`?panel=area&areas=${codes[210]}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = opened;
    const sentence = (await page.getByTestId('sentence').filter({ hasText: 'minutes' }).textContent())!;
    await page.getByRole('button', { name: 'Copy the sentence' }).click();
    await page.getByText('Copied').first().waitFor();
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${sentence.slice(0, -1)} (estimated).\nSource: This project; Postcode Lottery, ${day}. ${page.url()}`,
    );
    expectNoFaults(opened);
    await opened.close();
  });

  it('says so where the browser refuses to copy', async () => {
    const opened = await harness.open(`?panel=area&areas=${codes[210]}`);
    const { page } = opened;
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: 'Copy the sentence' }).click();
    await page.getByText('The browser does not allow copying').first().waitFor();
    await page.locator('.share summary').click();
    await page.getByRole('button', { name: 'Copy embed code' }).click();
    await soon(() => page.locator('.share [role=status]').textContent()).toBe(
      'The browser does not allow copying.',
    );
    expectNoFaults(opened);
    await opened.close();
  });

  it('copies also where the page has no clipboard, as on a server without HTTPS', async () => {
    const opened = await harness.open(`?panel=area&areas=${codes[210]}`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const { page } = opened;
    const read = await page.evaluateHandle(() => {
      const { clipboard } = navigator;
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      return { text: () => clipboard.readText() };
    });
    const link = page.getByRole('button', { name: 'Copy link' }).last();
    await link.click();
    await page.getByText('Copied').first().waitFor();
    expect(await read.evaluate(({ text }) => text())).toBe(page.url());
    expect(await link.evaluate((button) => button === document.activeElement)).toBe(true);
    expectNoFaults(opened);
    await opened.close();
  });
});
