import { ArgumentError } from '../../foundation/errors.ts';
import type { FlagColumns } from './flag-columns.ts';
import { type FlagOptions, flagOptions } from './flag-options.ts';
import { weightedQuantile } from './weighted-quantile.ts';

/** The options of the flags and the numbers that follow from them and the data: a flat record, for a manifest. */
export interface FlagThresholds extends FlagOptions {
  /** Need-weighted mean access of all areas, consultants per 100,000 need-weighted people. */
  readonly englandAccessPer100k: number;
  /** Long waits: the serving trust's share treated within 62 days is at most this; NaN without data. */
  readonly longWaitsAtMost: number;
  /** Few cars: the share of households without a car is at least this; NaN without data. */
  readonly noCarAtLeast: number;
  /** False discovery rate of the cold spots given. */
  readonly falseDiscoveryRate: number;
}

/**
 * Works out the thresholds that depend on all areas together.
 *
 * @param columns figures of all areas of England, not of a selection
 * @throws ArgumentError for an option out of range, or no need at all
 */
export function flagThresholds(columns: FlagColumns, options: Partial<FlagOptions> = {}): FlagThresholds {
  const checked = flagOptions(options);
  let need = 0;
  let access = 0;
  for (let area = 0; area < columns.count; area++) {
    const value = columns.accessPer100k[area]!;
    if (Number.isNaN(value)) continue;
    need += columns.needWeightedPeople[area]!;
    access += value * columns.needWeightedPeople[area]!;
  }
  if (!(need > 0))
    throw new ArgumentError({
      argument: 'needWeightedPeople',
      value: need,
      expected: 'a sum above 0 over the areas whose access is known',
    });
  const households = columns.households;
  const noCar = Float64Array.from(
    columns.householdsWithoutCar,
    (without, area) => without / households[area]!,
  );
  return {
    ...checked,
    englandAccessPer100k: access / need,
    longWaitsAtMost: weightedQuantile(
      columns.treatedWithin62DaysShare,
      columns.residents,
      checked.longWaitsShare,
    ),
    noCarAtLeast: weightedQuantile(noCar, columns.residents, 1 - checked.noCarShare),
    falseDiscoveryRate: columns.falseDiscoveryRate,
  };
}
