import { ArgumentError } from '../../foundation/errors.ts';
import { naturalBreaks } from './natural-breaks.ts';

/** How a choropleth's classes are cut. */
export const BREAK_METHODS = ['quantile', 'equal', 'natural', 'fixed'] as const;
export type BreakMethod = (typeof BREAK_METHODS)[number];

/** Minutes at which isochrone bands end. */
export const FIXED_MINUTE_BREAKS = [15, 30, 45, 60] as const;

/**
 * The inner limits that cut values into classes: class `c` holds `breaks[c - 1] <= value < breaks[c]`.
 * Equal limits are merged, so there may be fewer classes than were asked for.
 *
 * @param values one figure a place; NaN is "no data" and is left out
 * @param options.method 'quantile' (equal counts), 'equal' (equal intervals), 'natural' (least squares within
 *   classes) or 'fixed' (the limits given)
 * @param options.classes how many classes, 2 to 9; not used by 'fixed'
 * @param options.limits the inner limits of 'fixed', ascending; by default 15, 30, 45 and 60 minutes
 * @returns inner limits, ascending, at most `classes - 1`
 * @throws ArgumentError for another number of classes
 */
export function classBreaks(
  values: ArrayLike<number>,
  {
    method = 'quantile',
    classes = 5,
    limits = FIXED_MINUTE_BREAKS,
  }: { method?: BreakMethod; classes?: number; limits?: readonly number[] } = {},
): number[] {
  if (!Number.isInteger(classes) || classes < 2 || classes > 9)
    throw new ArgumentError({ argument: 'classes', value: classes, expected: 'a whole number from 2 to 9' });
  if (method === 'fixed') return [...limits];
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return [];
  const breaks = method === 'natural' ? naturalBreaks(sorted, classes) : cut(sorted, method, classes);
  return [...new Set(breaks)].filter((limit) => limit > sorted[0]!);
}

function cut(sorted: Float64Array, method: 'quantile' | 'equal', classes: number): number[] {
  const [lowest, highest] = [sorted[0]!, sorted[sorted.length - 1]!];
  return Array.from({ length: classes - 1 }, (_, index) => {
    const share = (index + 1) / classes;
    return method === 'equal'
      ? lowest + share * (highest - lowest)
      : sorted[Math.min(sorted.length - 1, Math.round(share * sorted.length))]!;
  });
}

/**
 * The class of a value, by the limits of {@link classBreaks}.
 *
 * @returns 0 to `breaks.length`, or -1 where the value is NaN
 */
export function classOf(value: number, breaks: readonly number[]): number {
  if (Number.isNaN(value)) return -1;
  let index = 0;
  while (index < breaks.length && value >= breaks[index]!) index++;
  return index;
}
