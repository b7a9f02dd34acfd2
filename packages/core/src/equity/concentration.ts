import { ArgumentError } from '../foundation/errors.ts';
import { advantageLine, ridits } from './advantage.ts';
import type { Statistic } from './bootstrap.ts';
import { type EquityColumn, finiteColumn, meanOf, peopleColumn, sumOf } from './columns.ts';

/** Settings of the concentration index. */
export interface ConcentrationOptions {
  /**
   * 'standard': relative differences, C. 'generalised': absolute differences, m C. 'erreygers': E = 4 m C / (b - a). 'wagstaff': W = m (b - a) C /
   * ((b - m)(m - a)). m is the mean, a and b the bounds. Default 'standard'.
   */
  readonly type?: 'standard' | 'generalised' | 'erreygers' | 'wagstaff';
  /** Least and greatest value possible, for erreygers and wagstaff. Default: the least and greatest found. */
  readonly bounds?: readonly [least: number, greatest: number];
  /** Areas of equal advantage share their mean rank (the default) or keep the order given (as R accessibility). */
  readonly ties?: 'average' | 'asListed';
}

/**
 * Concentration index: whether the better off have more of something. Above 0 they do, below 0 the worse off.
 *
 * C = 2 / m x sum over areas of p_a (y_a - m)(R_a - 1/2), with p the share of people, m their mean and R the
 * ridit of the area (share of people less advantaged, plus half its own).
 * Source: Kakwani, Wagstaff and van Doorslaer 1997, Journal of Econometrics 77; Wagstaff 2005, Health
 * Economics 14; Erreygers 2009, Journal of Health Economics 28; R accessibility, `concentration_index`
 * ('corrected' is 'erreygers' here).
 *
 * @param values 0 or more, one an area (access, minutes)
 * @param people one number an area
 * @param advantage higher is better off; a deprivation rank serves as it is, a score has to be negated
 * @returns -1 to 1, no unit (generalised: in the unit of the values); 0 where the mean is 0 or all values are
 *   equal
 * @throws ArgumentError for columns that are faulty or of different lengths, or bounds that do not hold
 * @example
 * concentrationIndex([1, 3], [100, 100], [1, 2]); // 0.25: the better off have three times as much
 */
export function concentrationIndex(
  values: EquityColumn,
  people: EquityColumn,
  advantage: EquityColumn,
  options: ConcentrationOptions = {},
): number {
  return concentrationIndexOf(values, advantage, options)(peopleColumn(people, values.length))!;
}

/**
 * The concentration index of fixed values, for bootstrapEstimate.
 *
 * @example
 * bootstrapEstimate(concentrationIndexOf(access, table.imdRank), residents).low;
 */
export function concentrationIndexOf(
  values: EquityColumn,
  advantage: EquityColumn,
  options: ConcentrationOptions = {},
): Statistic {
  const { type = 'standard', ties = 'average' } = options;
  const checked = finiteColumn('values', values, values.length, type === 'standard' ? 0 : undefined);
  const line = advantageLine(advantage, checked.length, ties);
  const [least, greatest] = boundsOf(checked, options);
  return (people) => {
    const mean = meanOf(checked, people);
    const everybody = sumOf(people);
    if (everybody === 0) return 0;
    const rank = ridits(line, people);
    let sum = 0;
    for (let area = 0; area < checked.length; area++)
      sum += people[area]! * (checked[area]! - mean) * (rank[area]! - 0.5);
    const generalised = (2 * sum) / everybody;
    if (type === 'generalised') return generalised;
    if (type === 'erreygers') return greatest > least ? (4 * generalised) / (greatest - least) : 0;
    if (type === 'wagstaff') {
      const room = (greatest - mean) * (mean - least);
      return room > 0 ? ((greatest - least) * generalised) / room : 0;
    }
    return mean > 0 ? generalised / mean : 0;
  };
}

/** A curve from (0, 0) to (1, 1); both arrays have one element more than there are areas. */
export interface ConcentrationCurve {
  /** Running share of people, least advantaged first. */
  readonly peopleShare: Float64Array;
  /** Running share of the total of the values. */
  readonly valueShare: Float64Array;
}

/**
 * The concentration curve: what share of the total the least advantaged share of people have. Below the
 * diagonal the better off have more. With `advantage` equal to `values` it is the Lorenz curve. Areas of equal
 * advantage lie on one straight piece.
 *
 * @param points evenly spaced shares of people to read the curve at; default: one point an area
 * @throws ArgumentError as concentrationIndex does, and where the values add up to 0
 * @example
 * concentrationCurve([1, 3], [100, 100], [1, 2]).valueShare; // 0, 0.25, 1
 */
export function concentrationCurve(
  values: EquityColumn,
  people: EquityColumn,
  advantage: EquityColumn,
  points?: number,
): ConcentrationCurve {
  const checked = finiteColumn('values', values, values.length, 0);
  const weights = peopleColumn(people, checked.length);
  const { order, tieEnd } = advantageLine(advantage, checked.length, 'average');
  const everybody = sumOf(weights);
  const everything = meanOf(checked, weights) * everybody;
  if (!(everything > 0))
    throw new ArgumentError({
      argument: 'values',
      value: values,
      expected: 'values that add up to more than 0 over people',
    });
  const peopleShare = [0];
  const valueShare = [0];
  let peopleSoFar = 0;
  let amountSoFar = 0;
  for (let place = 0; place < order.length; place++) {
    const area = order[place]!;
    peopleSoFar += weights[area]!;
    amountSoFar += weights[area]! * checked[area]!;
    if (tieEnd[place] !== place + 1) continue;
    peopleShare.push(peopleSoFar / everybody);
    valueShare.push(amountSoFar / everything);
  }
  const curve = { peopleShare: Float64Array.from(peopleShare), valueShare: Float64Array.from(valueShare) };
  return points === undefined ? curve : readAt(curve, points);
}

function readAt(curve: ConcentrationCurve, points: number): ConcentrationCurve {
  if (!Number.isInteger(points) || points < 1)
    throw new ArgumentError({ argument: 'points', value: points, expected: 'a whole number above 0' });
  const peopleShare = Float64Array.from({ length: points + 1 }, (_, point) => point / points);
  const valueShare = new Float64Array(points + 1);
  const last = curve.peopleShare.length - 1;
  let right = 1;
  for (let point = 0; point <= points; point++) {
    while (right < last && curve.peopleShare[right]! < peopleShare[point]!) right++;
    const from = curve.peopleShare[right - 1]!;
    const width = curve.peopleShare[right]! - from;
    const along = width > 0 ? Math.min(1, (peopleShare[point]! - from) / width) : 1;
    const start = curve.valueShare[right - 1]!;
    valueShare[point] = start + along * (curve.valueShare[right]! - start);
  }
  return { peopleShare, valueShare };
}

function boundsOf(values: Float64Array, options: ConcentrationOptions): readonly [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let area = 0; area < values.length; area++) {
    least = Math.min(least, values[area]!);
    greatest = Math.max(greatest, values[area]!);
  }
  if (options.bounds === undefined) return [least, greatest];
  const [low, high] = options.bounds;
  if (!(low < high && low <= least && greatest <= high))
    throw new ArgumentError({
      argument: 'bounds',
      value: options.bounds,
      expected: `a least and a greatest value that hold all values (${least} to ${greatest})`,
    });
  return options.bounds;
}
