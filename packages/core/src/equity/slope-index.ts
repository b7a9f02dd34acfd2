import { advantageLine, ridits } from './advantage.ts';
import { type EquityColumn, finiteColumn, peopleColumn } from './columns.ts';
import { checkLevel, DEFAULT_LEVEL, type Estimate, normalEstimate, ratioEstimate } from './estimate.ts';
import { weightedLine } from './weighted-line.ts';

/** Slope and relative index of inequality. */
export interface SlopeIndex {
  /** What the line says at the least and at the most advantaged end, in the unit of the values. */
  readonly atLeastAdvantaged: number;
  readonly atMostAdvantaged: number;
  /** Slope index (SII): most less least advantaged, in the unit of the values. */
  readonly slope: Estimate;
  /** Relative index after Pamuk: the slope index over the mean; null where the mean is not above 0. */
  readonly relative: Estimate | null;
  /** Relative index after Kunst and Mackenbach: most over least advantaged end; null where an end is not above 0. */
  readonly ratio: Estimate | null;
}

/**
 * Slope index of inequality: the difference between the two ends of society that a straight line through all
 * areas shows, and its relative forms.
 *
 * Weighted least squares of the measure on the ridit of advantage (the share of people who are worse off, plus
 * half of one's equals; 0 most deprived, 1 least deprived), weights people, HC1 errors; the relative forms by
 * the delta method, the ratio on the logarithmic scale. Works on areas as on the means of deciles (though ten points are few for the interval).
 * Source: Pamuk 1985, Population Studies 39; Mackenbach and Kunst 1997, Social Science and Medicine 44.
 *
 * @param values one an area
 * @param people one number an area
 * @param advantage higher is better off; a deprivation rank serves as it is, a score has to be negated
 * @throws ArgumentError for columns that are faulty or of different lengths
 * @example
 * const { slope } = slopeIndex(minutes, residents, table.imdRank);
 * slope.value; // minutes by which the least deprived are farther (above 0) or nearer (below 0)
 */
export function slopeIndex(
  values: EquityColumn,
  people: EquityColumn,
  advantage: EquityColumn,
  level = DEFAULT_LEVEL,
): SlopeIndex {
  checkLevel(level);
  const checked = finiteColumn('values', values, values.length);
  const weights = peopleColumn(people, checked.length);
  const ridit = ridits(advantageLine(advantage, checked.length, 'average'), weights);
  const line = weightedLine(ridit, checked, weights);
  const { intercept: least, slope } = line;
  const most = least + slope;
  const mean = least + slope / 2;
  const spread = (byIntercept: number, bySlope: number): number =>
    Math.sqrt(
      Math.max(
        0,
        byIntercept ** 2 * line.interceptVariance +
          bySlope ** 2 * line.slopeVariance +
          2 * byIntercept * bySlope * line.covariance,
      ),
    );
  return {
    atLeastAdvantaged: least,
    atMostAdvantaged: most,
    slope: normalEstimate(slope, Math.sqrt(line.slopeVariance), level),
    relative:
      mean > 0 ? normalEstimate(slope / mean, spread(-slope / mean ** 2, least / mean ** 2), level) : null,
    ratio:
      least > 0 && most > 0
        ? ratioEstimate(most / least, (spread(-slope / least ** 2, 1 / least) * least) / most, level)
        : null,
  };
}
