import {
  concentrationIndexOf,
  groupGap,
  groupMeans,
  measuredAreas,
  type SlopeIndex,
  slopeIndex,
} from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { meanOver } from '../documents/sums.ts';
import {
  bySign,
  doubt,
  type Figure,
  fixed,
  oneDecimal,
  percent,
  sizeOf,
  threeDecimals,
  twoDecimals,
  withInterval,
} from '../documents/words.ts';
import { estimate } from './england.ts';
import type { Finding } from './finding.ts';

const DECILES = 10;

/** Minutes, access and waits by deprivation decile, with intervals. */
export function decileTable(england: EnglandColumns): string {
  const { residents, minutes, accessPer100k, within62DaysPercent, imdDecile, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const byDecile = (values: Float64Array) => {
    const known = measuredAreas(residents, values);
    const decile = Float64Array.from(known.areas, (area) => imdDecile[area]! - 1);
    return groupMeans(known.columns[0]!, known.people, decile, DECILES).map(({ mean }) => mean!);
  };
  const journeys = byDecile(minutes);
  const beyond = byDecile(minutes.map((value) => (value > limit ? 100 : 0)));
  const access = byDecile(accessPer100k);
  const waits = byDecile(within62DaysPercent);
  const cell = ({ value, low, high }: Figure, decimals: number) =>
    `${fixed(value, decimals)} (${fixed(low!, decimals)} to ${fixed(high!, decimals)})`;
  return markdownTable(
    [
      'Tenth',
      { right: 'Minutes' },
      { right: `% beyond ${limit} minutes` },
      { right: 'Consultants per 100,000' },
      { right: '% within 62 days' },
    ],
    journeys.map((mean, decile) => [
      decile === 0 ? '1, most deprived' : decile === DECILES - 1 ? '10, least deprived' : `${decile + 1}`,
      cell(mean, 1),
      cell(beyond[decile]!, 1),
      cell(access[decile]!, 2),
      cell(waits[decile]!, 1),
    ]),
  );
}

/** Minutes and access by deprivation. */
export function deprivationFindings(england: EnglandColumns): Finding[] {
  const { residents, minutes, accessPer100k, isRural, isCoastal } = england;
  const everywhere = () => true;
  const journeys = slopeWithin(england, minutes, everywhere);
  const access = slopeWithin(england, accessPer100k, everywhere);
  const accessGap = endGap(england, accessPer100k);
  const minuteGap = endGap(england, minutes);
  const known = measuredAreas(residents, minutes, accessPer100k, england.imdRank);
  const [known1, known2, rank] = known.columns as [Float64Array, Float64Array, Float64Array];
  const concentrationOfMinutes = estimate(concentrationIndexOf(known1, rank), known.people, england);
  const concentration = estimate(concentrationIndexOf(known2, rank), known.people, england);
  const inRural = slopeWithin(england, minutes, (area) => isRural[area] === 1);
  const inUrban = slopeWithin(england, minutes, (area) => isRural[area] === 0);
  const onCoast = slopeWithin(england, accessPer100k, (area) => isCoastal[area] === 1);
  const inland = slopeWithin(england, accessPer100k, (area) => isCoastal[area] === 0);
  return [
    {
      text: `The most deprived tenth of England have ${withInterval(sizeOf(accessGap), twoDecimals)} ${bySign(accessGap.value, 'more', 'fewer')} cancer consultants within reach per 100,000 than the least deprived tenth${doubt(accessGap)}. Their journey is ${withInterval(sizeOf(minuteGap), oneDecimal, 'minutes')} ${bySign(minuteGap.value, 'longer', 'shorter')} on average${doubt(minuteGap)}.`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
    {
      text: `A straight line hides the shape: of the ten tenths, where 1 is the most deprived, tenth ${extreme(england, accessPer100k, -1)} has the least access and tenth ${extreme(england, minutes, 1)} the longest journeys (intervals in the table). ${percent(1 - meanOver(isRural, residents, (area) => england.imdDecile[area] === 1), 0)} of the most deprived tenth live in urban areas.`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
    {
      text: `On a straight line through all areas, the least deprived end has ${withInterval(sizeOf(access.slope), twoDecimals)} ${bySign(access.slope.value, 'more', 'fewer')} consultants within reach per 100,000 than the most deprived end (slope index); relative to the mean, ${withInterval(access.relative!, percent)}${doubt(access.slope)}.`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
    {
      text: `For minutes to radiotherapy the slope index is ${withInterval(journeys.slope, oneDecimal, 'minutes')}, ${withInterval(journeys.relative!, percent)} of the mean: the least deprived end has the ${bySign(journeys.slope.value, 'longer', 'shorter')} journey${doubt(journeys.slope)}.`,
      caveats: ['minutes', 'deprivation'],
    },
    {
      text: `The concentration index of access is ${withInterval(concentration, threeDecimals)} and that of minutes ${withInterval(concentrationOfMinutes, threeDecimals)}, on a scale from −1 (all with the most deprived) through 0 (no gradient) to 1 (all with the least).`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
    {
      text: `Country and town differ: on the line through rural areas the most deprived end lives ${minutesApart(inRural)} from radiotherapy than the least deprived; through urban areas ${minutesApart(inUrban)}.`,
      caveats: ['minutes', 'deprivation'],
    },
    {
      text: `So do coast and inland: on the coast the most deprived end has ${accessApart(onCoast)} consultants within reach per 100,000 than the least deprived; inland ${accessApart(inland)}.`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
  ];
}

/** How the most deprived end differs from the least deprived, in words. */
const minutesApart = ({ slope }: SlopeIndex) =>
  `${withInterval(sizeOf(slope), oneDecimal, 'minutes')} ${bySign(slope.value, 'nearer', 'farther')}${doubt(slope)}`;
const accessApart = ({ slope }: SlopeIndex) =>
  `${withInterval(sizeOf(slope), twoDecimals)} ${bySign(slope.value, 'fewer', 'more')}${doubt(slope)}`;

/** Slope index over the areas that belong and have a figure. */
export function slopeWithin(
  { residents, imdRank }: EnglandColumns,
  values: Float64Array,
  belongs: (area: number) => boolean,
): SlopeIndex {
  const known = measuredAreas(
    residents,
    values.map((value, area) => (belongs(area) ? value : Number.NaN)),
    imdRank,
  );
  const [kept, rank] = known.columns as [Float64Array, Float64Array];
  return slopeIndex(kept, known.people, rank);
}

/** The decile with the greatest mean, or with sign -1 the least. */
function extreme({ residents, imdDecile }: EnglandColumns, values: Float64Array, sign: 1 | -1): number {
  const means = Array.from({ length: DECILES }, (_, decile) =>
    meanOver(values, residents, (area) => imdDecile[area] === decile + 1),
  );
  return means.reduce((best, mean, decile) => (sign * mean > sign * means[best]! ? decile : best), 0) + 1;
}

/** The mean of the most deprived tenth less that of the least deprived tenth. */
function endGap({ residents, imdDecile }: EnglandColumns, values: Float64Array): Figure {
  const ends = measuredAreas(
    residents,
    values.map((value, area) => (imdDecile[area] === 1 || imdDecile[area] === DECILES ? value : Number.NaN)),
  );
  const most = Array.from(ends.areas, (area) => (imdDecile[area] === 1 ? 1 : 0));
  return groupGap(ends.columns[0]!, ends.people, most).gap!;
}
