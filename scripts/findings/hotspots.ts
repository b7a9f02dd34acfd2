import type { AtlasHotspot } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { peopleOf } from '../documents/sums.ts';
import { fixed, millions, oneDecimal, percent, thousands, twoDecimals, whole } from '../documents/words.ts';
import type { Finding } from './finding.ts';

const SHOWN = 15;

/** Hotspots of poor access as a whole. */
export function hotspotFindings(england: EnglandColumns, hotspots: readonly AtlasHotspot[]): Finding[] {
  const { residents, isHotspot, isCoastal, isRural, imdDecile, robustnessSettings } = england;
  const people = (belongs: (area: number) => boolean) =>
    peopleOf(residents, (area) => isHotspot[area] === 1 && belongs(area));
  const all = people(() => true);
  const settings = Math.max(...hotspots.map((hotspot) => hotspot.settings));
  const share = (belongs: (area: number) => boolean) => percent(people(belongs) / all, 0);
  const inAll = people((area) => robustnessSettings[area] === settings);
  const inHalf = people((area) => robustnessSettings[area]! * 2 >= settings);
  return [
    {
      text: `${millions(all)} people live in the ${whole(isHotspot.reduce((sum, one) => sum + one, 0))} areas that are hotspots of poor access, which make up ${hotspots.length} named places; ${share((area) => isCoastal[area] === 1)} of them are on the coast, ${share((area) => isRural[area] === 1)} in rural areas and ${share((area) => imdDecile[area]! <= 2)} in the most deprived fifth.`,
      caveats: ['consultants', 'minutes'],
    },
    {
      text: `How sure that is: ${millions(inAll)} of them are in hotspots under every one of ${settings} settings of the method, ${millions(inHalf)} under at least half. (A count of settings stands here in place of an interval.)`,
      caveats: ['consultants', 'minutes'],
    },
  ];
}

/** The hotspots that lack most consultants for their people, as the atlas ranks them. */
export function hotspotTable(hotspots: readonly AtlasHotspot[]): string {
  return markdownTable(
    [
      { right: 'Rank' },
      'Place',
      { right: 'People' },
      { right: 'Minutes' },
      { right: 'Consultants per 100,000' },
      { right: 'Consultants short' },
      { right: 'On the coast' },
      { right: 'Most deprived fifth' },
      { right: 'Holds in' },
    ],
    [...hotspots]
      .sort((one, other) => one.rank - other.rank)
      .slice(0, SHOWN)
      .map((hotspot) => [
        whole(hotspot.rank),
        hotspot.name,
        thousands(hotspot.residents),
        fixed(hotspot.meanMinutes, 0),
        twoDecimals(hotspot.accessPer100k),
        oneDecimal(hotspot.consultantsShort),
        percent(hotspot.coastalShare, 0),
        percent(hotspot.deprivedShare, 0),
        `${hotspot.holdsInSettings} of ${hotspot.settings}`,
      ]),
  );
}
