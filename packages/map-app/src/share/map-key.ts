import { type Colour, css, FADED_LIGHT } from '../map/colours.ts';
import { breakLines } from './break-lines.ts';
import { FONT, INK, PAPER, write } from './write-text.ts';

/** What a swatch shows: a class's colour, or what the map draws in place of one. */
type Fill = Colour | 'hatched' | 'striped' | 'faded';

/** The key of a map's image. */
export interface MapKey {
  /** What the classes are of: the unit, where the measure is named beside the map; may be empty. */
  readonly heading: string;
  /** Names of the axes of two measures, and of the thirds along them; null for one measure. */
  readonly cross: {
    readonly across: string;
    readonly up: string;
    readonly thirds: readonly string[];
    /** First + 3 x second. */
    readonly colours: readonly Colour[];
  } | null;
  readonly rows: readonly { readonly label: string; readonly fill: Fill }[];
}

const LABEL_FONT = `14px ${FONT}`;
const INSET = 12;
const ROW = 24;
const HEADING_ROW = 19;
/** Longer headings and names of axes are broken. */
const WIDEST = 250;
const SWATCH = { wide: 26, high: 16 };
const TEXT_LEFT = INSET + SWATCH.wide + 10;
const CELL = { wide: 60, high: 30 };
const THIRDS_WIDE = 66;
const CELLS_HIGH = 3 * CELL.high + ROW;
const LINES = { hatched: { slope: 1, width: 1 }, striped: { slope: -1, width: 1.5 } };
const LINE_GAP = 6;

/** Draws the key on paper with its lower left corner at a point, canvas units. */
export function drawKey(context: CanvasRenderingContext2D, key: MapKey, left: number, bottom: number): void {
  const { cross, rows } = key;
  context.font = LABEL_FONT;
  const widthOf = (label: string) => context.measureText(label).width;
  const broken = (label: string) =>
    label === '' ? [] : breakLines(label, (line) => widthOf(line) <= WIDEST);
  const heading = broken(key.heading);
  const axes = cross ? [...broken(`→ ${cross.across}`), ...broken(`↑ ${cross.up}`)] : [];
  if (heading.length + axes.length + rows.length === 0) return;
  const wide = Math.max(
    cross ? THIRDS_WIDE + 3 * CELL.wide + INSET : 0,
    ...[...heading, ...axes].map((label) => widthOf(label) + 2 * INSET),
    ...rows.map(({ label }) => TEXT_LEFT + widthOf(label) + INSET),
  );
  const crossHigh = cross ? CELLS_HIGH + axes.length * HEADING_ROW : 0;
  const high = heading.length * HEADING_ROW + crossHigh + rows.length * ROW + 20;
  const top = bottom - high;
  context.fillStyle = PAPER;
  context.fillRect(left, top, wide, high);
  const lines = (labels: readonly string[], from: number) => {
    for (const [index, label] of labels.entries())
      write(context, label, left + INSET, from + index * HEADING_ROW + 14, LABEL_FONT);
    return from + labels.length * HEADING_ROW;
  };
  let y = lines(heading, top + 10);
  if (cross) {
    drawCross(context, cross, left, y);
    y = lines(axes, y + CELLS_HIGH);
  }
  for (const [index, { label, fill }] of rows.entries()) {
    drawSwatch(context, fill, left + INSET, y + index * ROW + 3);
    write(context, label, left + TEXT_LEFT, y + index * ROW + 16, LABEL_FONT);
  }
}

type Cross = NonNullable<MapKey['cross']>;

/** Three by three cells, low to high rightwards and upwards, with the thirds beside and below them. */
function drawCross(context: CanvasRenderingContext2D, cross: Cross, left: number, top: number): void {
  const cellsLeft = left + THIRDS_WIDE;
  for (const [third, label] of cross.thirds.entries()) {
    const rowTop = top + (2 - third) * CELL.high;
    write(context, label, left + INSET, rowTop + 20, LABEL_FONT);
    const inset = (CELL.wide - context.measureText(label).width) / 2;
    write(context, label, cellsLeft + third * CELL.wide + inset, top + 3 * CELL.high + 17, LABEL_FONT);
    for (let across = 0; across < 3; across++) {
      context.fillStyle = css(cross.colours[across + 3 * third]!);
      context.fillRect(cellsLeft + across * CELL.wide, rowTop, CELL.wide, CELL.high);
    }
  }
}

function drawSwatch(context: CanvasRenderingContext2D, fill: Fill, x: number, y: number): void {
  const { wide, high } = SWATCH;
  if (fill === 'hatched' || fill === 'striped') drawLines(context, LINES[fill], x, y);
  else {
    context.fillStyle = css(fill === 'faded' ? FADED_LIGHT : fill);
    context.fillRect(x, y, wide, high);
  }
  context.strokeStyle = INK;
  context.lineWidth = 0.5;
  context.strokeRect(x, y, wide, high);
}

function drawLines(
  context: CanvasRenderingContext2D,
  { slope, width }: (typeof LINES)[keyof typeof LINES],
  x: number,
  y: number,
): void {
  const { wide, high } = SWATCH;
  context.save();
  context.beginPath();
  context.rect(x, y, wide, high);
  context.clip();
  context.beginPath();
  for (let at = -high; at < wide; at += LINE_GAP) {
    context.moveTo(x + at, slope > 0 ? y : y + high);
    context.lineTo(x + at + high, slope > 0 ? y + high : y);
  }
  context.strokeStyle = INK;
  context.lineWidth = width;
  context.stroke();
  context.restore();
}
