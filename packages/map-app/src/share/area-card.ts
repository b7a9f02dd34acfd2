import { breakLines } from './break-lines.ts';
import { canvasBlob } from './svg-image.ts';
import { FONT, INK, PAPER } from './write-text.ts';

/** What a picture of one area or place says beside its map. */
export interface CardWords {
  readonly name: string;
  readonly where: string;
  readonly sentence: string;
  /** Measure and figure, in turn. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly foot: string;
}

const WIDTH = 1200;
const HEIGHT = 675;
const SCALE = 2;
const MARGIN = 40;
const FOOT = 96;
const MAP_WIDTH = 560;
const MAP_HEIGHT = HEIGHT - FOOT;
const MUTED = '#526170';
const RULE = '#d8dfe5';

/** A part of the map's picture, in its pixels. */
export interface Crop {
  readonly picture: HTMLCanvasElement;
  readonly x: number;
  readonly y: number;
}

/**
 * One area or place as a picture for a slide or a post: its map on the left, its sentence and figures on the
 * right, the source below.
 *
 * @param crop the map with the area or place on it; null where there is no map, and the words take its room
 */
export function areaCard(crop: Crop | null, words: CardWords): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * SCALE;
  canvas.height = HEIGHT * SCALE;
  const context = canvas.getContext('2d')!;
  context.scale(SCALE, SCALE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  if (crop) drawMap(context, crop);
  const left = (crop ? MAP_WIDTH : 0) + MARGIN;
  const wide = WIDTH - left - MARGIN;
  let y = 66;
  y = paragraph(context, words.name, { x: left, y, wide, size: 34, weight: 'bold', most: 2 });
  y = paragraph(context, words.where, { x: left, y: y + 4, wide, size: 16, colour: MUTED, most: 2 });
  y = paragraph(context, words.sentence, { x: left, y: y + 24, wide, size: 24, most: 8 });
  y += 14;
  for (const [label, value] of words.facts) {
    if (y + 40 > HEIGHT - FOOT) break;
    y = factLine(context, label, value, left, y, wide);
  }
  paragraph(context, words.foot, {
    x: MARGIN,
    y: HEIGHT - FOOT + 34,
    wide: WIDTH - 2 * MARGIN,
    size: 14,
    colour: MUTED,
    most: 3,
  });
  return canvasBlob(canvas);
}

/** Pixels across and down of the part of the map's picture that is on the card. */
export function cropSize({ width, height }: { width: number; height: number }): [number, number] {
  const [across, down] = [MAP_WIDTH * SCALE, MAP_HEIGHT * SCALE];
  const shrink = Math.min(1, width / across, height / down);
  return [across * shrink, down * shrink];
}

function drawMap(context: CanvasRenderingContext2D, { picture, x, y }: Crop): void {
  const [across, down] = cropSize(picture);
  const inside = (middle: number, size: number, most: number) =>
    Math.max(0, Math.min(most - size, middle - size / 2));
  context.drawImage(
    picture,
    inside(x, across, picture.width),
    inside(y, down, picture.height),
    across,
    down,
    0,
    0,
    MAP_WIDTH,
    MAP_HEIGHT,
  );
}

function factLine(
  context: CanvasRenderingContext2D,
  label: string,
  value: string,
  x: number,
  y: number,
  wide: number,
): number {
  context.fillStyle = RULE;
  context.fillRect(x, y, wide, 1);
  const figure = { size: 18, weight: 'bold' };
  context.font = `bold ${figure.size}px ${FONT}`;
  const room = context.measureText(value).width;
  paragraph(context, value, { x: x + wide - room, y: y + 26, wide: room + 1, ...figure, most: 1 });
  paragraph(context, label, {
    x,
    y: y + 26,
    wide: wide - room - 16,
    size: 18,
    colour: MUTED,
    most: 1,
  });
  return y + 38;
}

interface Setting {
  readonly x: number;
  /** Base line of the first line. */
  readonly y: number;
  readonly wide: number;
  readonly size: number;
  readonly weight?: string;
  readonly colour?: string;
  readonly most: number;
}

/** Writes a text in lines that fit; what is beyond the last line ends in an ellipsis. Returns the next base line. */
function paragraph(context: CanvasRenderingContext2D, text: string, setting: Setting): number {
  const { x, y, wide, size, weight = 'normal', colour = INK, most } = setting;
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  const measure = (line: string) => context.measureText(line).width;
  const lines = fitLines(text, wide, most, measure);
  const high = size * 1.35;
  for (const [index, line] of lines.entries()) context.fillText(line, x, y + index * high);
  return y + lines.length * high;
}

/** Breaks a text at spaces into lines no wider than `wide`, at most so many, the last cut with an ellipsis. */
export function fitLines(
  text: string,
  wide: number,
  most: number,
  measure: (line: string) => number,
): string[] {
  const lines = breakLines(text, (line) => measure(line) <= wide);
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  if (lines.length > most) kept[last] = `${kept[last]}…`;
  return kept.map((line) => shorten(line, wide, measure));
}

function shorten(line: string, wide: number, measure: (line: string) => number): string {
  let short = line;
  while (measure(short) > wide && short.length > 1) short = `${short.slice(0, -2).trimEnd()}…`;
  return short;
}
