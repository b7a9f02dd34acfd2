import type { AtlasColumn } from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import type { Picture } from '../map/picture.ts';
import { rowsInView } from '../state/rows.svelte.ts';
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

interface Measured {
  readonly column: AtlasColumn;
  readonly figures: ArrayLike<number>;
}

/** The areas or places in view, worst first, with the figure of the map, or both where it is of two measures. */
export async function figuresInView(picture: Picture, level: Level): Promise<FiguresRow[]> {
  await (level === 'area' ? atlas.areas.ready() : atlas.places.ready());
  const measures = measuresOfMap(picture);
  return (rowsInView() ?? []).map(({ unit, residents }) => ({
    unit,
    code: unitCode(level, unit),
    name: unitName(level, unit),
    residents,
    figures: Object.fromEntries(
      measures.map(({ column, figures }) => [column.id, figureOf(column, figures[unit]!)]),
    ),
  }));
}

/** The columns that the table of a map rests on: its measures, its people, and how areas make up its places. */
export function columnsOfMap({ column, second }: Picture, level: Level): AtlasColumn[] {
  const others = [atlas.column('residents'), atlas.column(`place-${level}`)];
  return [...new Set([column, second, ...others])].filter((found) => found !== null && found !== undefined);
}

function measuresOfMap({ column, second, figures, secondFigures }: Picture): Measured[] {
  const first = { column, figures };
  return second && secondFigures ? [first, { column: second, figures: secondFigures }] : [first];
}

/** One digit more than the page shows, for areas and for larger places alike. */
function figureOf(column: AtlasColumn, value: number): Figure {
  if (Number.isNaN(value)) return null;
  if (column.kind === 'category') return categoryLabel(column, value);
  return Number(value.toFixed(column.decimals + 1));
}
