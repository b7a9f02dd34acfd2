import type { Corner } from '../legend/worst-corner.ts';
import { type Colour, css, FADED_LIGHT, inkOn } from '../map/colours.ts';
import { breakLines } from './break-lines.ts';
import { FONT, INK, PAPER, write } from './write-text.ts';

/** What a swatch shows: a class's colour, or what the map draws in place of one. */
type Fill = Colour | 'hatched' | 'striped' | 'faded';

/** One of two measures with its thirds from low to high, and what each of them holds, which may be empty. */
export interface KeyAxis {
  readonly name: string;
  readonly thirds: readonly { readonly label: string; readonly limits: string }[];
}

/** The key of a map's image. */
export interface MapKey {
  /** What the classes are of: the unit, where the measure is named beside the map; may be empty. */
  readonly heading: string;
  /** The axes of two measures; null for one measure. */
  readonly cross: {
    readonly across: KeyAxis;
    readonly up: KeyAxis;
    /** First + 3 x second. */
    readonly colours: readonly Colour[];
    /** Where both are at their bad ends, and what is written there; null where one has none. */
    readonly worst: (Corner & { readonly label: string }) | null;
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
const LIMITS_FONT = `12px ${FONT}`;
const CELL = { wide: 80, high: 36 };
const THIRDS_WIDE = 96;
const THIRDS_HIGH = 38;
const CELLS_HIGH = 3 * CELL.high + THIRDS_HIGH;
const LINES = { hatched: { slope: 1, width: 1 }, striped: { slope: -1, width: 1.5 } };
const LINE_GAP = 6;

/** Draws the key on paper with its upper or lower left corner at a point, canvas units. */
export function drawKey(
  context: CanvasRenderingContext2D,
  key: MapKey,
  left: number,
  from: { readonly top: number } | { readonly bottom: number },
): void {
  const { cross, rows } = key;
  context.font = LABEL_FONT;
  const widthOf = (label: string) => context.measureText(label).width;
  const broken = (label: string) =>
    label === '' ? [] : breakLines(label, (line) => widthOf(line) <= WIDEST);
  const heading = broken(key.heading);
  const axes = cross ? [...broken(`→ ${cross.across.name}`), ...broken(`↑ ${cross.up.name}`)] : [];
  if (heading.length + axes.length + rows.length === 0) return;
  const wide = Math.max(
    cross ? THIRDS_WIDE + 3 * CELL.wide + INSET : 0,
    ...[...heading, ...axes].map((label) => widthOf(label) + 2 * INSET),
    ...rows.map(({ label }) => TEXT_LEFT + widthOf(label) + INSET),
  );
  const crossHigh = cross ? CELLS_HIGH + axes.length * HEADING_ROW : 0;
  const high = heading.length * HEADING_ROW + crossHigh + rows.length * ROW + 20;
  const top = 'top' in from ? from.top : from.bottom - high;
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
  const below = top + 3 * CELL.high;
  const centred = (label: string, cell: number, y: number, font: string, ink = INK) => {
    context.font = font;
    const inset = (CELL.wide - context.measureText(label).width) / 2;
    write(context, label, cellsLeft + cell * CELL.wide + inset, y, font, ink);
  };
  for (let third = 0; third < 3; third++) {
    const [across, up] = [cross.across.thirds[third]!, cross.up.thirds[third]!];
    const rowTop = top + (2 - third) * CELL.high;
    write(context, up.label, left + INSET, rowTop + (up.limits ? 15 : 23), LABEL_FONT);
    write(context, up.limits, left + INSET, rowTop + 30, LIMITS_FONT);
    centred(across.label, third, below + 16, LABEL_FONT);
    centred(across.limits, third, below + 31, LIMITS_FONT);
    for (let cell = 0; cell < 3; cell++) {
      context.fillStyle = css(cross.colours[cell + 3 * third]!);
      context.fillRect(cellsLeft + cell * CELL.wide, rowTop, CELL.wide, CELL.high);
    }
  }
  if (!cross.worst) return;
  const { across, up, label } = cross.worst;
  const rowTop = top + (2 - up) * CELL.high;
  const ink = inkOn(cross.colours[across + 3 * up]!);
  centred(label, across, rowTop + CELL.high / 2 + 5, LABEL_FONT, ink);
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
