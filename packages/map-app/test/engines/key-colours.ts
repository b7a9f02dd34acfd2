import type { EnginePage } from './engine.ts';

interface Drawn extends Element {
  readonly controller: { snapshot(): Promise<HTMLCanvasElement> };
}

/**
 * How much of the map is painted in each colour of the key, as shares of its pixels from 0 to 1, in the order
 * of the key; a channel may differ by 3 of 255.
 */
export function keyColoursOnMap(page: EnginePage): Promise<number[]> {
  return page.evaluate(async () => {
    const canvas = await (document.querySelector('.map') as Drawn).controller.snapshot();
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
    const swatches = [...document.querySelectorAll('.legend tbody .swatch:not(.hatched)')];
    return swatches.map((swatch) => {
      const colour = getComputedStyle(swatch).backgroundColor.match(/\d+/g)!.map(Number);
      let found = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if ([0, 1, 2].every((channel) => Math.abs(pixels[at + channel]! - colour[channel]!) <= 3)) found++;
      return found / (canvas.width * canvas.height);
    });
  });
}
