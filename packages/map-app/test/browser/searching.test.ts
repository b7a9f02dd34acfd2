import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { levels, names } from '../sample/sample-areas.ts';
import { samplePostcode } from '../sample/sample-postcodes.ts';
import { describeInBrowser, expectNoFaults, soon } from './harness.ts';

const KEPT = 'recent-searches';

describeInBrowser('the search box', (harness) => {
  const parts = (page: Page) => ({
    box: page.locator('#search-input'),
    options: page.locator('#search-list [role=option]'),
    message: page.locator('#search-message'),
    sentence: page.getByTestId('sentence'),
  });

  it('offers what was searched before, the latest first, until it is cleared', async () => {
    const opened = await harness.open();
    const { page } = opened;
    const { box, options, sentence } = parts(page);
    for (const [typed, told] of [
      [samplePostcode(42), names[42]!],
      ['sampleshire 12', levels.district.names[11]!],
    ] as const) {
      await box.fill(typed);
      await options.first().waitFor();
      await box.press('Enter');
      await soon(() => sentence.textContent()).toContain(told);
    }
    await page.reload();
    await box.focus();
    await soon(() => options.allTextContents()).toEqual([
      expect.stringContaining('Sampleshire 12'),
      expect.stringContaining(samplePostcode(42)),
    ]);
    const before = page.url();
    await box.press('Enter');
    expect(page.url()).toBe(before);
    await box.press('ArrowUp');
    await box.press('Enter');
    await soon(() => sentence.textContent()).toContain(names[42]);
    await soon(() => page.getByText(`${samplePostcode(42)} is in ${names[42]}.`).count()).toBe(1);
    await box.fill('');
    const clear = page.getByRole('button', { name: 'Clear recent searches' });
    await clear.click({ trial: true });
    await box.press('Tab');
    await soon(() => clear.evaluate((button) => button === document.activeElement)).toBe(true);
    await clear.press('Enter');
    await soon(() => options.count()).toBe(0);
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await page.evaluate((key) => localStorage.getItem(key), KEPT)).toBe('[]');
    expectNoFaults(opened);
    await opened.close();
  });

  it('keeps the chosen of many results in sight', async () => {
    const opened = await harness.open('', { viewport: { width: 360, height: 640 } });
    const { page } = opened;
    const { box, options } = parts(page);
    await box.fill('sample');
    await soon(() => options.count()).toBe(12);
    const chosen = page.locator('#search-list [aria-selected=true]');
    for (const [key, times] of [
      ['ArrowDown', 12],
      ['ArrowUp', 11],
    ] as const)
      for (let step = 0; step < times; step++) {
        await box.press(key);
        const isSeen = await chosen.evaluate((option) => {
          const row = option.getBoundingClientRect();
          const at = document.elementFromPoint(row.left + row.width / 2, row.top + row.height / 2);
          return option.contains(at);
        });
        expect(`${key} ${step} ${isSeen}`).toBe(`${key} ${step} true`);
      }
    expectNoFaults(opened);
    await opened.close();
  });

  it('leaves out what it did not keep itself, and says what this atlas does not have', async () => {
    const opened = await harness.open();
    const { page } = opened;
    const { box, options, message } = parts(page);
    await page.evaluate(
      ([key, district]) => {
        const kept = [
          { kind: 'area', label: 'Gone 001A', code: 'E01999999' },
          { kind: 'planet', label: 'Mars', code: 'M' },
          { kind: 'district', label: 'Of an older page', index: 3 },
          null,
          { kind: 'district', label: 'Kept', code: district },
        ];
        localStorage.setItem(key!, JSON.stringify(kept));
      },
      [KEPT, levels.district.codes[5]!],
    );
    await page.reload();
    await box.focus();
    await soon(() => options.count()).toBe(2);
    await options.filter({ hasText: 'Gone 001A' }).click();
    await soon(() => message.textContent().catch(() => '')).toBe('Gone 001A is not in this atlas.');
    await box.fill('');
    await options.filter({ hasText: 'Kept' }).click();
    await soon(() => parts(page).sentence.textContent()).toContain(levels.district.names[5]);
    expect(await message.count()).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('shows the hospital of a trust, and says of a trust that it has none', async () => {
    const opened = await harness.open(`?panel=area&place=${levels.district.codes[5]}`);
    const { page } = opened;
    const { box, message } = parts(page);
    await box.fill('Sample Hospitals Trust 2');
    await box.press('Enter');
    await soon(() => page.url()).toContain('site=RX101');
    await soon(() => page.locator('aside').textContent()).toContain('Sample Hospital 2');
    await box.fill('community trust');
    await box.press('Enter');
    await soon(() => message.textContent().catch(() => '')).toBe(
      'Sample Community Trust has no hospital on this map.',
    );
    expectNoFaults(opened);
    await opened.close();
  });

  it('says so when the names do not come, and finds them when they do', async () => {
    harness.refuse('/trusts.json');
    const opened = await harness.open();
    const { page } = opened;
    const { box, options, message } = parts(page);
    await box.fill('sampleshire 12');
    await soon(() => message.textContent().catch(() => '')).toBe(
      'Names could not be looked up. Check your connection and try again.',
    );
    harness.serve();
    await page.getByRole('button', { name: 'Try again' }).click();
    await soon(() => page.getByRole('alert').textContent()).toBe('');
    await box.fill('sampleshire 1');
    await soon(() => options.count()).toBeGreaterThan(0);
    expect(await message.count()).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });
});
