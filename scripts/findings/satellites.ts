import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { meanOver, peopleBeyond } from '../documents/sums.ts';
import type { SatelliteStudy } from '../documents/unlisted-satellites.ts';
import { millions, oneDecimal, thousands } from '../documents/words.ts';

const DISTRICTS_SHOWN = 8;

/** What the satellites that are missing from the list would change; empty where none is missing. */
export function satelliteWarning(england: EnglandColumns, study: SatelliteStudy): string {
  if (study.missing.length === 0) return '';
  const { minutes, residents, isCoastal, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const beyond = (of: Float64Array) => peopleBeyond(of, residents, limit);
  const coast = (area: number) => isCoastal[area] === 1;
  return `## Read this first: satellites that are not counted

The list of radiotherapy sites behind the atlas lacks ${study.missing.length} satellites that are known to treat patients: ${study.missing.map(({ name, evidence }) => `${name} (${evidence})`).join('; ')}.

Counting them, people beyond ${limit} minutes would fall from ${millions(beyond(minutes))} to ${millions(beyond(study.minutes))}, and England's mean from ${oneDecimal(meanOver(minutes, residents))} to ${oneDecimal(meanOver(study.minutes, residents))} minutes;
on the coast from ${millions(peopleBeyond(minutes, residents, limit, coast))} to ${millions(peopleBeyond(study.minutes, residents, limit, coast))} people. Every figure of minutes below is without them. **Do not
name these districts as far from radiotherapy:**

${changedDistricts(england, study.minutes)}

Access to consultants hardly changes, for consultants are counted at their trust's main site; hotspots of these
districts rest on that and not on the journey alone.
`;
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
