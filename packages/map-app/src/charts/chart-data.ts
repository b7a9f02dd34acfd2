import type { AtlasColumn, AtlasEquity, AtlasTrust, Histogram } from '@postcode-lottery/core';
import { text } from '../text/en.ts';

/** A chart's figures as its table twin and its CSV hold them. */
export interface ChartTable {
  readonly heads: readonly string[];
  /** Of the numbers of each column. */
  readonly decimals: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const heads = text.charts.columns;

/** @param unit of the access that is averaged */
export function decileTable({ byDecile }: AtlasEquity, unit: string): ChartTable {
  return {
    heads: [heads.decile, heads.mean(unit), heads.low, heads.high, heads.residents],
    decimals: [0, 2, 2, 2, 0],
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
    decimals: [3, 3],
    rows: concentrationCurve.map(({ peopleShare, accessShare }) => [
      rounded(peopleShare, 3),
      rounded(accessShare, 3),
    ]),
  };
}

export function groupTable({ groups }: AtlasEquity): ChartTable {
  return {
    heads: [heads.group, heads.minutes, heads.beyond45, heads.residents],
    decimals: [0, 1, 1, 0],
    rows: groups.map(({ label, nearestMinutes, beyond45Share, residents }) => [
      label,
      rounded(nearestMinutes, 1),
      rounded(beyond45Share * 100, 1),
      residents,
    ]),
  };
}

export function spreadTable(
  { lowest, highest, people }: Histogram,
  { decimals, unit }: Pick<AtlasColumn, 'decimals' | 'unit'>,
): ChartTable {
  const width = (highest - lowest) / people.length;
  return {
    heads: [heads.from(unit), heads.to(unit), heads.residents],
    decimals: [decimals + 1, decimals + 1, 0],
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
    decimals: [0, 0, 0, 1],
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
