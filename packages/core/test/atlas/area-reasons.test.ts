import {
  areaReasons,
  DEFAULT_FLAG_OPTIONS,
  FLAG_BITS,
  FLAG_IDS,
  flagRules,
  REASON_COLUMNS,
  type ReasonColumns,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const COASTAL = {
  ...(Object.fromEntries(REASON_COLUMNS.map((id) => [id, [Number.NaN]])) as unknown as ReasonColumns),
  flags: [FLAG_BITS.coastal],
  openCoastKilometres: [1.24],
};
const told = (coastalRule: string, columns: ReasonColumns) =>
  areaReasons({ parameters: { ...DEFAULT_FLAG_OPTIONS, coastalRule } }, columns, 0).map(({ text }) => text);

describe('areaReasons', () => {
  it('tells the distance to the open coast under the default rule', () => {
    expect(told('openCoast', COASTAL)).toEqual(['1.2 km from the open coast.']);
  });

  it('tells the share of postcodes near high water under the other rule', () => {
    expect(told('highWater', { ...COASTAL, highWaterPostcodesPercent: [62.5] })).toEqual([
      '63% of its postcodes lie within 500 m of mean high water.',
    ]);
  });
});

describe('flagRules', () => {
  it('tells the rule of every flag with the thresholds of the atlas', () => {
    const parameters = {
      ...DEFAULT_FLAG_OPTIONS,
      coastalMetres: 3000,
      englandAccessPer100k: 2,
      longWaitsAtMost: 0.615,
      falseDiscoveryRate: 0.05,
      noCarAtLeast: 0.36,
    };
    const rules = flagRules({ parameters });
    expect(rules.map(({ id }) => id)).toEqual(FLAG_IDS);
    expect(rules[0]!.text).toContain('within 3.0 km of the open coast');
    for (const { text } of rules) expect(text).not.toMatch(/NaN|undefined/);
  });
});
