import { groupGap, measuredAreas } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { bySign, doubt, oneDecimal, sizeOf, withInterval } from '../documents/words.ts';
import { slopeWithin } from './deprivation.ts';
import type { Finding } from './finding.ts';

/** The 62-day standard by deprivation and coast. */
export function waitFindings(england: EnglandColumns): Finding[] {
  const { residents, within62DaysPercent, isCoastal, isRural, manifest } = england;
  const { slope } = slopeWithin(england, within62DaysPercent, () => true);
  const known = measuredAreas(residents, within62DaysPercent);
  const [percentage] = known.columns as [Float64Array];
  const gapOf = (inGroup: Uint8Array) =>
    groupGap(
      percentage,
      known.people,
      Array.from(known.areas, (area) => inGroup[area]!),
    ).gap!;
  const coast = gapOf(isCoastal);
  const country = gapOf(isRural);
  const period = manifest.columns.find(({ id }) => id === 'within62DaysPercent')!.vintage;
  const points = (figure: typeof coast) =>
    `${withInterval(sizeOf(figure), oneDecimal, 'points')} ${bySign(figure.value, 'higher', 'lower')}`;
  return [
    {
      text: `Along the line of deprivation, the share treated within 62 days at the serving trust (${period}) is ${points(slope)} at the least deprived end than at the most deprived${doubt(slope)}.`,
      caveats: ['waits', 'deprivation'],
    },
    {
      text: `It is ${points(coast)} on the coast than inland${doubt(coast)}; and ${points(country)} in rural areas than in urban ones${doubt(country)}.`,
      caveats: ['waits'],
    },
  ];
}
