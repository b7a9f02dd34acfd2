import { type EquityColumn, finiteColumn, peopleColumn } from './columns.ts';
import { checkLevel, DEFAULT_LEVEL, type Estimate, normalEstimate } from './estimate.ts';
import { groupColumn } from './groups.ts';

/** The mean of one group of people. */
export interface GroupMean {
  /** null where there is nobody in the group. */
  readonly mean: Estimate | null;
  readonly people: number;
  readonly areas: number;
}

/**
 * Mean of a measure for each group of areas, weighted by people, with an analytic interval (linearised
 * variance of a weighted mean over areas: n / (n - 1) x sum of P^2 (y - m)^2 / (sum of P)^2).
 *
 * For deprivation deciles pass `imdDecile` less one, so that group 0 is the most deprived tenth.
 *
 * @param groupOfArea index of each area's group, 0..groupCount - 1
 * @returns one element a group, in the unit of the values
 * @throws ArgumentError for columns that are faulty or of different lengths, or a group out of range
 * @example
 * groupMeans(minutes, residents, table.imdDecile.map((decile) => decile - 1), 10)[0]?.mean?.value;
 */
export function groupMeans(
  values: EquityColumn,
  people: EquityColumn,
  groupOfArea: EquityColumn,
  groupCount: number,
  level = DEFAULT_LEVEL,
): GroupMean[] {
  checkLevel(level);
  const checked = finiteColumn('values', values, values.length);
  const weights = peopleColumn(people, checked.length);
  const groups = groupColumn(groupOfArea, checked.length, groupCount);
  return Array.from({ length: groupCount }, (_, group) =>
    weightedMean(checked, weights, (area) => groups[area] === group, level),
  );
}

/** Mean and analytic interval over the areas that belong. */
export function weightedMean(
  values: Float64Array,
  people: Float64Array,
  belongs: (area: number) => boolean,
  level: number,
): GroupMean {
  let everybody = 0;
  let sum = 0;
  let areas = 0;
  let inhabited = 0;
  for (let area = 0; area < values.length; area++) {
    if (!belongs(area)) continue;
    areas++;
    if (people[area]! > 0) inhabited++;
    everybody += people[area]!;
    sum += people[area]! * values[area]!;
  }
  if (everybody === 0) return { mean: null, people: 0, areas };
  const mean = sum / everybody;
  let squares = 0;
  for (let area = 0; area < values.length; area++)
    if (belongs(area)) squares += (people[area]! * (values[area]! - mean)) ** 2;
  const variance = ((inhabited / (inhabited - 1)) * squares) / everybody ** 2;
  return { mean: normalEstimate(mean, Math.sqrt(variance), level), people: everybody, areas };
}

/** Standard error behind an analytic 95% interval, as it went in; NaN where it is not known. */
export function standardErrorOf(estimate: Estimate, quantile: number): number {
  return estimate.high === null ? Number.NaN : (estimate.high - estimate.value) / quantile;
}
