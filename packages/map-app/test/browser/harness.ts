import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { writeSampleAtlas } from '../sample/write-sample-atlas.ts';
import { findBrowser, HOW_TO_GET_A_BROWSER, launchBrowser } from './browser.ts';
import { buildApp } from './build-app.ts';
import { type Served, serveApp } from './serve.ts';

export interface Opened {
  readonly page: Page;
  /** Whatever went wrong on the page: exceptions, refused policies, requests to other hosts. */
  readonly faults: string[];
  close(): Promise<void>;
}

export interface Harness {
  readonly url: string;
  /** Answers a request in place of the server when it returns true. */
  intercept: (path: string, response: ServerResponse) => boolean;
  /** Has the server answer 503 for files that end so, until told to {@link serve} all again. */
  refuse(...endings: string[]): void;
  serve(): void;
  open(query?: string, options?: BrowserContextOptions): Promise<Opened>;
}

const path = findBrowser();

/** Tests that need a browser; where there is none they are skipped, and the title says how to get one. */
export function describeInBrowser(title: string, tests: (harness: Harness) => void, atlas?: string): void {
  const reason = path ? '' : ` (skipped: ${HOW_TO_GET_A_BROWSER})`;
  describe.skipIf(!path)(`${title}${reason}`, () => {
    let browser: Browser;
    let served: Served;
    let folder: string | undefined;
    const harness: Harness = {
      get url() {
        return served.url;
      },
      intercept: () => false,
      refuse(...endings) {
        harness.intercept = (path, response) => {
          if (!endings.some((ending) => path.endsWith(ending))) return false;
          response.writeHead(503).end();
          return true;
        };
      },
      serve() {
        harness.intercept = () => false;
      },
      open: (query = '', options = {}) => openPage(browser, served.url, query, options),
    };
    beforeAll(async () => {
      folder = atlas ? undefined : mkdtempSync(join(tmpdir(), 'sample-atlas-'));
      if (folder) writeSampleAtlas(folder);
      const app = await buildApp();
      served = await serveApp(app, atlas ?? folder!, {
        intercept: (path, response) => harness.intercept(path, response),
      });
      browser = await launchBrowser(path!);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.close();
      if (folder) rmSync(folder, { recursive: true });
    });
    tests(harness);
  });
}

async function openPage(
  browser: Browser,
  url: string,
  query: string,
  options: BrowserContextOptions,
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Unhandled/.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !/^(data|blob):/.test(asked)) faults.push(`request to ${asked}`);
  });
  await page.goto(url + query);
  return { page, faults, close: () => context.close() };
}

/** Waits until areas are painted. */
export async function mapDrawn(page: Page): Promise<void> {
  await page.locator('.map[data-drawn="true"]').waitFor({ timeout: 60_000 });
}

/** Colour of the map at a point, as the graphics card drew it. */
export async function mapColour(page: Page, x: number, y: number): Promise<number[]> {
  return page.evaluate(
    async ([x, y]) => {
      const { controller } = document.querySelector('.map') as unknown as {
        controller: { snapshot(): Promise<HTMLCanvasElement> };
      };
      const canvas = await controller.snapshot();
      const scale = canvas.width / document.querySelector('.map')!.clientWidth;
      return [
        ...canvas
          .getContext('2d')!
          .getImageData(x! * scale, y! * scale, 1, 1)
          .data.slice(0, 3),
      ];
    },
    [x, y],
  );
}

export function expectNoFaults({ faults }: Opened): void {
  expect(faults).toEqual([]);
}

/** Asks again until what is expected of the answer holds; a slow machine is given time. */
export function soon<Value>(ask: () => Promise<Value> | Value): Soon {
  return expect.poll(ask, { timeout: 20_000, interval: 100 }) as unknown as Soon;
}

/** The expectations that tests here wait for. */
interface Soon {
  readonly not: Soon;
  toBe(expected: unknown): Promise<void>;
  toEqual(expected: unknown): Promise<void>;
  toContain(expected: unknown): Promise<void>;
  toContainEqual(expected: unknown): Promise<void>;
  toMatch(expected: RegExp): Promise<void>;
  toBeGreaterThan(expected: number): Promise<void>;
}
