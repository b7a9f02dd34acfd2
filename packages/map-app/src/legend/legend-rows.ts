import type { Colour } from '../map/colours.ts';
import type { Picture } from '../map/picture.ts';
import { categoryLabel } from '../state/unit-text.ts';
import { classLabel } from './class-label.ts';

export interface LegendRow {
  readonly label: string;
  readonly colour: Colour;
}

const MOST_CATEGORIES = 8;

/** A row for each class of one measure; none for two measures or for more categories than colours. */
export function legendRows(picture: Picture): LegendRow[] {
  const { column, second, colours } = picture;
  if (second) return [];
  if (column.kind === 'category')
    return colours.length > MOST_CATEGORIES
      ? []
      : colours.map((colour, index) => ({ label: categoryLabel(column, index), colour }));
  return colours.map((colour, index) => ({ label: classLabel(picture, index), colour }));
}
