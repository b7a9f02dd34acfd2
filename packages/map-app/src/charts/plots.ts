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

function draw(label: string, options: Plot.PlotOptions): SVGSVGElement {
  const found = Plot.plot({
    className: 'chart',
    width: 380,
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

export function plotDeciles({ byDecile }: AtlasEquity, { accent, ink }: ChartInks): SVGSVGElement {
  const rows = byDecile.map(({ decile, accessPer100k }) => ({ decile, ...accessPer100k }));
  return draw(text.charts.deciles, {
    x: { label: heads.decile, type: 'band' },
    y: { label: heads.mean, grid: true, zero: true },
    marks: [
      Plot.barY(rows, { x: 'decile', y: 'value', fill: accent }),
      Plot.ruleX(rows, { x: 'decile', y1: 'low', y2: 'high', stroke: ink, strokeWidth: 2 }),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
}

export function plotCurve({ concentrationCurve }: AtlasEquity, { accent, muted }: ChartInks): SVGSVGElement {
  return draw(text.charts.curve, {
    x: { label: `${heads.people}, ${text.charts.mostDeprivedFirst}`, domain: [0, 1], tickFormat: '.0%' },
    y: { label: heads.access, domain: [0, 1], tickFormat: '.0%', grid: true },
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
    height: 180,
    marginLeft: 70,
    x: { label: heads.minutes, grid: true },
    y: { label: null, domain: groups.map(({ label }) => label) },
    marks: [
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
    x: { label: unit },
    y: { label: heads.residents, grid: true, tickFormat: 's' },
    marks: [
      Plot.rectY(rows, { x1: 'from', x2: 'to', y: 'count', fill: accent, inset: 0.3 }),
      Plot.ruleX([...here], { x: 'value', stroke: mark, strokeWidth: 3 }),
      Plot.text([...here], {
        x: 'value',
        frameAnchor: 'top',
        text: 'name',
        fill: mark,
        dy: -12,
        fontWeight: 'bold',
      }),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
}

export function plotTrusts(trusts: readonly AtlasTrust[], { accent, muted }: ChartInks): SVGSVGElement {
  const rows = trusts
    .filter(({ catchmentPeople }) => catchmentPeople !== null)
    .map(({ name, consultants, catchmentPeople }) => ({
      name,
      consultants: consultants.total,
      people: catchmentPeople!,
    }));
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
      Plot.linearRegressionY(rows, { x: 'people', y: 'consultants', stroke: muted, ci: 0 }),
    ],
  });
}
