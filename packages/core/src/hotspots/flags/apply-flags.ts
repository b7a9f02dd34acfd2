import { ArgumentError } from '../../foundation/errors.ts';
import { RURAL_URBAN_CLASSES } from '../../geography/area-table.ts';
import { checkFlagColumns, type FlagColumns } from './flag-columns.ts';
import type { FlagOptions } from './flag-options.ts';
import { FLAG_BITS, type FlagFacts } from './flag-table.ts';
import { type FlagThresholds, flagThresholds } from './thresholds.ts';

/** The flags of all areas and the thresholds they were set with. */
export interface AreaFlags {
  /** One mask for each area; see FLAG_BITS. */
  readonly masks: Uint16Array;
  readonly thresholds: FlagThresholds;
}

/**
 * Sets the flags of every area, the combined hotspot flag last. What is not known (NaN) sets no flag.
 *
 * @param columns figures of all areas of England: the relative rules take their thresholds from them
 * @throws ArgumentError for columns of another length, or an option out of range
 * @example
 * const { masks, thresholds } = flagAreas(columns, { limitMinutes: 60 });
 * (masks[0]! & FLAG_BITS.coastal) !== 0; // whether the first area is coastal
 */
export function flagAreas(columns: FlagColumns, options: Partial<FlagOptions> = {}): AreaFlags {
  checkFlagColumns(columns);
  const thresholds = flagThresholds(columns, options);
  if (thresholds.coastalRule === 'highWater' && columns.highWaterPostcodeShare === undefined)
    throw new ArgumentError({
      argument: 'highWaterPostcodeShare',
      value: undefined,
      expected: 'a column, as the coastal rule is "highWater"',
    });
  const masks = new Uint16Array(columns.count);
  for (let area = 0; area < columns.count; area++) {
    const single = singleFlags(columns, area, thresholds);
    masks[area] = single | (isHotspot(single) ? FLAG_BITS.hotspot : 0);
  }
  return { masks, thresholds };
}

/** The figures of one area that its reasons are told with. */
export function flagFacts(columns: FlagColumns, area: number): FlagFacts {
  return {
    openCoastMetres: columns.openCoastMetres[area]!,
    highWaterPostcodeShare: columns.highWaterPostcodeShare?.[area] ?? Number.NaN,
    ruralUrbanClass: RURAL_URBAN_CLASSES[columns.ruralUrban[area]!]?.name ?? 'not known',
    imdDecile: columns.imdDecile[area]!,
    nearestMinutes: columns.nearestMinutes[area]!,
    accessPer100k: columns.accessPer100k[area]!,
    treatedWithin62DaysShare: columns.treatedWithin62DaysShare[area]!,
    noCarShare: columns.householdsWithoutCar[area]! / columns.households[area]!,
  };
}

/**
 * Whether flags add up to a hotspot of poor access: few consultants for need, which is the shortage itself;
 * and a reason that it is a matter of place (beyond 45 minutes, or a cold spot that its neighbours share);
 * and a place that the government's plan puts first or that can bear it least (coastal, rural, deprived).
 * Waits and cars are told beside it, not counted in: waits are known by trust, not by area.
 */
export function isHotspot(mask: number): boolean {
  const { fewConsultantsForNeed, beyond45Minutes, clustered, coastal, rural, deprived } = FLAG_BITS;
  return (
    (mask & fewConsultantsForNeed) !== 0 &&
    (mask & (beyond45Minutes | clustered)) !== 0 &&
    (mask & (coastal | rural | deprived)) !== 0
  );
}

function singleFlags(columns: FlagColumns, area: number, thresholds: FlagThresholds): number {
  const coastal =
    thresholds.coastalRule === 'openCoast'
      ? columns.openCoastMetres[area]! <= thresholds.coastalMetres
      : columns.highWaterPostcodeShare![area]! >= thresholds.coastalPostcodeShare;
  const decile = columns.imdDecile[area]!;
  const access = columns.accessPer100k[area]!;
  const noCarShare = columns.householdsWithoutCar[area]! / columns.households[area]!;
  return (
    set(coastal, FLAG_BITS.coastal) |
    set(RURAL_URBAN_CLASSES[columns.ruralUrban[area]!]?.rural === true, FLAG_BITS.rural) |
    set(decile >= 1 && decile <= thresholds.deprivedDeciles, FLAG_BITS.deprived) |
    set(columns.nearestMinutes[area]! > thresholds.limitMinutes, FLAG_BITS.beyond45Minutes) |
    set(
      access < thresholds.lowAccessShare * thresholds.englandAccessPer100k,
      FLAG_BITS.fewConsultantsForNeed,
    ) |
    set(columns.treatedWithin62DaysShare[area]! <= thresholds.longWaitsAtMost, FLAG_BITS.longWaits) |
    set(noCarShare >= thresholds.noCarAtLeast, FLAG_BITS.noCar) |
    set(columns.coldSpot[area] === 1, FLAG_BITS.clustered)
  );
}

function set(is: boolean, bit: number): number {
  return is ? bit : 0;
}
