import { ArgumentError } from '../foundation/errors.ts';
import { type DirectedInput, directed } from './directed.ts';
import { reachOrder } from './reach-order.ts';

/** Sums of fractional posts may fall short of a whole number by rounding; this much is forgiven. */
const ROUNDING = 1e-9;

/**
 * Minutes until n consultants are within reach, going from the nearest site outwards ("cost to closest"):
 * the least t with sum of S_s over t_as <= t at least n. Posts add up, and a fractional post counts as its
 * fraction. Source: R accessibility, `cost_to_closest` (which for n = 1 takes any site above 0).
 *
 * @param input with `n`, above 0, in the unit of the amount; `passive` gives minutes until n people reach a site
 * @returns minutes, one a row; Infinity where so many are never reached (reports write null)
 * @throws ArgumentError for a faulty matrix, amount or n
 * @example
 * // half a post at 10 minutes, half at 25 and two at 40
 * minutesToReach({ travel, amount: [0.5, 0.5, 2], n: 1 }); // 25
 */
export function minutesToReach(input: DirectedInput & { readonly n: number }): Float64Array {
  const { n } = input;
  if (!(n > 0 && n < Number.POSITIVE_INFINITY))
    throw new ArgumentError({ argument: 'n', value: n, expected: 'a finite number above 0' });
  const { rows, reached } = directed(input);
  const enough = n * (1 - ROUNDING);
  const order = reachOrder(rows, (pair) => reached[rows.sites[pair]!]! > 0);
  const result = new Float64Array(rows.areaCount).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows.areaCount; row++) {
    const count = order.sort(row);
    let sum = 0;
    for (let place = 0; place < count; place++) {
      const pair = order.pairs[place]!;
      sum += reached[rows.sites[pair]!]!;
      if (sum < enough) continue;
      result[row] = rows.minutes[pair]!;
      break;
    }
  }
  return result;
}
