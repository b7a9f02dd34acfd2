import type { AtlasColumn } from '@postcode-lottery/core';

/** Thirds of two measures, 0 low to 2 high. */
export interface Corner {
  readonly across: number;
  readonly up: number;
}

/** Where both of two measures are at their bad ends; null where one of them has none. */
export function worstCorner(
  { worse: first }: Pick<AtlasColumn, 'worse'>,
  { worse: second }: Pick<AtlasColumn, 'worse'>,
): Corner | null {
  const end = (worse: 'higher' | 'lower') => (worse === 'higher' ? 2 : 0);
  return first && second ? { across: end(first), up: end(second) } : null;
}
