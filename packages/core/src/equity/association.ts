import type { PlaceLevel } from '../geography/area-table.ts';
import { advantageLine, ridits } from './advantage.ts';
import { type EquityColumn, finiteColumn, meanOf, peopleColumn, sumOf } from './columns.ts';
import { checkLevel, DEFAULT_LEVEL, type Estimate, normalEstimate, normalQuantile } from './estimate.ts';
import { groupColumn } from './groups.ts';
import { weightedLine } from './weighted-line.ts';

/** What an association of two measures cannot show; to be printed beside every one. */
export const ASSOCIATION_CAVEAT =
  'An association between areas says nothing about single people, and nothing about cause: a third thing can move both. Neighbouring areas are alike, so the intervals are too narrow for claims about chance. Larger places average differences away, and the association usually grows with the size of the places.';

/** How two measures go together over areas or places. */
export interface Association {
  /** Weighted correlation, -1 to 1; null where one of the measures does not vary. */
  readonly pearson: Estimate | null;
  /** The same of weighted mean ranks, -1 to 1. */
  readonly spearman: Estimate | null;
  /** Least squares line y = intercept + slope x, weighted; slope in units of y per unit of x. */
  readonly slope: Estimate;
  readonly intercept: number;
  readonly points: number;
  readonly people: number;
  /** Number of equally weighted points that would be as informative (Kish). */
  readonly effectivePoints: number;
}

/**
 * The association of two measures over areas, weighted by people.
 *
 * Pearson: weighted covariance over both weighted deviations, interval by Fisher's z with the effective number
 * of points (sum of P)^2 / sum of P^2. Spearman: the same of ridits, its variance times 1.06 (Fieller, Hartley
 * and Pearson 1957, Biometrika 44). Slope: weighted least squares with HC1 errors. See ASSOCIATION_CAVEAT.
 *
 * @param x one an area; the measure on the horizontal axis
 * @param y one an area
 * @param people one number an area
 * @throws ArgumentError for columns that are faulty or of different lengths
 * @example
 * association(table.imdScore, nearest.minutes, table.residents).spearman;
 */
export function association(
  x: EquityColumn,
  y: EquityColumn,
  people: EquityColumn,
  level = DEFAULT_LEVEL,
): Association {
  checkLevel(level);
  const across = finiteColumn('x', x, x.length);
  const up = finiteColumn('y', y, across.length);
  const weights = peopleColumn(people, across.length);
  const everybody = sumOf(weights);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const effectivePoints = squares > 0 ? everybody ** 2 / squares : 0;
  const line = weightedLine(across, up, weights);
  const rankOf = (values: Float64Array): Float64Array =>
    ridits(advantageLine(values, values.length, 'average'), weights);
  return {
    pearson: correlation(across, up, weights, 1, effectivePoints, level),
    spearman: correlation(rankOf(across), rankOf(up), weights, 1.06, effectivePoints, level),
    slope: normalEstimate(line.slope, Math.sqrt(line.slopeVariance), level),
    intercept: line.intercept,
    points: across.length,
    people: everybody,
    effectivePoints,
  };
}

/** Two measures as means of places, ready for a scatter plot. One element a place with people. */
export interface PlaceScatter {
  /** Indexes into the codes and names of the level. */
  readonly places: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly people: Float64Array;
}

/**
 * Means of two measures by place (district, alliance, ...), weighted by people, for association and for a
 * scatter plot. Places without people are left out.
 *
 * @throws ArgumentError for columns that are faulty or of different lengths
 * @example
 * const scatter = scatterByPlace(x, y, table.residents, table.levels.alliance);
 * const { pearson } = association(scatter.x, scatter.y, scatter.people);
 */
export function scatterByPlace(
  x: EquityColumn,
  y: EquityColumn,
  people: EquityColumn,
  level: Pick<PlaceLevel, 'codes' | 'placeOfArea'>,
): PlaceScatter {
  const across = finiteColumn('x', x, x.length);
  const up = finiteColumn('y', y, across.length);
  const weights = peopleColumn(people, across.length);
  const placeCount = level.codes.length;
  const places = groupColumn(level.placeOfArea, across.length, placeCount);
  const peopleOf = new Float64Array(placeCount);
  const xOf = new Float64Array(placeCount);
  const yOf = new Float64Array(placeCount);
  for (let area = 0; area < across.length; area++) {
    const place = places[area]!;
    peopleOf[place]! += weights[area]!;
    xOf[place]! += weights[area]! * across[area]!;
    yOf[place]! += weights[area]! * up[area]!;
  }
  const inhabited = Uint32Array.from(peopleOf.keys()).filter((place) => peopleOf[place]! > 0);
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(inhabited, (place) => values[place]! / peopleOf[place]!);
  return {
    places: inhabited,
    x: pick(xOf),
    y: pick(yOf),
    people: Float64Array.from(inhabited, (place) => peopleOf[place]!),
  };
}

function correlation(
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array,
  inflation: number,
  effectivePoints: number,
  level: number,
): Estimate | null {
  const value = weightedCorrelation(x, y, weights);
  if (value === null) return null;
  const freedom = effectivePoints - 3;
  if (!(freedom > 0)) return { value, low: null, high: null, level, method: 'analytic' };
  const centre = Math.atanh(value);
  const margin = normalQuantile(0.5 + level / 2) * Math.sqrt(inflation / freedom);
  return {
    value,
    low: Math.abs(value) === 1 ? value : Math.tanh(centre - margin),
    high: Math.abs(value) === 1 ? value : Math.tanh(centre + margin),
    level,
    method: 'analytic',
  };
}

function weightedCorrelation(x: Float64Array, y: Float64Array, weights: Float64Array): number | null {
  const meanX = meanOf(x, weights);
  const meanY = meanOf(y, weights);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let point = 0; point < x.length; point++) {
    const weight = weights[point]!;
    xx += weight * (x[point]! - meanX) ** 2;
    yy += weight * (y[point]! - meanY) ** 2;
    xy += weight * (x[point]! - meanX) * (y[point]! - meanY);
  }
  if (!(xx > 0 && yy > 0)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
