import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { whenKnown } from '../atlas/resource.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { rowsInView } from '../state/rows.svelte.ts';
import { screen } from '../state/screen.svelte.ts';
import type { TableRow } from '../state/table-rows.ts';
import { categoryLabel, unitCode, unitName } from '../state/unit-text.ts';
import type { Level } from '../state/view-state.ts';

/** Label of a category, number of a measure, null for "no data". */
type Figure = number | string | null;

/** An area or place in view with the figures of the map. */
export interface FiguresRow {
  /** Index of the area or place, by which its ground is asked for. */
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  readonly residents: number;
  /** By the id of their column, whose name has the unit in it, as in reports. */
  readonly figures: Readonly<Record<string, Figure>>;
}

/** Residents of a larger place in the areas that the filters leave. */
const PASSING = 'residentsPassingFilters';

interface Measured {
  readonly id: string;
  readonly figureOf: (row: TableRow) => Figure;
}

/** A map as a table. */
export interface FiguresTable {
  readonly picture: Picture;
  readonly level: Level;
  /** What the figures of a row are called, in their order. */
  readonly ids: readonly string[];
  /** The areas or places in view in the order of the table, with the figure of the map, or both of two measures. */
  readonly rows: readonly FiguresRow[];
}

/**
 * What is on screen, once all of it is there.
 *
 * @throws Error where a part could not be had
 */
export function tableInView(): Promise<FiguresTable> {
  return whenKnown(() => {
    const { picture, level } = screen;
    const rows = rowsInView();
    return picture && rows && table(picture, level, rows);
  });
}

function table(picture: Picture, level: Level, rows: readonly TableRow[]): FiguresTable {
  const measures = measured(picture, level);
  return {
    picture,
    level,
    ids: measures.map(({ id }) => id),
    rows: rows.map((row) => ({
      unit: row.unit,
      code: unitCode(level, row.unit),
      name: unitName(level, row.unit),
      residents: row.residents,
      figures: Object.fromEntries(measures.map(({ id, figureOf }) => [id, figureOf(row)])),
    })),
  };
}

/** The columns that the table of a map rests on: its measures, its people, and how areas make up its places. */
export function columnsOfMap({ column, second }: Picture, level: Level): AtlasColumn[] {
  const others = [atlas.column('residents'), atlas.column(`place-${level}`)];
  return [...new Set([column, second, ...others])].filter((found) => found !== null && found !== undefined);
}

function measured({ column, second, figures, secondFigures }: Picture, level: Level): Measured[] {
  const of = (of: AtlasColumn, values: ArrayLike<number>) => ({
    id: of.id,
    figureOf: ({ unit }: TableRow) => figureOf(of, values[unit]!),
  });
  return [
    of(column, figures),
    ...(second && secondFigures ? [of(second, secondFigures)] : []),
    ...(screen.passing && level !== 'area'
      ? [{ id: PASSING, figureOf: ({ passingResidents }: TableRow) => passingResidents }]
      : []),
  ];
}

/** One digit more than the page shows, for areas and for larger places alike. */
function figureOf(column: AtlasColumn, value: number): Figure {
  if (Number.isNaN(value)) return null;
  if (column.kind === 'category') return categoryLabel(column, value);
  return Number(value.toFixed(column.decimals + 1));
}
