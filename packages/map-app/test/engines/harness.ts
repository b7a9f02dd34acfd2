import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { buildApp } from '../browser/build-app.ts';
import { soon } from '../browser/harness.ts';
import { type Served, serveApp } from '../browser/serve.ts';
import { writeSampleAtlas } from '../sample/write-sample-atlas.ts';
import type { Engine, EnginePage, RunningEngine } from './engine.ts';
import { serveWatched } from './faults.ts';
import { servePhone } from './phone.ts';
import { startVirtualScreen, type VirtualScreen, XVFB } from './virtual-screen.ts';

export interface EngineHarness {
  readonly page: EnginePage;
  /** Whether the server drops every connection. */
  offline: boolean;
  /** Opens the app with a query. */
  open(query?: string): Promise<void>;
  /** Opens the app in a frame as wide as a phone: no window of WebKit becomes that narrow. */
  openOnPhone(): Promise<void>;
}

/** Tests on the sample atlas in one engine; where it is missing they are skipped, and the title says why. */
export function describeInEngine(engine: Engine, tests: (harness: EngineHarness) => void): void {
  const missing = [...engine.programs, XVFB].filter((program) => !existsSync(program));
  const reason = `no ${missing.join(', no ')}: ${engine.howToGetIt}, and xvfb`;
  describe.skipIf(missing.length > 0)(
    missing.length > 0 ? `${engine.name} (skipped: ${reason})` : engine.name,
    () => {
      let atlas: string | undefined;
      let screen: VirtualScreen;
      let running: RunningEngine;
      let served: Served;
      const harness: EngineHarness = {
        get page() {
          return running.page;
        },
        offline: false,
        open: (query = '') => running.page.goto(served.url + query),
        openOnPhone: () => running.page.goto(`${served.url}phone.html`),
      };
      beforeAll(async () => {
        atlas = mkdtempSync(join(tmpdir(), 'sample-atlas-'));
        writeSampleAtlas(atlas);
        const app = await buildApp();
        served = await serveApp(app, atlas, {
          intercept: (path, response) => {
            if (!harness.offline) return servePhone(path, response) || serveWatched(app, path, response);
            response.destroy();
            return true;
          },
        });
        screen = await startVirtualScreen();
        running = await engine.start(screen.display);
      });
      afterAll(async () => {
        await running?.close();
        await screen?.close();
        await served?.close();
        if (atlas) rmSync(atlas, { recursive: true });
      });
      tests(harness);
    },
  );
}

/** Waits until areas are painted. */
export async function mapDrawn(page: EnginePage): Promise<void> {
  await soon(() => page.evaluate(() => document.querySelector('.map[data-drawn="true"]') !== null)).toBe(
    true,
  );
}

/** Text of the first element that matches; empty where there is none. */
export function textOf(page: EnginePage, selector: string): Promise<string> {
  return page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
}

export function countOf(page: EnginePage, selector: string): Promise<number> {
  return page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
}
