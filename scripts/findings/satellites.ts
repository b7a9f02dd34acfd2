import { groupGap, measuredAreas } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { meanOver, peopleBeyond } from '../documents/sums.ts';
import type { SatelliteStudy } from '../documents/unlisted-satellites.ts';
import { millions, oneDecimal, percent, thousands, withInterval } from '../documents/words.ts';

const DISTRICTS_SHOWN = 8;

/** What the satellites that are missing from the list would change; empty where none is missing. */
export function satelliteWarning(england: EnglandColumns, study: SatelliteStudy): string {
  if (study.missing.length === 0) return '';
  const { minutes, residents, isCoastal, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const beyond = (of: Float64Array) => peopleBeyond(of, residents, limit);
  const coast = (area: number) => isCoastal[area] === 1;
  return `## Read this first: satellites that are not counted

The list of radiotherapy sites behind the atlas lacks ${study.missing.length} satellites that are known to treat patients (in brackets who says so):

${study.missing.map(({ name, evidence }) => `- ${name} (${evidence})`).join('\n')}

Counting them, people beyond ${limit} minutes would fall from ${millions(beyond(minutes))} to ${millions(beyond(study.minutes))}, on the coast from
${millions(peopleBeyond(minutes, residents, limit, coast))} to ${millions(peopleBeyond(study.minutes, residents, limit, coast))}, and England's mean from ${oneDecimal(meanOver(minutes, residents))} to ${oneDecimal(meanOver(study.minutes, residents))} minutes. Coast against inland would
then be ${gapInWords(england, study.minutes)}.

**Every figure of minutes below is without them, and so too high in their districts. Do not name these districts as
far from radiotherapy:**

${changedDistricts(england, study.minutes)}

Access to consultants would not change, for consultants are counted at their trust's main site; that some of them
also work at these satellites is not in the data. So hotspots in these districts mark few consultants, not a long
way to radiotherapy.
`;
}

/** The gap of minutes and of people beyond the limit between coast and inland. */
function gapInWords({ residents, isCoastal, manifest }: EnglandColumns, minutes: Float64Array): string {
  const limit = Number(manifest.parameters.limitMinutes);
  const known = measuredAreas(residents, minutes);
  const { gap } = groupGap(
    known.columns[0]!,
    known.people,
    Array.from(known.areas, (area) => isCoastal[area]!),
  );
  const beyond = groupGap(
    minutes.map((value) => (value > limit ? 1 : 0)),
    residents,
    isCoastal,
  );
  return `${withInterval(gap!, oneDecimal, 'minutes')} more, and ${withInterval(beyond.group.mean!, percent)} of people beyond ${limit} minutes against ${withInterval(beyond.others.mean!, percent)}`;
}

function changedDistricts(england: EnglandColumns, corrected: Float64Array): string {
  const { minutes, residents, places, placeOfArea, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const rows = places.district.names
    .map((name, district) => {
      const belongs = (area: number) => placeOfArea.district[area] === district;
      const before = peopleBeyond(minutes, residents, limit, belongs);
      const after = peopleBeyond(corrected, residents, limit, belongs);
      return { name, belongs, before, after };
    })
    .filter(({ before, after }) => before > after)
    .sort((one, other) => other.before - other.after - (one.before - one.after))
    .slice(0, DISTRICTS_SHOWN);
  return markdownTable(
    [
      'District',
      { right: `People beyond ${limit} minutes as listed` },
      { right: 'With the satellites' },
      { right: 'Mean minutes as listed' },
      { right: 'With the satellites' },
    ],
    rows.map(({ name, belongs, before, after }) => [
      name,
      thousands(before),
      thousands(after),
      oneDecimal(meanOver(minutes, residents, belongs)),
      oneDecimal(meanOver(corrected, residents, belongs)),
    ]),
  );
}
