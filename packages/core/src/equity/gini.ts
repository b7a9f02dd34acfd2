import type { Statistic } from './bootstrap.ts';
import { ascendingOrder, type EquityColumn, finiteColumn, peopleColumn } from './columns.ts';

/**
 * Gini index: how unequally something is spread over people, 0 (all have the same) to nearly 1 (one has all).
 *
 * One minus twice the area under the Lorenz curve: G = 1 - sum over areas, lowest value first, of
 * p_a (L_a + L_(a-1)), with p the share of people and L the running share of the total.
 * Source: Gini 1912; R accessibility, `gini_index`.
 *
 * @param values 0 or more, one an area (access, minutes)
 * @param people one number an area
 * @returns 0 to 1, no unit; 0 where all values are 0 or there is nobody
 * @throws ArgumentError for values or people that are negative or not finite, or of different lengths
 * @example
 * giniIndex([1, 3], [100, 100]); // 0.25
 */
export function giniIndex(values: EquityColumn, people: EquityColumn): number {
  return giniOf(values)(peopleColumn(people, values.length))!;
}

/**
 * The Gini index of fixed values, for bootstrapEstimate.
 *
 * @example
 * bootstrapEstimate(giniOf(access), residents).low;
 */
export function giniOf(values: EquityColumn): Statistic {
  const checked = finiteColumn('values', values, values.length, 0);
  const order = ascendingOrder(checked);
  return (people) => {
    let everybody = 0;
    let everything = 0;
    let twiceArea = 0;
    for (let place = 0; place < order.length; place++) {
      const area = order[place]!;
      const amount = people[area]! * checked[area]!;
      twiceArea += people[area]! * (2 * everything + amount);
      everything += amount;
      everybody += people[area]!;
    }
    return everything > 0 ? 1 - twiceArea / (everybody * everything) : 0;
  };
}
