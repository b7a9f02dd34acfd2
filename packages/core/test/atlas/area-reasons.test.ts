import {
  areaReasons,
  DEFAULT_FLAG_OPTIONS,
  FLAG_BITS,
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
