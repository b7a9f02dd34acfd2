import type { Statistic } from './bootstrap.ts';
import { type EquityColumn, finiteColumn, meanOf, peopleColumn, sumOf } from './columns.ts';
import { groupColumn } from './groups.ts';

/** Theil's T weighs by shares of the total and feels the top most; Theil's L by shares of people, the bottom. */
export type TheilKind = 'T' | 'L';

/**
 * Theil's T: T = sum over areas of p_a (y_a / m) ln(y_a / m), with p the share of people and m their mean.
 * 0 ln 0 counts as 0, so areas with a value of 0 stay among the people.
 * Source: Theil 1967; R accessibility, `theil_t` (which leaves areas of value 0 out of the sum's weights).
 *
 * @param values 0 or more, one an area
 * @param people one number an area
 * @returns 0 (all equal) to ln(people), no unit
 * @throws ArgumentError for values or people that are negative or not finite, or of different lengths
 * @example
 * theilT([1, 3], [100, 100]); // (0.5 ln 0.5 + 1.5 ln 1.5) / 2 = 0.130812
 */
export function theilT(values: EquityColumn, people: EquityColumn): number {
  return theilOf('T', values)(peopleColumn(people, values.length))!;
}

/**
 * Theil's L, the mean logarithmic deviation: L = sum over areas of p_a ln(m / y_a).
 *
 * @param values 0 or more, one an area
 * @param people one number an area
 * @returns 0 (all equal) upwards, no unit; Infinity where anybody has a value of 0
 * @throws ArgumentError as theilT does
 * @example
 * theilL([1, 3], [100, 100]); // (ln 2 + ln(2 / 3)) / 2 = 0.143841
 */
export function theilL(values: EquityColumn, people: EquityColumn): number {
  return theilOf('L', values)(peopleColumn(people, values.length))!;
}

/**
 * Theil's T or L of fixed values, for bootstrapEstimate.
 *
 * @example
 * bootstrapEstimate(theilOf('T', access), residents).low;
 */
export function theilOf(kind: TheilKind, values: EquityColumn): Statistic {
  const checked = finiteColumn('values', values, values.length, 0);
  return (people) => {
    const mean = meanOf(checked, people);
    if (mean === 0) return 0;
    let sum = 0;
    for (let area = 0; area < checked.length; area++)
      if (people[area]! > 0) sum += people[area]! * theilTerm(kind, checked[area]! / mean);
    return Math.max(0, sum / sumOf(people));
  };
}

/** Theil's index split into differences between groups and differences within them. */
export interface TheilDecomposition {
  readonly total: number;
  readonly between: number;
  readonly within: number;
  /** One element a group; they add up to `between` (single groups can be negative) and `within`. */
  readonly groupBetween: Float64Array;
  readonly groupWithin: Float64Array;
}

/**
 * Splits Theil's T or L into a part between groups (regions, alliances, rural and urban, coastal and inland)
 * and a part within them; the two add up to the whole.
 *
 * T: between = sum of s_g ln(s_g / p_g), within = sum of s_g T_g; L: between = sum of p_g ln(p_g / s_g),
 * within = sum of p_g L_g; s_g is the group's share of the total, p_g its share of people.
 * Source: Theil 1967; Shorrocks 1980, Econometrica 48; R accessibility, `theil_t`.
 *
 * @param groupOfArea index of each area's group, 0..groupCount - 1
 * @throws ArgumentError for faulty columns or a group out of range
 * @example
 * theilDecomposition('T', access, residents, table.levels.region.placeOfArea, 9).between;
 */
export function theilDecomposition(
  kind: TheilKind,
  values: EquityColumn,
  people: EquityColumn,
  groupOfArea: EquityColumn,
  groupCount: number,
): TheilDecomposition {
  const checked = finiteColumn('values', values, values.length, 0);
  const weights = peopleColumn(people, checked.length);
  const groups = groupColumn(groupOfArea, checked.length, groupCount);
  const groupPeople = new Float64Array(groupCount);
  const groupAmount = new Float64Array(groupCount);
  for (let area = 0; area < checked.length; area++) {
    groupPeople[groups[area]!]! += weights[area]!;
    groupAmount[groups[area]!]! += weights[area]! * checked[area]!;
  }
  const everybody = sumOf(groupPeople);
  const everything = sumOf(groupAmount);
  const groupBetween = new Float64Array(groupCount);
  const groupWithin = new Float64Array(groupCount);
  if (everything > 0) {
    for (let group = 0; group < groupCount; group++) {
      if (groupPeople[group] === 0) continue;
      const share = groupPeople[group]! / everybody;
      groupBetween[group] = share * theilTerm(kind, groupAmount[group]! / everything / share);
    }
    for (let area = 0; area < checked.length; area++) {
      const group = groups[area]!;
      if (weights[area] === 0 || groupAmount[group] === 0) continue;
      const relative = (checked[area]! * groupPeople[group]!) / groupAmount[group]!;
      const scale = kind === 'T' ? groupAmount[group]! / everything / groupPeople[group]! : 1 / everybody;
      groupWithin[group]! += scale * weights[area]! * theilTerm(kind, relative);
    }
  }
  const between = sumOf(groupBetween);
  const within = sumOf(groupWithin);
  return { total: between + within, between, within, groupBetween, groupWithin };
}

/** r ln r for T (0 at 0), -ln r for L. */
function theilTerm(kind: TheilKind, relative: number): number {
  if (kind === 'L') return -Math.log(relative);
  return relative === 0 ? 0 : relative * Math.log(relative);
}
