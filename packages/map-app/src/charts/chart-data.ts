import type { AtlasEquity, AtlasTrust, Histogram } from '@postcode-lottery/core';
import { text } from '../text/en.ts';
import { number } from '../text/format.ts';

/** A chart's figures as its table twin and its CSV hold them. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const heads = text.charts.columns;

export function decileTable({ byDecile }: AtlasEquity): ChartTable {
  return {
    heads: [heads.decile, heads.mean, heads.low, heads.high, heads.residents],
    rows: byDecile.map(({ decile, accessPer100k: { value, low, high }, residents }) => [
      decile,
      rounded(value, 2),
      rounded(low, 2),
      rounded(high, 2),
      residents,
    ]),
  };
}

export function curveTable({ concentrationCurve }: AtlasEquity): ChartTable {
  return {
    heads: [heads.people, heads.access],
    rows: concentrationCurve.map(({ peopleShare, accessShare }) => [
      rounded(peopleShare, 3),
      rounded(accessShare, 3),
    ]),
  };
}

export function groupTable({ groups }: AtlasEquity): ChartTable {
  return {
    heads: [heads.group, heads.minutes, heads.beyond45, heads.residents],
    rows: groups.map(({ label, nearestMinutes, beyond45Share, residents }) => [
      label,
      rounded(nearestMinutes, 1),
      `${number(beyond45Share * 100, 1)}%`,
      residents,
    ]),
  };
}

export function spreadTable({ lowest, highest, people }: Histogram, decimals: number): ChartTable {
  const width = (highest - lowest) / people.length;
  return {
    heads: [heads.from, heads.to, heads.residents],
    rows: Array.from(people, (count, bin) => [
      rounded(lowest + bin * width, decimals + 1),
      rounded(lowest + (bin + 1) * width, decimals + 1),
      count,
    ]),
  };
}

export function trustTable(trusts: readonly AtlasTrust[]): ChartTable {
  const shown = trusts.filter(({ catchmentPeople }) => catchmentPeople !== null);
  return {
    heads: [heads.trust, heads.consultants, heads.catchment, heads.gap],
    rows: shown.map(({ name, consultants, catchmentPeople, gapConsultants }) => [
      name,
      consultants.total,
      Math.round(catchmentPeople!),
      gapConsultants === null ? '' : rounded(gapConsultants, 1),
    ]),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
