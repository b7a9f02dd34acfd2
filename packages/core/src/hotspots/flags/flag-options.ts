import { ArgumentError } from '../../foundation/errors.ts';

/** Under which rule an area is coastal. */
export type CoastalRule = 'openCoast' | 'highWater';

/** Thresholds of the flags. All are inclusive in the sense of the flag's rule text. */
export interface FlagOptions {
  /**
   * 'openCoast': the population-weighted centre lies near the open coast. 'highWater': enough of the area's
   * postcodes lie near mean high water, tidal rivers excluded (after the Chief Medical Officer's 2021 report).
   */
  readonly coastalRule: CoastalRule;
  /** Straight-line metres from the open coast, for 'openCoast'. */
  readonly coastalMetres: number;
  /** Least share (0..1) of postcodes within 500 m of high water, for 'highWater'. */
  readonly coastalPostcodeShare: number;
  /** Deprivation deciles that count as deprived: 1 up to this one. */
  readonly deprivedDeciles: number;
  /** Good-practice limit of travel to radiotherapy (National Radiotherapy Advisory Group, 2007). */
  readonly limitMinutes: number;
  /** Access counts as low below this share (0..1) of England's need-weighted mean. */
  readonly lowAccessShare: number;
  /** The serving trust's 62-day result counts as long waits in this worst share (0..1) of residents. */
  readonly longWaitsShare: number;
  /** The share of households without a car counts as high in this top share (0..1) of residents. */
  readonly noCarShare: number;
}

export const DEFAULT_FLAG_OPTIONS: FlagOptions = {
  coastalRule: 'openCoast',
  coastalMetres: 5000,
  coastalPostcodeShare: 0.5,
  deprivedDeciles: 2,
  limitMinutes: 45,
  lowAccessShare: 0.75,
  longWaitsShare: 0.2,
  noCarShare: 0.2,
};

/** @throws ArgumentError naming the option that is out of its range */
export function flagOptions(options: Partial<FlagOptions>): FlagOptions {
  const all = { ...DEFAULT_FLAG_OPTIONS, ...options };
  if (all.coastalRule !== 'openCoast' && all.coastalRule !== 'highWater')
    throw new ArgumentError({
      argument: 'coastalRule',
      value: all.coastalRule,
      expected: '"openCoast" or "highWater"',
    });
  const ranges = {
    coastalMetres: [0, Infinity],
    coastalPostcodeShare: [0, 1],
    deprivedDeciles: [1, 10],
    limitMinutes: [0, Infinity],
    lowAccessShare: [0, Infinity],
    longWaitsShare: [0, 1],
    noCarShare: [0, 1],
  } as const;
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = all[name as keyof typeof ranges];
    if (!(value >= least && value <= most))
      throw new ArgumentError({ argument: name, value, expected: `a number from ${least} to ${most}` });
  }
  return all;
}
