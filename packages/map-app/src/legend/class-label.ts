import type { AtlasColumn } from '@postcode-lottery/core';
import type { Picture } from '../map/picture.ts';
import { text } from '../text/en.ts';
import { number } from '../text/format.ts';

/** Figures that are counted in whole numbers, such as deciles and ranks; means over places are not. */
export function wholeNumbers({ column, unitOfArea }: Picture): boolean {
  return unitOfArea === null && column.type !== 'float32' && Number.isInteger(column.scale);
}

/** What a class of one measure holds, by its limits. */
export function classLabel(picture: Picture, index: number): string {
  const { column, breaks, figures } = picture;
  const plain = (value: number) => number(value, column.decimals);
  const [low, high] = [breaks[index - 1], breaks[index]];
  if (low === undefined && high === undefined)
    return text.legend.everywhere(plain(Array.from(figures).find((figure) => !Number.isNaN(figure)) ?? 0));
  if (high === undefined) return text.legend.above(plain(low!));
  if (!wholeNumbers(picture))
    return low === undefined ? text.legend.below(plain(high)) : text.legend.between(plain(low), plain(high));
  const last = Math.ceil(high) - 1;
  if (low === undefined) return text.legend.upTo(plain(last));
  return last <= low ? plain(low) : text.legend.through(plain(low), plain(last));
}

/** What a third of one of two measures holds, 0 low to 2 high; empty where it has too few values for thirds. */
export function limitsOfThird(
  breaks: readonly number[],
  third: number,
  { decimals }: Pick<AtlasColumn, 'decimals'>,
): string {
  const limit = (at: number) => number(breaks[at]!, decimals);
  if (breaks.length < 2) return '';
  if (third === 0) return text.legend.under(limit(0));
  return third === 2 ? text.legend.from(limit(1)) : text.legend.range(limit(0), limit(1));
}
