import type { MapController } from '../map/map-controller.ts';
import { breakLines } from './break-lines.ts';
import { drawKey, type MapKey } from './map-key.ts';
import { canvasBlob } from './svg-image.ts';
import { FONT, PAPER, write } from './write-text.ts';

export interface ImageWords {
  readonly title: string;
  /** Paragraphs under the title: the measure whole, what is left out of the map, what is outlined. */
  readonly subtitles: readonly string[];
  readonly key: MapKey;
  /** Paragraphs below the map: sources, and who made it when. */
  readonly foot: readonly string[];
}

interface Style {
  readonly font: string;
  /** From one base line to the next, canvas units. */
  readonly high: number;
}

const MARGIN = 24;
const NARROWEST = 640;
const TITLE: Style = { font: `bold 24px ${FONT}`, high: 30 };
const SUBTITLE: Style = { font: `15px ${FONT}`, high: 20 };
const FOOT: Style = { font: `12px ${FONT}`, high: 16 };

/** The map as it is on screen, with its title, key, source and date burnt in. */
export async function mapImage(controller: MapController, words: ImageWords): Promise<Blob> {
  const shot = await controller.snapshot();
  const scale = shot.width / controller.map.getCanvas().clientWidth;
  const width = Math.max(shot.width / scale, NARROWEST);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const lines = (paragraphs: readonly string[], { font }: Style) => {
    context.font = font;
    const fits = (line: string) => context.measureText(line).width <= width - 2 * MARGIN;
    return paragraphs.flatMap((paragraph) => breakLines(paragraph, fits));
  };
  const title = lines([words.title], TITLE);
  const subtitles = lines(words.subtitles, SUBTITLE);
  const feet = lines(words.foot, FOOT);
  const head = 14 + title.length * TITLE.high + subtitles.length * SUBTITLE.high + 10;
  const mapHigh = shot.height / scale;
  canvas.width = width * scale;
  canvas.height = (head + mapHigh + feet.length * FOOT.high + MARGIN) * scale;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shot, 0, head * scale);
  context.scale(scale, scale);
  const put = (texts: readonly string[], { font, high }: Style, top: number) => {
    for (const [index, line] of texts.entries())
      write(context, line, MARGIN, top + (index + 0.8) * high, font);
    return top + texts.length * high;
  };
  put(subtitles, SUBTITLE, put(title, TITLE, 14));
  // Where the page's own key lies: there, and not in the lower corner, England leaves room.
  drawKey(context, words.key, MARGIN, { top: head + MARGIN });
  put(feet, FOOT, head + mapHigh + MARGIN / 2);
  return canvasBlob(canvas);
}
