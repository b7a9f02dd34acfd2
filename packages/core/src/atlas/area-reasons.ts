import { RURAL_URBAN_CLASSES } from '../geography/area-table.ts';
import { FLAGS, type FlagId, type FlagThresholds, flagReasons } from '../hotspots/index.ts';
import type { AtlasManifest } from './manifest.ts';

/** The columns that reasons are told with: values with NaN for "no data", stored elements of `flags` and `ruralUrban`. */
export const REASON_COLUMNS = [
  'flags',
  'openCoastKilometres',
  'ruralUrban',
  'imdDecile',
  'nearestMinutes',
  'accessPer100k',
  'within62DaysPercent',
  'noCarPercent',
] as const;
export type ReasonColumn = (typeof REASON_COLUMNS)[number];

/** The columns of REASON_COLUMNS, and the one that only the 'highWater' rule is told with. */
export type ReasonColumns = Readonly<Record<ReasonColumn, ArrayLike<number>>> & {
  readonly highWaterPostcodesPercent?: ArrayLike<number>;
};

/** One flag and a sentence: why an area has it, or when one has. */
export interface AreaReason {
  readonly id: FlagId;
  readonly label: string;
  readonly text: string;
}

/**
 * Why an area of an atlas has its flags, in plain English with its own numbers.
 *
 * @param manifest its parameters hold the thresholds
 * @param columns the columns of REASON_COLUMNS, and `highWaterPostcodesPercent` where the atlas has it
 * @param area index of the area
 */
export function areaReasons(
  manifest: Pick<AtlasManifest, 'parameters'>,
  columns: ReasonColumns,
  area: number,
): AreaReason[] {
  const minutes = columns.nearestMinutes[area]!;
  const facts = {
    openCoastMetres: 1000 * columns.openCoastKilometres[area]!,
    highWaterPostcodeShare: (columns.highWaterPostcodesPercent?.[area] ?? Number.NaN) / 100,
    ruralUrbanClass: RURAL_URBAN_CLASSES[columns.ruralUrban[area]!]?.name ?? 'not known',
    imdDecile: columns.imdDecile[area]!,
    nearestMinutes: Number.isNaN(minutes) ? Number.POSITIVE_INFINITY : minutes,
    accessPer100k: columns.accessPer100k[area]!,
    treatedWithin62DaysShare: columns.within62DaysPercent[area]! / 100,
    noCarShare: columns.noCarPercent[area]! / 100,
  };
  return flagReasons(columns.flags[area]!, facts, thresholdsOf(manifest));
}

/** The rule of each flag in plain English, with the thresholds of an atlas. */
export function flagRules(manifest: Pick<AtlasManifest, 'parameters'>): AreaReason[] {
  const thresholds = thresholdsOf(manifest);
  return FLAGS.map(({ id, label, rule }) => ({ id, label, text: rule(thresholds) }));
}

function thresholdsOf({ parameters }: Pick<AtlasManifest, 'parameters'>): FlagThresholds {
  return parameters as unknown as FlagThresholds;
}
