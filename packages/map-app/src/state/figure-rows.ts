import { type AtlasColumn, measureId, placeFigures } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { journey } from './journey.svelte.ts';
import { measuresOf } from './screen.svelte.ts';
import { plainFigure } from './unit-text.ts';

const ACCESS = 'accessPer100k';
/** The parts of access's difference from England's mean. */
export const WHY: readonly string[] = ['whyDistance', 'whySupply', 'whyCompetition'];

/** An area or place that figures are of; `kind` tells places of the same name apart, and is empty for areas. */
export interface FigureHead {
  readonly name: string;
  readonly kind: string;
}

export interface FigureCell {
  readonly value: string;
  /** 'worse than for 97% of people', where the column has a bad end; else empty. */
  readonly note: string;
}

/** A measure with its figure for each of the areas or places shown side by side. */
export interface FigureRow {
  readonly column: AtlasColumn;
  readonly cells: readonly FigureCell[];
  readonly england: string;
}

export interface FigureGroup {
  readonly group: AtlasColumn['group'];
  readonly rows: readonly FigureRow[];
}

/** A column with one number an area. */
export interface ColumnFigures {
  readonly column: AtlasColumn;
  readonly figures: ArrayLike<number>;
}

/**
 * The columns that a panel lists by the chosen journey, as far as they are there, in the manifest's order; the
 * others are fetched.
 */
export function listedColumns(): ColumnFigures[] {
  const manifest = atlas.manifest.value;
  if (!manifest) return [];
  return measuresOf(manifest).flatMap(({ id }) => {
    const column = journey.column(id);
    const figures = column && atlas.figures(column.id);
    return column && figures ? [{ column, figures }] : [];
  });
}

/** Rows by topic, topics in the order of their first rows. */
export function groupRows(rows: readonly FigureRow[]): FigureGroup[] {
  const groups = [...new Set(rows.map(({ column }) => column.group))];
  return groups.map((group) => ({ group, rows: rows.filter(({ column }) => column.group === group) }));
}

/**
 * Mean over the residents of England; empty where a mean says nothing. That of access is what the methods take
 * it to be, consultants over need, and its parts are differences from that.
 */
export function englandText({ column, figures }: ColumnFigures, residents: ArrayLike<number>): string {
  if (column.kind !== 'measure' || column.combine !== 'residentMean' || WHY.includes(measureId(column)))
    return '';
  return plainFigure(column, accessOfEngland(column) ?? englandMean(figures, residents));
}

/** Consultants over need-weighted people, where the column is access by the atlas's first journey. */
function accessOfEngland({ id }: AtlasColumn): number | undefined {
  const mean = Number(atlas.manifest.value?.parameters.englandAccessPer100k);
  return id === ACCESS && mean > 0 ? mean : undefined;
}

export function englandMean(figures: ArrayLike<number>, residents: ArrayLike<number>): number {
  const everywhere = new Uint8Array(figures.length);
  return placeFigures(figures, residents, everywhere, 1, 'residentMean')[0]!;
}
