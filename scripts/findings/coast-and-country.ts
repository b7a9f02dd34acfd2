import { type GroupGap, groupGap, measuredAreas } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { meanOver, peopleBeyond, peopleOf } from '../documents/sums.ts';
import type { SatelliteStudy } from '../documents/unlisted-satellites.ts';
import {
  bySign,
  millions,
  oneDecimal,
  percent,
  sizeOf,
  thousands,
  twoDecimals,
  withInterval,
} from '../documents/words.ts';
import type { Finding } from './finding.ts';

const WORST_DISTRICTS = 10;

/** Coastal against inland, rural against urban, and both with deprivation. */
export function coastAndCountryFindings(england: EnglandColumns): Finding[] {
  const { residents, minutes, imdDecile, isCoastal, isRural, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const beyond = (belongs: (area: number) => boolean) => peopleBeyond(minutes, residents, limit, belongs);
  const all = peopleBeyond(minutes, residents, limit);
  const coastalOrRural = (area: number) => isCoastal[area] === 1 || isRural[area] === 1;
  const deprived = (area: number) => imdDecile[area]! <= 2;
  const kilometres = Number(manifest.parameters.coastalMetres) / 1000;
  return [
    ...gapFindings(england, isCoastal, {
      group: `within ${kilometres} km of the open coast`,
      others: 'inland',
    }),
    {
      text: `${percent(beyond((area) => isCoastal[area] === 1) / all, 0)} of the people beyond ${limit} minutes live on the coast, which has ${percent(peopleOf(residents, (area) => isCoastal[area] === 1) / peopleOf(residents), 0)} of England's residents; ${percent(beyond(coastalOrRural) / all, 0)} live on the coast or in the country.`,
      caveats: ['minutes'],
    },
    ...gapFindings(england, isRural, { group: 'in rural areas', others: 'in urban ones' }),
    ...deprivedCoast(england, deprived),
  ];
}

function gapFindings(
  england: EnglandColumns,
  inGroup: Uint8Array,
  words: { group: string; others: string },
): Finding[] {
  const { residents, minutes, accessPer100k, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const known = measuredAreas(residents, minutes);
  const journeys = groupGap(
    known.columns[0]!,
    known.people,
    Array.from(known.areas, (area) => inGroup[area]!),
  );
  const beyond = groupGap(
    minutes.map((value) => (value > limit ? 1 : 0)),
    residents,
    inGroup,
  );
  const access = groupGap(accessPer100k, residents, inGroup);
  const { gap, ratio } = access;
  return [
    {
      text: `People ${words.group} live ${means(journeys, oneDecimal)} minutes from radiotherapy against ${oneDecimal(journeys.others.mean!.value)} ${words.others}: ${withInterval(sizeOf(journeys.gap!), oneDecimal, 'minutes')} ${bySign(journeys.gap!.value, 'more', 'less')}.`,
      caveats: ['minutes'],
    },
    {
      text: `${withInterval(beyond.group.mean!, percent)} of people ${words.group} are beyond ${limit} minutes, against ${withInterval(beyond.others.mean!, percent)} ${words.others}.`,
      caveats: ['minutes'],
    },
    {
      text: `People ${words.group} have ${means(access, twoDecimals)} consultants within reach per 100,000 against ${twoDecimals(access.others.mean!.value)} ${words.others}: ${withInterval(sizeOf(gap!), twoDecimals)} ${bySign(gap!.value, 'more', 'fewer')}, a ratio of ${withInterval(ratio!, twoDecimals)}.`,
      caveats: ['consultants', 'minutes'],
    },
  ];
}

function deprivedCoast(england: EnglandColumns, deprived: (area: number) => boolean): Finding[] {
  const { residents, accessPer100k, isCoastal } = england;
  const poor = measuredAreas(
    residents,
    accessPer100k.map((value, area) => (deprived(area) ? value : Number.NaN)),
  );
  const coastal = Array.from(poor.areas, (area) => isCoastal[area]!);
  const access = groupGap(poor.columns[0]!, poor.people, coastal);
  return [
    {
      text: `Among the most deprived fifth of areas, people on the coast have ${means(access, twoDecimals)} consultants within reach per 100,000 against ${twoDecimals(access.others.mean!.value)} inland: ${withInterval(sizeOf(access.gap!), twoDecimals)} ${bySign(access.gap!.value, 'more', 'fewer')}. ${millions(access.group.people)} people live in deprived coastal areas.`,
      caveats: ['consultants', 'minutes', 'deprivation'],
    },
  ];
}

const means = ({ group }: GroupGap, format: (value: number) => string) => format(group.mean!.value);

/** The districts with most people beyond the limit. */
export function farthestDistricts(england: EnglandColumns, satellites: SatelliteStudy): string {
  const { residents, minutes, accessPer100k, places, placeOfArea, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const lacking = satellites.missing.length > 0;
  const districts = places.district.names.map((name, district) => {
    const belongs = (area: number) => placeOfArea.district[area] === district;
    const beyond = peopleBeyond(minutes, residents, limit, belongs);
    return { name, belongs, beyond };
  });
  const worst = districts.sort((one, other) => other.beyond - one.beyond).slice(0, WORST_DISTRICTS);
  return markdownTable(
    [
      'District',
      { right: `People beyond ${limit} minutes` },
      ...(lacking ? [{ right: 'Counting missing satellites' }] : []),
      { right: 'Share of residents' },
      { right: 'Mean minutes' },
      { right: 'Consultants per 100,000' },
    ],
    worst.map(({ name, belongs, beyond }) => [
      name,
      thousands(beyond),
      ...(lacking ? [thousands(peopleBeyond(satellites.minutes, residents, limit, belongs))] : []),
      percent(beyond / peopleOf(residents, belongs), 0),
      oneDecimal(meanOver(minutes, residents, belongs)),
      twoDecimals(meanOver(accessPer100k, residents, belongs)),
    ]),
  );
}
