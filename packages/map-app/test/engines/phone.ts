import type { ServerResponse } from 'node:http';
import type { EnginePage } from './engine.ts';

export const PHONE_WIDTH = 360;

/** Serves a page that holds the app in a frame of a phone's size in CSS pixels. */
export function servePhone(path: string, response: ServerResponse): boolean {
  if (path !== '/phone.html') return false;
  response.setHeader('Content-Type', 'text/html');
  response.end(
    `<!doctype html><iframe src="./" title="phone" width="${PHONE_WIDTH}" height="780" frameborder="0"></iframe>`,
  );
  return true;
}

/** Whether the app in the frame has drawn its map, its widths in CSS pixels, and what went wrong in it. */
export function phoneOf(page: EnginePage) {
  return page.evaluate(() => {
    const inside = document.querySelector('iframe')!.contentWindow as Window & { faults?: string[] };
    return {
      drawn: inside.document.querySelector('.map[data-drawn="true"]') !== null,
      width: inside.innerWidth,
      scrollWidth: inside.document.documentElement.scrollWidth,
      faults: inside.faults ?? [],
    };
  });
}
