import type { Atlas } from '@postcode-lottery/core/node';
import { readEnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import { readPlanningInputs } from '../documents/planning-inputs.ts';
import { provenanceText, shortCaveats, vintageTable } from '../documents/provenance.ts';
import { fixed, whole } from '../documents/words.ts';
import type { Comparison } from './comparison.ts';
import { placeComparisons } from './place-comparisons.ts';
import type { PublishedFact } from './published-facts.ts';
import { contextComparisons, workforceComparisons } from './service-comparisons.ts';
import { beyondComparisons, minutesComparisons } from './travel-comparisons.ts';

/** docs/validation.md: this tool's figures beside published facts. */
export async function validationDocument(atlas: Atlas, root: string): Promise<string> {
  const planning = await readPlanningInputs(root, atlas);
  const england = { ...(await readEnglandColumns(atlas)), minutes: planning.nearestMinutes };
  const { manifest } = england;
  const caveats = shortCaveats(manifest);
  const sites = planning.sites.filter(({ role }) => role !== 'acuteHospital').length;
  return `# Our figures beside published ones

${provenanceText(manifest, 'npm run validate -- --write')}

None of the published figures went into ours, but for the share of registrations at 65 and over, which is an
input. None was used to tune anything. They were made by others, of other people, at other times and by other
methods, so none should be met exactly; what matters is whether the differences can be explained. Where they
cannot, this page says so.

Ours: ${whole(manifest.residents)} residents in ${whole(manifest.areaCount)} areas; ${sites} radiotherapy sites, satellites included;
${caveats.minutes} by car; consultants as a ${caveats.consultants}. The accuracy of the minutes themselves is
measured in [travel-accuracy.md](travel-accuracy.md), against a routing engine.

## Minutes to the nearest radiotherapy site

${comparisonTable(minutesComparisons(england, planning))}

## People beyond 45 minutes

${comparisonTable(beyondComparisons(england, planning))}

## Places that were named

The analysis behind these took the constituencies of 2010, which are not in the atlas.

${comparisonTable(placeComparisons(england, planning))}

## Consultants

${comparisonTable(workforceComparisons(england, planning))}

## Age, waits and work

${comparisonTable(contextComparisons(england, planning))}

## Published statements, and where we weigh them

- "The most deprived parts of the country often have fewer cancer consultants and the same areas face the highest
  rates of economic inactivity" (Department of Health and Social Care, press release, January 2026): see
  "By deprivation" and "Access, low incomes and being out of work" in [findings.md](findings.md).
- New training places "targeted at trusts with the biggest workforce gaps - prioritising rural and coastal areas" (the
  same): see "Trusts with the biggest gaps" there.

Not compared, for want of a like figure in the atlas: trainees and nurses per patient on the coast, incidence by
region, survival, the count of coastal built-up areas.

## What the figures of ours rest on

${vintageTable(manifest)}
`;
}

/** The comparisons as a table, and their sources under it. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const sources = [...new Set(comparisons.map(({ fact }) => sourceOf(fact)))];
  const table = markdownTable(
    ['Fact', { right: 'Published' }, 'Ours', 'Why they differ'],
    comparisons.map(({ fact, ours, why }) => [
      `${fact.statement} [${sources.indexOf(sourceOf(fact)) + 1}]`,
      publishedValue(fact),
      ours,
      why,
    ]),
  );
  return `${table}\n\n${sources.map((source, index) => `[${index + 1}] ${source}`).join('  \n')}`;
}

const sourceOf = ({ source, date, seenAs }: PublishedFact) => `${source}, ${date}; seen as: ${seenAs}.`;

function publishedValue({ value, unit }: PublishedFact): string {
  const number = fixed(value, Number.isInteger(value) ? 0 : 1);
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`;
}
