import { breakLines } from './break-lines.ts';
import { drawKey, type MapKey } from './map-key.ts';
import { canvasBlob } from './svg-image.ts';
import { FONT, INK, PAPER } from './write-text.ts';

/** What a picture of one area or place says beside its map. */
export interface CardWords {
  readonly name: string;
  readonly where: string;
  readonly sentence: string;
  /** Measure and figure, in turn. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Paragraphs: sources of all of it, and who made it when. */
  readonly foot: readonly string[];
}

const WIDTH = 1200;
const SCALE = 2;
const MARGIN = 40;
const BODY = 543;
/** Least height of the foot: with it the card is 16 to 9. */
const FOOT = 132;
const FOOT_TOP = 22;
const FOOT_LINE = 15;
const FOOT_FONT = `11px ${FONT}`;
const MAP_WIDTH = 560;
const MUTED = '#526170';
/** Height of a figure whose label takes one line. */
const FACT = 38;
const RULE = '#d8dfe5';
/** The key is written smaller than that of a whole map. */
const KEY_SCALE = 0.8;
const KEY_INSET = 12;

/** A part of the map's picture, in its pixels. */
export interface Crop {
  readonly picture: HTMLCanvasElement;
  readonly x: number;
  readonly y: number;
  /** What its colours say. */
  readonly key: MapKey;
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
  const context = canvas.getContext('2d')!;
  const feet = words.foot.flatMap((part) => footLines(context, part));
  const height = BODY + Math.max(FOOT, FOOT_TOP + feet.length * FOOT_LINE);
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, height);
  if (crop) drawMap(context, crop);
  const left = (crop ? MAP_WIDTH : 0) + MARGIN;
  const wide = WIDTH - left - MARGIN;
  let y = 66;
  y = paragraph(context, words.name, { x: left, y, wide, size: 34, weight: 'bold', most: 2 });
  y = paragraph(context, words.where, { x: left, y: y + 4, wide, size: 16, colour: MUTED, most: 2 });
  y = paragraph(context, words.sentence, { x: left, y: y + 24, wide, size: 24, most: 8 });
  y += 14;
  for (const [label, value] of words.facts) {
    if (y + FACT > BODY) break;
    y = factLine(context, label, value, left, y, wide);
  }
  context.font = FOOT_FONT;
  context.fillStyle = MUTED;
  for (const [index, line] of feet.entries())
    context.fillText(line, MARGIN, BODY + FOOT_TOP + index * FOOT_LINE);
  return canvasBlob(canvas);
}

/** Sources are never cut: a card with many is taller. */
function footLines(context: CanvasRenderingContext2D, part: string): string[] {
  context.font = FOOT_FONT;
  return breakLines(part, (line) => context.measureText(line).width <= WIDTH - 2 * MARGIN);
}

/** Pixels across and down of the part of the map's picture that is on the card. */
export function cropSize({ width, height }: { width: number; height: number }): [number, number] {
  const [across, down] = [MAP_WIDTH * SCALE, BODY * SCALE];
  const shrink = Math.min(1, width / across, height / down);
  return [across * shrink, down * shrink];
}

function drawMap(context: CanvasRenderingContext2D, { picture, x, y, key }: Crop): void {
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
    BODY,
  );
  context.save();
  context.scale(KEY_SCALE, KEY_SCALE);
  drawKey(context, key, KEY_INSET / KEY_SCALE, { bottom: (BODY - KEY_INSET) / KEY_SCALE });
  context.restore();
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
  const end = paragraph(context, label, {
    x,
    y: y + 26,
    wide: wide - room - 16,
    size: 16,
    colour: MUTED,
    most: 2,
  });
  // From the base line that would be next to the rule of the next figure.
  return end - 10;
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
