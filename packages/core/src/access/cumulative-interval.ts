import { ArgumentError } from '../foundation/errors.ts';
import { type DirectedInput, directed } from './directed.ts';
import { reachOrder } from './reach-order.ts';
import { checkLimit } from './travel-times.ts';

/** Inputs of cumulativeIntervalAccess. */
export interface CumulativeIntervalInput extends DirectedInput {
  /** First and last cut-off, both inclusive, the last above the first. */
  readonly fromMinutes: number;
  readonly toMinutes: number;
  /** Distance between cut-offs, above 0. Default 1. */
  readonly incrementMinutes?: number;
  /** How the cumulative measures of the cut-offs become one figure. Default median. */
  readonly summary?: 'mean' | 'median';
  /** Drop the fraction of the result, as R accessibility does. Default false: posts can be fractional. */
  readonly wholeNumbers?: boolean;
}

/**
 * Cumulative measure over an interval of cut-offs: the mean or median of cumulativeAccess at from, from +
 * increment, ... up to to, so that no single cut-off decides. Cut-offs at which nothing is reached count as 0.
 * Source: Tomasiello et al. 2023, Applied Geography 157.
 *
 * @returns the amount's unit, one a row
 * @throws ArgumentError for a faulty matrix or amount, thresholds out of order, or an increment of 0 or less
 * @example
 * // 2 consultants at 31 minutes: cut-offs 30, 31, 32 reach 0, 2, 2
 * cumulativeIntervalAccess({ travel, amount: [2], fromMinutes: 30, toMinutes: 32, summary: 'mean' }); // 1.333
 */
export function cumulativeIntervalAccess(input: CumulativeIntervalInput): Float64Array {
  const { summary = 'median', wholeNumbers = false } = input;
  if (summary !== 'mean' && summary !== 'median')
    throw new ArgumentError({ argument: 'summary', value: summary, expected: "'mean' or 'median'" });
  const cutoffs = cutoffsOf(input);
  const { rows, reached } = directed(input);
  const order = reachOrder(rows);
  const sums = new Float64Array(cutoffs.length);
  const result = new Float64Array(rows.areaCount);
  for (let row = 0; row < rows.areaCount; row++) {
    const count = order.sort(row);
    let place = 0;
    let sum = 0;
    for (let step = 0; step < cutoffs.length; step++) {
      for (; place < count && rows.minutes[order.pairs[place]!]! <= cutoffs[step]!; place++)
        sum += reached[rows.sites[order.pairs[place]!]!]!;
      sums[step] = sum;
    }
    const value = summary === 'mean' ? mean(sums) : middleOfAscending(sums);
    result[row] = wholeNumbers ? Math.trunc(value) : value;
  }
  return result;
}

function cutoffsOf(input: CumulativeIntervalInput): Float64Array {
  const { fromMinutes, toMinutes, incrementMinutes = 1 } = input;
  checkLimit('fromMinutes', fromMinutes);
  if (!(toMinutes > fromMinutes && toMinutes < Number.POSITIVE_INFINITY))
    throw new ArgumentError({
      argument: 'toMinutes',
      value: toMinutes,
      expected: `finite minutes above fromMinutes, ${fromMinutes}`,
    });
  if (!(incrementMinutes > 0 && incrementMinutes < Number.POSITIVE_INFINITY))
    throw new ArgumentError({
      argument: 'incrementMinutes',
      value: incrementMinutes,
      expected: 'finite minutes above 0',
    });
  const steps = Math.floor((toMinutes - fromMinutes) / incrementMinutes + 1e-10);
  return Float64Array.from({ length: steps + 1 }, (_, step) =>
    Math.min(fromMinutes + step * incrementMinutes, toMinutes),
  );
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}

function middleOfAscending(values: Float64Array): number {
  const half = values.length >> 1;
  return values.length % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2;
}
