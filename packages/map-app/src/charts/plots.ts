import * as Plot from '@observablehq/plot';
import type { AtlasEquity, AtlasTrust, Histogram } from '@postcode-lottery/core';
import { text } from '../text/en.ts';

/** Colours of the page, for marks of a chart. */
export interface ChartInks {
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly mark: string;
}

const heads = text.charts.columns;

const WIDTH = 380;
const FONT_SIZE = 10;
/** Room at the left for the names of groups, which are broken into lines. */
const GROUP_ROOM = 130;
const NAME_LINE = 13;

function draw(label: string, options: Plot.PlotOptions): SVGSVGElement {
  const found = Plot.plot({
    className: 'chart',
    width: WIDTH,
    height: 240,
    marginLeft: 50,
    marginBottom: 40,
    ariaLabel: label,
    ...options,
  });
  const svg = found instanceof SVGSVGElement ? found : found.querySelector('svg')!;
  // The page's security policy allows no style elements; app.css holds the few rules that matter.
  for (const style of svg.querySelectorAll('style')) style.remove();
  // The label of the whole drawing and the table beside it speak for its parts.
  for (const part of svg.querySelectorAll('g[aria-label]')) part.removeAttribute('aria-label');
  svg.setAttribute('role', 'img');
  return svg;
}

/** @param unit of the access that is averaged */
export function plotDeciles(
  { byDecile }: AtlasEquity,
  unit: string,
  { accent, ink }: ChartInks,
): SVGSVGElement {
  const rows = byDecile.map(({ decile, accessPer100k }) => ({ decile, ...accessPer100k }));
  return draw(text.charts.deciles, {
    x: { label: heads.decile, type: 'band' },
    y: { label: heads.mean(unit), grid: true, zero: true },
    marks: [
      Plot.barY(rows, { x: 'decile', y: 'value', fill: accent }),
      Plot.ruleX(rows, { x: 'decile', y1: 'low', y2: 'high', stroke: ink, strokeWidth: 2 }),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
}

export function plotCurve({ concentrationCurve }: AtlasEquity, { accent, muted }: ChartInks): SVGSVGElement {
  return draw(text.charts.curve, {
    x: { label: `${heads.peopleAxis}, ${text.charts.mostDeprivedFirst}`, domain: [0, 1], tickFormat: '.0%' },
    y: { label: heads.accessAxis, domain: [0, 1], tickFormat: '.0%', grid: true },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: muted, strokeDasharray: '4 4' },
      ),
      Plot.line([...concentrationCurve], {
        x: 'peopleShare',
        y: 'accessShare',
        stroke: accent,
        strokeWidth: 2.5,
      }),
    ],
  });
}

export function plotGroups({ groups }: AtlasEquity, { accent, ink }: ChartInks): SVGSVGElement {
  return draw(text.charts.groups, {
    height: 220,
    marginLeft: GROUP_ROOM,
    x: { label: heads.minutes, grid: true },
    y: { label: null, domain: groups.map(({ label }) => label) },
    marks: [
      Plot.axisY({ label: null, lineWidth: GROUP_ROOM / FONT_SIZE - 2, tickSize: 0 }),
      Plot.barX([...groups], { x: 'nearestMinutes', y: 'label', fill: accent }),
      Plot.ruleX([0], { stroke: ink }),
    ],
  });
}

export interface Here {
  readonly name: string;
  readonly value: number;
}

export function plotSpread(
  { lowest, highest, people }: Histogram,
  unit: string,
  here: readonly Here[],
  { accent, mark, ink }: ChartInks,
): SVGSVGElement {
  const width = (highest - lowest) / people.length;
  const rows = Array.from(people, (count, bin) => ({
    from: lowest + bin * width,
    to: lowest + (bin + 1) * width,
    count,
  }));
  return draw(text.charts.spread, {
    marginLeft: 60,
    marginTop: 24 + here.length * NAME_LINE,
    x: { label: unit },
    y: { label: heads.residents, grid: true, tickFormat: 's' },
    marks: [
      Plot.rectY(rows, { x1: 'from', x2: 'to', y: 'count', fill: accent, inset: 0.3 }),
      Plot.ruleX([...here], { x: 'value', stroke: mark, strokeWidth: 3 }),
      ...here.map(({ name, value }, index) =>
        // Names are written towards the middle, each on a line of its own.
        Plot.text([name], {
          x: [value],
          frameAnchor: 'top',
          textAnchor: value > (lowest + highest) / 2 ? 'end' : 'start',
          fill: mark,
          dx: value > (lowest + highest) / 2 ? -4 : 4,
          dy: -6 - index * NAME_LINE,
          fontWeight: 'bold',
        }),
      ),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
}

/** @param perPerson consultants per need-weighted person in England; null draws no line */
export function plotTrusts(
  trusts: readonly AtlasTrust[],
  perPerson: number | null,
  { accent, muted }: ChartInks,
): SVGSVGElement {
  const rows = trusts
    .filter(({ catchmentPeople }) => catchmentPeople !== null)
    .map(({ name, consultants, catchmentPeople }) => ({
      name,
      consultants: consultants.total,
      people: catchmentPeople!,
    }));
  const most = Math.max(0, ...rows.map(({ people }) => people));
  return draw(text.charts.trusts, {
    marginLeft: 45,
    x: { label: heads.catchment, tickFormat: 's', grid: true },
    y: { label: heads.consultants, grid: true },
    marks: [
      Plot.dot(rows, {
        x: 'people',
        y: 'consultants',
        stroke: accent,
        fill: accent,
        fillOpacity: 0.35,
        title: 'name',
      }),
      ...(perPerson === null
        ? []
        : [
            Plot.line(
              [
                [0, 0],
                [most, most * perPerson],
              ],
              { stroke: muted },
            ),
          ]),
    ],
  });
}
