import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { MapController } from '../../src/map/map-controller.ts';
import { describeInBrowser, expectNoFaults, mapDrawn } from './harness.ts';

type Held = HTMLElement & { readonly controller: MapController };

interface Journey {
  /** Frames that were painted while the map was under way. */
  readonly frames: number;
  /** Points of those frames whose ground was in view before, clear of edges, and how many had another colour. */
  readonly points: number;
  readonly wrong: number;
  /** Colours that those points had. */
  readonly colours: number;
}

/** Moves the map by an animation and compares what its frames show with what it showed of the same ground. */
function move(page: Page, by: { pan?: [number, number]; zoom?: number }): Promise<Journey> {
  return page.evaluate(async (by) => {
    const { controller } = document.querySelector('.map') as Held;
    const { map } = controller;
    await controller.settled();
    const read = () => {
      const canvas = map.getCanvas();
      const sheet = new OffscreenCanvas(canvas.width, canvas.height);
      const context = sheet.getContext('2d', { willReadFrequently: true })!;
      context.drawImage(canvas, 0, 0);
      return context.getImageData(0, 0, canvas.width, canvas.height);
    };
    const colourAt = ({ data, width }: ImageData, x: number, y: number) => {
      const at = (Math.floor(y) * width + Math.floor(x)) * 4;
      return (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
    };
    const painted = () =>
      new Promise<ImageData>((resolve) => map.once('render', () => resolve(read())) && map.triggerRepaint());
    const before = await painted();
    const { width, height } = before;
    const corner = map.unproject([0, 0]);
    const zoom = map.getZoom();
    const found = { frames: 0, points: 0, wrong: 0 };
    const colours = new Set<number>();
    const compare = () => {
      if (!map.isMoving()) return;
      found.frames++;
      const now = read();
      const origin = map.project(corner);
      const scale = 2 ** (map.getZoom() - zoom);
      for (let point = 0; point < 2000; point++) {
        const [x, y] = [
          Math.floor(width * ((point * 0.618) % 1)),
          Math.floor(height * ((point * 0.414) % 1)),
        ];
        const [wasX, wasY] = [(x + 0.5 - origin.x) / scale, (y + 0.5 - origin.y) / scale];
        if (wasX < 3 || wasY < 3 || wasX > width - 4 || wasY > height - 4) continue;
        const own = colourAt(before, wasX, wasY);
        const reach = [-2, -1, 0, 1, 2];
        const isClear = reach.every((dx) =>
          reach.every((dy) => colourAt(before, wasX + dx, wasY + dy) === own),
        );
        if (!isClear) continue;
        found.points++;
        colours.add(own);
        if (colourAt(now, x, y) !== own) found.wrong++;
      }
    };
    map.on('render', compare);
    const ended = new Promise((resolve) => map.once('moveend', resolve));
    const steady = { duration: 700, easing: (share: number) => share, essential: true };
    if (by.pan) map.panBy(by.pan, steady);
    else map.zoomTo(zoom + by.zoom!, steady);
    await ended;
    map.off('render', compare);
    return { ...found, colours: colours.size };
  }, by);
}

/** Pixels of the map at rest, as text. */
function atRest(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { controller } = document.querySelector('.map') as Held;
    await controller.settled();
    return (await controller.snapshot()).toDataURL();
  });
}

describeInBrowser('the map under way', (harness) => {
  for (const [name, by] of Object.entries({
    'moved a little': { pan: [60, -40] as [number, number] },
    'moved beyond what was kept of it': { pan: [500, 300] as [number, number] },
    'zoomed in': { zoom: 1.4 },
    'zoomed out': { zoom: -1.1 },
  }))
    it(`shows the colours of the same ground while it is ${name}, and at rest is drawn to the pixel`, async () => {
      const opened = await harness.open('?sites=0&at=52.4,0.5,6.3');
      const { page } = opened;
      await mapDrawn(page);
      const { frames, points, wrong, colours } = await move(page, by);
      expect(frames).toBeGreaterThan(1);
      expect(points).toBeGreaterThan(100);
      expect(colours).toBeGreaterThan(1);
      expect(wrong).toBe(0);
      const moved = await atRest(page);
      await page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.map canvas')!;
        // Another size and back: whatever was kept for the view is drawn anew.
        const { map } = (document.querySelector('.map') as Held).controller;
        map.getContainer().style.width = `${canvas.clientWidth - 50}px`;
        map.resize();
        map.redraw();
        map.getContainer().style.width = '';
        map.resize();
      });
      expect(await atRest(page)).toBe(moved);
      expectNoFaults(opened);
      await opened.close();
    });
});
