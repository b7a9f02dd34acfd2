import { ArgumentError } from '../foundation/errors.ts';
import { seededRandom } from '../foundation/random.ts';
import { type EquityColumn, peopleColumn } from './columns.ts';
import { checkLevel, DEFAULT_LEVEL, type Estimate } from './estimate.ts';

/**
 * A measure as a function of the people of each area alone, its values fixed: what the factories named
 * ...Of make. null where the measure is not defined (nobody in the poorest tenth, say).
 */
export type Statistic = (people: Float64Array) => number | null;

/** How a bootstrap interval is drawn. */
export interface BootstrapOptions {
  /** Resamples, 1 or more. Default 1,000. */
  readonly replicates?: number;
  /** Same seed, same interval. Default 1. */
  readonly seed?: number;
  /** Confidence between 0 and 1. Default 0.95. */
  readonly level?: number;
}

/** Share of resamples that must give a figure for an interval to be shown. */
const ENOUGH = 0.9;

/**
 * A measure with its percentile bootstrap interval: areas are drawn with replacement, as many as there are,
 * and the measure is taken again with each area's people as often as the area was drawn.
 *
 * The interval says how far the figure hangs on which areas there are. Neighbouring areas are alike, which it
 * does not know, so it is too narrow for claims about chance. Source: Efron 1979, Annals of Statistics 7.
 *
 * @param statistic a measure made by giniOf, theilTOf, concentrationIndexOf, ...
 * @param people one number an area
 * @throws ArgumentError for a faulty column, no replicates, a level that is none, or a measure that is not
 *   defined for the people as they are
 * @example
 * bootstrapEstimate(giniOf(access), residents, { seed: 7 }); // { value: 0.31, low: 0.30, high: 0.32, ... }
 */
export function bootstrapEstimate(
  statistic: Statistic,
  people: EquityColumn,
  options: BootstrapOptions = {},
): Estimate {
  const { replicates = 1000, seed = 1, level = DEFAULT_LEVEL } = options;
  if (!Number.isInteger(replicates) || replicates < 1)
    throw new ArgumentError({
      argument: 'replicates',
      value: replicates,
      expected: 'a whole number above 0',
    });
  checkLevel(level);
  const areaCount = people.length;
  const weights = peopleColumn(people, areaCount);
  const value = statistic(weights);
  if (value === null)
    throw new ArgumentError({
      argument: 'statistic',
      value,
      expected: 'a measure that is defined for these people',
    });
  const random = seededRandom(seed);
  const resampled = new Float64Array(areaCount);
  const drawn: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    resampled.fill(0);
    for (let draw = 0; draw < areaCount; draw++) {
      const area = Math.floor(random() * areaCount);
      resampled[area]! += weights[area]!;
    }
    const figure = statistic(resampled);
    if (figure !== null) drawn.push(figure);
  }
  const enough = drawn.length >= ENOUGH * replicates;
  drawn.sort((left, right) => left - right);
  return {
    value,
    low: enough ? quantileOf(drawn, (1 - level) / 2) : null,
    high: enough ? quantileOf(drawn, (1 + level) / 2) : null,
    level,
    method: 'bootstrap',
  };
}

/** Quantile of ascending numbers by linear interpolation (type 7 of Hyndman and Fan 1996). */
function quantileOf(sorted: readonly number[], probability: number): number {
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}
