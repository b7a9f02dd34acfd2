import { css } from '../map/colours.ts';
import type { MapController } from '../map/map-controller.ts';
import { canvasBlob, wrap } from './svg-image.ts';

export interface ImageWords {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly { readonly label: string; readonly colour: readonly [number, number, number] }[];
  readonly foot: string;
}

const INK = '#16222d';
const PAPER = '#ffffff';
const FONT = 'Arial, sans-serif';
const MARGIN = 24;
const HEAD = 84;
const ROW = 24;

/** The map as it is on screen, with its title, key, source and date burnt in. */
export async function mapImage(controller: MapController, words: ImageWords): Promise<Blob> {
  const shot = await controller.snapshot();
  const scale = shot.width / controller.map.getCanvas().clientWidth;
  const width = Math.max(shot.width, 640 * scale);
  const feet = wrap(words.foot, Math.floor(width / scale / 6.6));
  const foot = MARGIN + feet.length * 18;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = shot.height + (HEAD + foot) * scale;
  const context = canvas.getContext('2d')!;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(shot, 0, HEAD * scale);
  context.scale(scale, scale);
  write(context, words.title, MARGIN, 38, `bold 24px ${FONT}`);
  write(context, words.subtitle, MARGIN, 64, `15px ${FONT}`);
  drawKey(context, words, HEAD + shot.height / scale);
  for (const [index, line] of feet.entries())
    write(context, line, MARGIN, HEAD + shot.height / scale + 22 + index * 18, `13px ${FONT}`);
  return canvasBlob(canvas);
}

function drawKey(context: CanvasRenderingContext2D, { rows }: ImageWords, bottom: number): void {
  if (rows.length === 0) return;
  context.font = `14px ${FONT}`;
  const wide = Math.max(...rows.map(({ label }) => context.measureText(label).width)) + 64;
  const high = rows.length * ROW + 20;
  const top = bottom - high - MARGIN;
  context.fillStyle = PAPER;
  context.fillRect(MARGIN, top, wide, high);
  for (const [index, { label, colour }] of rows.entries()) {
    const y = top + 10 + index * ROW;
    context.fillStyle = css(colour);
    context.fillRect(MARGIN + 12, y + 3, 26, 16);
    context.strokeStyle = INK;
    context.lineWidth = 0.5;
    context.strokeRect(MARGIN + 12, y + 3, 26, 16);
    write(context, label, MARGIN + 48, y + 16, `14px ${FONT}`);
  }
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, font: string): void {
  context.fillStyle = INK;
  context.font = font;
  context.fillText(text, x, y);
}
