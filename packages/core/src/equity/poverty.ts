import { ArgumentError } from '../foundation/errors.ts';
import type { Statistic } from './bootstrap.ts';
import { type EquityColumn, finiteColumn, peopleColumn } from './columns.ts';

/** The three measures of Foster, Greer and Thorbecke. */
export interface PovertyMeasures {
  /** FGT0: share of people beyond the line. */
  readonly headcount: number;
  /** FGT1: mean over all people of how far beyond the line they are, as a share of the line. */
  readonly gap: number;
  /** FGT2: the same squared, so that those farthest beyond count most. */
  readonly severity: number;
}

/** Which side of the line is poor. */
export type PoorSide = 'below' | 'above';

/**
 * Access poverty: FGT_k = sum over poor areas of p_a (|line - y_a| / line)^k, k = 0, 1, 2, with p the share of
 * people. For access the poor are below the line, for minutes above it (45 minutes is the good-practice limit
 * for travel to radiotherapy); at the line itself nobody is poor. Above the line FGT1 and FGT2 have no upper
 * limit. Source: Foster, Greer and Thorbecke 1984, Econometrica 52; R accessibility, `fgt_poverty`.
 *
 * @param values one an area; for `poor: 'above'` Infinity (no journey) is allowed and makes gap and severity
 *   Infinity
 * @param people one number an area
 * @param line in the unit of the values, above 0
 * @param poor default 'below'
 * @returns shares, no unit; 0 where there is nobody
 * @throws ArgumentError for columns that are faulty or of different lengths, or a line that is not above 0
 * @example
 * povertyMeasures([30, 60], [300, 100], 45, 'above'); // headcount 0.25, gap 0.0833, severity 0.0278
 */
export function povertyMeasures(
  values: EquityColumn,
  people: EquityColumn,
  line: number,
  poor: PoorSide = 'below',
): PovertyMeasures {
  const weights = peopleColumn(people, values.length);
  return {
    headcount: povertyOf(0, values, line, poor)(weights)!,
    gap: povertyOf(1, values, line, poor)(weights)!,
    severity: povertyOf(2, values, line, poor)(weights)!,
  };
}

/**
 * One of the three measures of fixed values (order 0, 1 or 2), for bootstrapEstimate.
 *
 * @example
 * bootstrapEstimate(povertyOf(0, minutes, 45, 'above'), residents).high; // share beyond 45 minutes, upper end
 */
export function povertyOf(
  order: 0 | 1 | 2,
  values: EquityColumn,
  line: number,
  poor: PoorSide = 'below',
): Statistic {
  if (!(line > 0 && line < Number.POSITIVE_INFINITY))
    throw new ArgumentError({ argument: 'line', value: line, expected: 'a finite number above 0' });
  if (poor !== 'below' && poor !== 'above')
    throw new ArgumentError({ argument: 'poor', value: poor, expected: "'below' or 'above'" });
  const endless = Float64Array.from(values);
  const checked =
    poor === 'above'
      ? endless.map((value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : value))
      : endless;
  finiteColumn('values', checked, values.length);
  const shortfall = endless.map((value) => {
    const distance = poor === 'below' ? line - value : value - line;
    return distance > 0 ? (distance / line) ** order : 0;
  });
  return (people) => {
    let sum = 0;
    let everybody = 0;
    for (let area = 0; area < shortfall.length; area++) {
      if (people[area]! > 0) sum += people[area]! * shortfall[area]!;
      everybody += people[area]!;
    }
    return everybody > 0 ? sum / everybody : 0;
  };
}
