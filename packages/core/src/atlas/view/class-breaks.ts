import { ArgumentError } from '../../foundation/errors.ts';
import { naturalBreaks } from './natural-breaks.ts';

/** How a choropleth's classes are cut. */
export const BREAK_METHODS = ['quantile', 'equal', 'natural', 'fixed'] as const;
export type BreakMethod = (typeof BREAK_METHODS)[number];

/** Minutes at which isochrone bands end. */
export const FIXED_MINUTE_BREAKS = [15, 30, 45, 60] as const;

/**
 * The inner limits that cut values into classes: class `c` holds `breaks[c - 1] <= value < breaks[c]`.
 * Equal limits are merged, so there may be fewer classes than were asked for. Where so many values are the
 * lowest that quantiles would fall together, as for a share that is 0 nearly everywhere, the lowest is a class
 * of its own and the quantiles are of the rest.
 *
 * @param values one figure a place; NaN is "no data" and is left out
 * @param options.method 'quantile' (equal counts), 'equal' (equal intervals), 'natural' (least squares within
 *   classes) or 'fixed' (the limits given)
 * @param options.classes how many classes, 2 to 9; not used by 'fixed'
 * @param options.split a limit that stands fast where values lie on both sides of it, such as 0 between loss and
 *   gain: half of the classes are cut from the values below it and half from those above; not used by 'fixed'
 * @param options.limits the inner limits of 'fixed', ascending; by default 15, 30, 45 and 60 minutes
 * @returns inner limits, ascending, at most `classes - 1`
 * @throws ArgumentError for another number of classes
 */
export function classBreaks(
  values: ArrayLike<number>,
  {
    method = 'quantile',
    classes = 5,
    split,
    limits = FIXED_MINUTE_BREAKS,
  }: { method?: BreakMethod; classes?: number; split?: number; limits?: readonly number[] } = {},
): number[] {
  if (!Number.isInteger(classes) || classes < 2 || classes > 9)
    throw new ArgumentError({ argument: 'classes', value: classes, expected: 'a whole number from 2 to 9' });
  if (method === 'fixed') return [...limits];
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const below = split === undefined ? 0 : sorted.findIndex((value) => value >= split);
  if (split === undefined || below <= 0) return cut(sorted, method, classes);
  const each = classes >> 1;
  return [
    ...cut(sorted.subarray(0, below), method, each),
    split,
    ...cut(sorted.subarray(below), method, each),
  ];
}

/** Limits above the lowest of the values, ascending. */
function cut(sorted: Float64Array, method: Exclude<BreakMethod, 'fixed'>, classes: number): number[] {
  if (classes < 2 || sorted.length === 0) return [];
  const [lowest, highest] = [sorted[0]!, sorted[sorted.length - 1]!];
  if (lowest === highest) return [];
  if (method === 'natural') return distinct(naturalBreaks(sorted, classes), lowest);
  const share = (index: number) => (index + 1) / classes;
  if (method === 'equal')
    return Array.from({ length: classes - 1 }, (_, index) => lowest + share(index) * (highest - lowest));
  const above = sorted.findIndex((value) => value > lowest);
  if (above > share(0) * sorted.length) {
    const rest = sorted.subarray(above);
    return [rest[0]!, ...cut(rest, method, classes - 1)];
  }
  const quantile = (index: number) =>
    sorted[Math.min(sorted.length - 1, Math.round(share(index) * sorted.length))]!;
  return distinct(
    Array.from({ length: classes - 1 }, (_, index) => quantile(index)),
    lowest,
  );
}

function distinct(limits: readonly number[], lowest: number): number[] {
  return [...new Set(limits)].filter((limit) => limit > lowest);
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
