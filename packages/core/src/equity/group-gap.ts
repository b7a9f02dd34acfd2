import { ArgumentError } from '../foundation/errors.ts';
import { type EquityColumn, finiteColumn, peopleColumn } from './columns.ts';
import {
  checkLevel,
  DEFAULT_LEVEL,
  type Estimate,
  normalEstimate,
  normalQuantile,
  ratioEstimate,
} from './estimate.ts';
import { type GroupMean, standardErrorOf, weightedMean } from './group-means.ts';

/** How two groups of people differ. */
export interface GroupGap {
  /** The group, such as the coastal areas, and all others. */
  readonly group: GroupMean;
  readonly others: GroupMean;
  /** Mean of the group less the mean of the others; null where one of them has nobody. */
  readonly gap: Estimate | null;
  /** Mean of the group over the mean of the others; null where one has nobody or a mean is not above 0. */
  readonly ratio: Estimate | null;
}

/**
 * The gap between the people of some areas and those of all others (coastal and inland, rural and urban),
 * weighted by people, with analytic intervals: of the gap from the sum of both variances, of the ratio on the
 * logarithmic scale.
 *
 * @param inGroup one element an area, 1 or true where the area belongs to the group
 * @returns gap in the unit of the values, ratio without a unit
 * @throws ArgumentError for columns that are faulty or of different lengths
 * @example
 * const coastal = table.openCoastMetres.map((metres) => (metres <= 5000 ? 1 : 0));
 * groupGap(minutes, residents, coastal).gap; // minutes more on the coast, with its interval
 */
export function groupGap(
  values: EquityColumn,
  people: EquityColumn,
  inGroup: ArrayLike<number | boolean>,
  level = DEFAULT_LEVEL,
): GroupGap {
  checkLevel(level);
  const checked = finiteColumn('values', values, values.length);
  const weights = peopleColumn(people, checked.length);
  if (inGroup.length !== checked.length)
    throw new ArgumentError({
      argument: 'inGroup',
      value: inGroup,
      expected: `${checked.length} elements, one an area`,
    });
  const group = weightedMean(checked, weights, (area) => Boolean(inGroup[area]), level);
  const others = weightedMean(checked, weights, (area) => !inGroup[area], level);
  if (group.mean === null || others.mean === null) return { group, others, gap: null, ratio: null };
  const quantile = normalQuantile(0.5 + level / 2);
  const errors = [group.mean, others.mean].map((mean) => standardErrorOf(mean, quantile));
  const [inside, outside] = [group.mean.value, others.mean.value];
  return {
    group,
    others,
    gap: normalEstimate(inside - outside, Math.hypot(...errors), level),
    ratio:
      inside > 0 && outside > 0
        ? ratioEstimate(inside / outside, Math.hypot(errors[0]! / inside, errors[1]! / outside), level)
        : null,
  };
}
