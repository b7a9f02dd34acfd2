import type { MapController } from '../map/map-controller.ts';
import { drawKey, type MapKey } from './map-key.ts';
import { canvasBlob, wrap } from './svg-image.ts';
import { FONT, PAPER, write } from './write-text.ts';

export interface ImageWords {
  readonly title: string;
  /** Paragraphs under the title: the measure whole, then what is left out of the map. */
  readonly subtitles: readonly string[];
  readonly key: MapKey;
  readonly foot: string;
}

const MARGIN = 24;
const TITLE = 64;
const SUBTITLE_LINE = 20;

/** The map as it is on screen, with its title, key, source and date burnt in. */
export async function mapImage(controller: MapController, words: ImageWords): Promise<Blob> {
  const shot = await controller.snapshot();
  const scale = shot.width / controller.map.getCanvas().clientWidth;
  const width = Math.max(shot.width, 640 * scale);
  const feet = wrap(words.foot, Math.floor(width / scale / 6.6));
  const subtitles = words.subtitles.flatMap((line) => wrap(line, Math.floor(width / scale / 7.6)));
  const head = TITLE + subtitles.length * SUBTITLE_LINE;
  const foot = MARGIN + feet.length * 18;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = shot.height + (head + foot) * scale;
  const context = canvas.getContext('2d')!;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shot, 0, head * scale);
  context.scale(scale, scale);
  write(context, words.title, MARGIN, 38, `bold 24px ${FONT}`);
  for (const [index, line] of subtitles.entries())
    write(context, line, MARGIN, TITLE + index * SUBTITLE_LINE, `15px ${FONT}`);
  drawKey(context, words.key, MARGIN, head + shot.height / scale - MARGIN);
  for (const [index, line] of feet.entries())
    write(context, line, MARGIN, head + shot.height / scale + 22 + index * 18, `13px ${FONT}`);
  return canvasBlob(canvas);
}
