import type { FlagThresholds } from './thresholds.ts';

/** What is known of one area when its flags are explained. NaN stands for not known. */
export interface FlagFacts {
  readonly openCoastMetres: number;
  /** Share (0..1) of the area's postcodes within 500 m of high water; NaN where it was not computed. */
  readonly highWaterPostcodeShare: number;
  /** Name of the Rural Urban Classification 2021 class, such as 'Smaller rural: Nearer to ...'. */
  readonly ruralUrbanClass: string;
  /** 1 most deprived, 10 least. */
  readonly imdDecile: number;
  /** Minutes to the nearest radiotherapy site; Infinity where no journey was found. */
  readonly nearestMinutes: number;
  /** Consultants per 100,000 need-weighted people. */
  readonly accessPer100k: number;
  /** Share (0..1) treated within 62 days at the serving trust. */
  readonly treatedWithin62DaysShare: number;
  /** Share (0..1) of households without a car or van. */
  readonly noCarShare: number;
}

export interface Flag {
  /** Stable identifier, in files and URLs. */
  readonly id: FlagId;
  /** Place in the bit mask. */
  readonly bit: number;
  /** For a list or a legend. */
  readonly label: string;
  /** The rule in plain English, with its threshold. */
  readonly rule: (thresholds: FlagThresholds) => string;
  /** Why one area has the flag, with its own number. */
  readonly reason: (facts: FlagFacts, thresholds: FlagThresholds) => string;
}

export const FLAG_IDS = [
  'coastal',
  'rural',
  'deprived',
  'beyond45Minutes',
  'fewConsultantsForNeed',
  'longWaits',
  'noCar',
  'clustered',
  'hotspot',
] as const;
export type FlagId = (typeof FLAG_IDS)[number];

/** Bit of each flag in the masks: `mask & FLAG_BITS.coastal`. */
export const FLAG_BITS = Object.fromEntries(FLAG_IDS.map((id, bit) => [id, 1 << bit])) as Record<
  FlagId,
  number
>;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const oneDecimal = (value: number) => value.toFixed(1);
const kilometres = (metres: number) => `${oneDecimal(metres / 1000)} km`;

const TEXTS: Record<FlagId, Pick<Flag, 'label' | 'rule' | 'reason'>> = {
  coastal: {
    label: 'Coastal',
    rule: (t) =>
      t.coastalRule === 'openCoast'
        ? `The centre of its population lies within ${kilometres(t.coastalMetres)} of the open coast.`
        : `At least ${percent(t.coastalPostcodeShare)} of its postcodes lie within 500 m of mean high water, tidal rivers excluded.`,
    reason: (f, t) =>
      t.coastalRule === 'openCoast'
        ? `${kilometres(f.openCoastMetres)} from the open coast.`
        : `${percent(f.highWaterPostcodeShare)} of its postcodes lie within 500 m of mean high water.`,
  },
  rural: {
    label: 'Rural',
    rule: () => 'A rural class of the ONS Rural Urban Classification 2021.',
    reason: (f) => `Classified by the ONS as "${f.ruralUrbanClass}".`,
  },
  deprived: {
    label: 'Deprived',
    rule: (t) =>
      `Among the ${t.deprivedDeciles * 10}% most deprived areas of England (Index of Multiple Deprivation 2025).`,
    reason: (f) =>
      f.imdDecile === 1
        ? 'In the most deprived tenth of England.'
        : `In deprivation decile ${f.imdDecile} of 10, 1 being the most deprived.`,
  },
  beyond45Minutes: {
    label: 'Beyond 45 minutes',
    rule: (t) => `More than ${t.limitMinutes} minutes from the nearest radiotherapy site.`,
    reason: (f, t) =>
      f.nearestMinutes === Infinity
        ? 'No journey to a radiotherapy site was found.'
        : `${oneDecimal(f.nearestMinutes)} minutes to the nearest radiotherapy site; the good-practice limit is ${t.limitMinutes}.`,
  },
  fewConsultantsForNeed: {
    label: 'Few consultants for need',
    rule: (t) =>
      `Access below ${percent(t.lowAccessShare)} of England's mean of ${oneDecimal(t.englandAccessPer100k)} consultants per 100,000 need-weighted people.`,
    reason: (f, t) =>
      `${oneDecimal(f.accessPer100k)} consultants in reach per 100,000 need-weighted people, ${percent(f.accessPer100k / t.englandAccessPer100k)} of England's mean of ${oneDecimal(t.englandAccessPer100k)}.`,
  },
  longWaits: {
    label: 'Long waits',
    rule: (t) =>
      Number.isNaN(t.longWaitsAtMost)
        ? 'Not set: no waiting times are known.'
        : `The serving trust treats at most ${oneDecimal(100 * t.longWaitsAtMost)}% of patients within 62 days: the worst ${percent(t.longWaitsShare)} of residents.`,
    reason: (f) =>
      `The serving trust treats ${oneDecimal(100 * f.treatedWithin62DaysShare)}% of patients within 62 days; the standard is 85%.`,
  },
  noCar: {
    label: 'Few cars',
    rule: (t) =>
      Number.isNaN(t.noCarAtLeast)
        ? 'Not set: no households are known.'
        : `At least ${oneDecimal(100 * t.noCarAtLeast)}% of households have no car or van: the top ${percent(t.noCarShare)} of residents.`,
    reason: (f) => `${oneDecimal(100 * f.noCarShare)}% of households have no car or van.`,
  },
  clustered: {
    label: 'Cold spot of access',
    rule: (t) =>
      `In a statistically significant cluster of poor access (Getis-Ord Gi*, false discovery rate ${percent(t.falseDiscoveryRate)}).`,
    reason: (_, t) =>
      `It and its neighbours have significantly poorer access than England (Getis-Ord Gi*, false discovery rate ${percent(t.falseDiscoveryRate)}).`,
  },
  hotspot: {
    label: 'Hotspot of poor access',
    rule: () =>
      'Few consultants for need; and beyond 45 minutes or in a cold spot of access; and coastal, rural or deprived.',
    reason: () =>
      'Poor access that distance or clustering explains, where the coast, the country or deprivation adds to it.',
  },
};

/** The flags in the order of their bits. */
export const FLAGS: readonly Flag[] = FLAG_IDS.map((id, bit) => ({ id, bit, ...TEXTS[id] }));

/**
 * Why an area has its flags.
 *
 * @param mask the area's flags
 * @returns the flags that are set, in the order of their bits, each with its sentence
 */
export function flagReasons(
  mask: number,
  facts: FlagFacts,
  thresholds: FlagThresholds,
): { readonly id: FlagId; readonly label: string; readonly text: string }[] {
  return FLAGS.filter(({ bit }) => (mask >> bit) & 1).map(({ id, label, reason }) => ({
    id,
    label,
    text: reason(facts, thresholds),
  }));
}

/** Identifiers of the flags that are set in a mask. */
export function flagIds(mask: number): FlagId[] {
  return FLAG_IDS.filter((id) => mask & FLAG_BITS[id]);
}
