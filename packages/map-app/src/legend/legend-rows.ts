import type { Colour } from '../map/colours.ts';
import type { Picture } from '../map/picture.ts';
import { categoryLabel } from '../state/unit-text.ts';
import { text } from '../text/en.ts';
import { number } from '../text/format.ts';

export interface LegendRow {
  readonly label: string;
  readonly colour: Colour;
}

const MOST_CATEGORIES = 8;

/** A row for each class of one measure; none for two measures or for more categories than colours. */
export function legendRows({ column, second, breaks, colours }: Picture): LegendRow[] {
  if (second) return [];
  if (column.kind === 'category')
    return colours.length > MOST_CATEGORIES
      ? []
      : colours.map((colour, index) => ({ label: categoryLabel(column, index), colour }));
  return colours.map((colour, index) => ({ label: classLabel(breaks, index, column), colour }));
}

function classLabel(breaks: readonly number[], index: number, { decimals, unit }: Picture['column']): string {
  const limit = (at: number) => number(breaks[at]!, decimals);
  if (breaks.length === 0) return unit;
  if (index === 0) return text.legend.below(limit(0));
  if (index === breaks.length) return text.legend.above(limit(index - 1));
  return text.legend.between(limit(index - 1), limit(index));
}
