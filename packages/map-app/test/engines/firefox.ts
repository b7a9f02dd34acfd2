import puppeteer, { type Page } from 'puppeteer-core';
import type { Engine, EnginePage } from './engine.ts';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/** Firefox over WebDriver BiDi, which it speaks itself. */
export const firefox: Engine = {
  name: 'Firefox',
  programs: [FIREFOX],
  howToGetIt: 'install Firefox (Debian: apt install firefox-esr) or set FIREFOX_PATH to one',
  async start(display) {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: false,
      defaultViewport: { width: 1280, height: 800 },
      env: { ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1' },
      extraPrefsFirefox: { 'webgl.force-enabled': true, 'ui.prefersReducedMotion': 1 },
    });
    return { page: pageOf(await browser.newPage()), close: () => browser.close() };
  },
};

function pageOf(page: Page): EnginePage {
  return {
    goto: async (url) => {
      await page.goto(url);
    },
    evaluate: (run, ...args) => page.evaluate(run as never, ...args) as never,
    type: (selector, text) => page.type(selector, text),
    click: (selector) => page.click(selector),
  };
}
