import { type Colour, css } from '../map/colours.ts';
import { FONT, INK, PAPER, write } from './write-text.ts';

/** What a swatch shows: a class's colour, or lines as the map draws them. */
type Fill = Colour | 'hatched' | 'striped';

/** The key of a map's image. */
export interface MapKey {
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
const SWATCH = { wide: 26, high: 16 };
const TEXT_LEFT = INSET + SWATCH.wide + 10;
const CELL = { wide: 60, high: 30 };
const THIRDS_WIDE = 66;
const CROSS_HIGH = 3 * CELL.high + 3 * ROW;
const LINES = { hatched: { slope: 1, width: 1 }, striped: { slope: -1, width: 1.5 } };
const LINE_GAP = 6;

/** Draws the key on paper with its lower left corner at a point, canvas units. */
export function drawKey(context: CanvasRenderingContext2D, key: MapKey, left: number, bottom: number): void {
  const { cross, rows } = key;
  if (!cross && rows.length === 0) return;
  context.font = LABEL_FONT;
  const widthOf = (label: string) => context.measureText(label).width;
  const axes = cross ? axisLabels(cross) : [];
  const wide = Math.max(
    cross ? THIRDS_WIDE + 3 * CELL.wide + INSET : 0,
    ...axes.map((label) => widthOf(label) + 2 * INSET),
    ...rows.map(({ label }) => TEXT_LEFT + widthOf(label) + INSET),
  );
  const high = (cross ? CROSS_HIGH : 0) + rows.length * ROW + 20;
  const top = bottom - high;
  context.fillStyle = PAPER;
  context.fillRect(left, top, wide, high);
  if (cross) drawCross(context, cross, left, top + 10);
  const rowsTop = top + 10 + (cross ? CROSS_HIGH : 0);
  for (const [index, { label, fill }] of rows.entries()) {
    const y = rowsTop + index * ROW;
    drawSwatch(context, fill, left + INSET, y + 3);
    write(context, label, left + TEXT_LEFT, y + 16, LABEL_FONT);
  }
}

type Cross = NonNullable<MapKey['cross']>;

const axisLabels = ({ across, up }: Cross) => [`→ ${across}`, `↑ ${up}`];

/** Three by three cells, low to high rightwards and upwards, with the thirds beside them and the axes below. */
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
  for (const [index, label] of axisLabels(cross).entries())
    write(context, label, left + INSET, top + 3 * CELL.high + (index + 1) * ROW + 16, LABEL_FONT);
}

function drawSwatch(context: CanvasRenderingContext2D, fill: Fill, x: number, y: number): void {
  const { wide, high } = SWATCH;
  if (typeof fill === 'string') drawLines(context, LINES[fill], x, y);
  else {
    context.fillStyle = css(fill);
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
