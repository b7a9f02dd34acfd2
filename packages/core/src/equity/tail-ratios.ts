import { ArgumentError } from '../foundation/errors.ts';
import { advantageLine } from './advantage.ts';
import type { Statistic } from './bootstrap.ts';
import { type EquityColumn, finiteColumn, peopleColumn, sumOf } from './columns.ts';

/**
 * Palma ratio: the mean of the most advantaged tenth of people over the mean of the least advantaged four
 * tenths. Areas at or below the 40% quantile of advantage are the one, areas above the 90% quantile the other.
 * Source: Palma 2011; R accessibility, `palma_ratio`, with the weighted quantile of Hmisc `wtd.quantile`.
 *
 * @param values one an area (access: above 1 favours the better off; minutes: above 1 the worse off)
 * @param people one number an area
 * @param advantage higher is better off. Default: the values themselves
 * @returns ratio without a unit; null where nobody is in one of the two groups or its denominator is 0
 * @throws ArgumentError for columns that are faulty or of different lengths
 * @example
 * palmaRatio([1, 1, 1, 1, 2, 2, 2, 2, 2, 3], new Array(10).fill(100)); // 3
 */
export function palmaRatio(
  values: EquityColumn,
  people: EquityColumn,
  advantage: EquityColumn = values,
): number | null {
  return tailRatioOf(values, advantage, 0.4, 0.1)(peopleColumn(people, values.length));
}

/**
 * 20:20 ratio: the mean of the most advantaged fifth of people over the mean of the least advantaged fifth,
 * found as for palmaRatio.
 *
 * @example
 * twentyTwentyRatio([1, 2, 2, 2, 4], [100, 100, 100, 100, 100]); // 4
 */
export function twentyTwentyRatio(
  values: EquityColumn,
  people: EquityColumn,
  advantage: EquityColumn = values,
): number | null {
  return tailRatioOf(values, advantage, 0.2, 0.2)(peopleColumn(people, values.length));
}

/**
 * The ratio of the means of two tails of fixed values, for bootstrapEstimate: 0.4 and 0.1 give the Palma
 * ratio, 0.2 and 0.2 the 20:20 ratio.
 *
 * @param leastShare share of people at the least advantaged end, between 0 and 1
 * @param mostShare share of people at the most advantaged end, between 0 and 1
 * @example
 * bootstrapEstimate(tailRatioOf(access, table.imdRank, 0.4, 0.1), residents); // Palma ratio with its interval
 */
export function tailRatioOf(
  values: EquityColumn,
  advantage: EquityColumn,
  leastShare: number,
  mostShare: number,
): Statistic {
  for (const [argument, share] of Object.entries({ leastShare, mostShare }))
    if (!(share > 0 && share < 1))
      throw new ArgumentError({ argument, value: share, expected: 'a share between 0 and 1' });
  const checked = finiteColumn('values', values, values.length);
  const { order } = advantageLine(advantage, checked.length, 'asListed');
  const rank = Float64Array.from(advantage);
  return (people) => {
    const poor = quantileOfOrdered(rank, people, order, leastShare);
    const rich = quantileOfOrdered(rank, people, order, 1 - mostShare);
    let leastPeople = 0;
    let leastSum = 0;
    let mostPeople = 0;
    let mostSum = 0;
    for (let area = 0; area < checked.length; area++) {
      if (rank[area]! <= poor) {
        leastPeople += people[area]!;
        leastSum += people[area]! * checked[area]!;
      }
      if (rank[area]! > rich) {
        mostPeople += people[area]!;
        mostSum += people[area]! * checked[area]!;
      }
    }
    if (leastPeople === 0 || mostPeople === 0 || leastSum === 0) return null;
    return mostSum / mostPeople / (leastSum / leastPeople);
  };
}

/**
 * Quantiles of values with whole or fractional weights, as Hmisc `wtd.quantile` takes them: at position
 * 1 + (n - 1) q among the n people lined up by value, between neighbours by linear interpolation.
 *
 * @param values one an area
 * @param people how many have each value; those with nobody do not count
 * @param probabilities 0 to 1
 * @throws ArgumentError for columns that are faulty, nobody at all, or a probability outside 0 to 1
 * @example
 * weightedQuantiles([10, 20, 30], [1, 2, 1], [0.5]); // 20
 */
export function weightedQuantiles(
  values: EquityColumn,
  people: EquityColumn,
  probabilities: readonly number[],
): number[] {
  const checked = finiteColumn('values', values, values.length);
  const weights = peopleColumn(people, checked.length);
  if (sumOf(weights) === 0)
    throw new ArgumentError({ argument: 'people', value: people, expected: 'somebody' });
  probabilities.forEach((probability, index) => {
    if (!(probability >= 0 && probability <= 1))
      throw new ArgumentError({
        argument: 'probabilities',
        index,
        value: probability,
        expected: 'a number from 0 to 1',
      });
  });
  const { order } = advantageLine(checked, checked.length, 'asListed');
  return probabilities.map((probability) => quantileOfOrdered(checked, weights, order, probability));
}

function quantileOfOrdered(
  values: Float64Array,
  people: Float64Array,
  order: Uint32Array,
  probability: number,
): number {
  const count = sumOf(people);
  const position = 1 + (count - 1) * probability;
  const below = Math.max(Math.floor(position), 1);
  const above = Math.min(below + 1, count);
  let running = 0;
  let low = Number.NaN;
  let last = Number.NaN;
  for (let place = 0; place < order.length; place++) {
    const area = order[place]!;
    if (people[area] === 0) continue;
    running += people[area]!;
    last = values[area]!;
    if (Number.isNaN(low) && running >= below) low = last;
    if (running >= above) break;
  }
  if (Number.isNaN(low)) low = last;
  const rest = position - Math.floor(position);
  return (1 - rest) * low + rest * last;
}
