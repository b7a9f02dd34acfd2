import { ASSOCIATION_CAVEAT, type AtlasHotspot } from '@postcode-lottery/core';
import type { Atlas } from '@postcode-lottery/core/node';
import { type EnglandColumns, readEnglandColumns } from '../documents/england-columns.ts';
import { readPlanningInputs } from '../documents/planning-inputs.ts';
import { provenanceText, shortCaveats, vintageTable } from '../documents/provenance.ts';
import { studySatellites } from '../documents/unlisted-satellites.ts';
import { percent } from '../documents/words.ts';
import { associationExclusions, associationTable, associationVerdict } from './associations.ts';
import { coastAndCountryFindings, farthestDistricts } from './coast-and-country.ts';
import { decileTable, deprivationFindings } from './deprivation.ts';
import { REPLICATES, spreadFindings, travelFindings } from './england.ts';
import { type Finding, findingList } from './finding.ts';
import { hotspotFindings, hotspotTable } from './hotspots.ts';
import { nextPosts } from './posts.ts';
import { satelliteWarning } from './satellites.ts';
import {
  CLEARLY_BELOW,
  firstTrustsTable,
  otherTrustsTable,
  studyTrustGaps,
  trustGapFindings,
} from './trust-gaps.ts';
import { waitFindings } from './waits.ts';

/** docs/findings.md: what the measures say of England, each sentence with its number, interval and caveat. */
export async function findingsDocument(atlas: Atlas, root: string): Promise<string> {
  const planning = await readPlanningInputs(root, atlas);
  const england = { ...(await readEnglandColumns(atlas)), minutes: planning.nearestMinutes };
  const hotspots = await atlas.json<AtlasHotspot[]>('hotspots.json');
  const satellites = studySatellites(planning);
  const list = (findings: readonly Finding[]) =>
    findingList(findings, england.manifest, satellites.missing.length);
  const posts = nextPosts(england, planning);
  const study = studyTrustGaps(england, planning);
  return `# What the measures say of England today

${provenanceText(england.manifest, 'npm run findings -- --write')}

${readingNotes(england)}

${satelliteWarning(england, satellites)}
## The journey

${list(travelFindings(england))}

Districts with most people beyond the limit:

${farthestDistricts(england, satellites)}

## How unequally access is spread

${list(spreadFindings(england))}

## By deprivation

Tenths of England's areas by the Index of Multiple Deprivation 2025; 95% intervals in brackets.

${decileTable(england)}

${list(deprivationFindings(england))}

## Coast and country

${list(coastAndCountryFindings(england))}

## Hotspots of poor access

An area is a hotspot if it has few consultants for its need; and is beyond 45 minutes or in a statistically
significant cluster of poor access; and is coastal, rural or deprived. [hotspots.md](hotspots.md) has the rules.

${list(hotspotFindings(england, hotspots))}

The first places by the consultants that they lack for their need:

${hotspotTable(hotspots)}

## Waits

${list(waitFindings(england))}

## Access, low incomes and being out of work

Do places with more people out of work or on low incomes have less access? Rank correlations weighted by people,
from −1 to +1, with 95% intervals; income and employment deprivation as the 2025 indices count them. ${associationExclusions(england)}

${associationTable(england)}

A minus in the first two rows, or a plus in the last two, means that more deprived places fare worse.
${associationVerdict(england)}

*Caveat: ${ASSOCIATION_CAVEAT}*

## Trusts with the biggest gaps

${list(trustGapFindings(study, planning))}

"At the mean" is what the catchment would have at England's mean. "Under other decays" is the smallest and the
largest gap when a consultant counts half at 30, 45 or 60 minutes; it stands here in place of an interval. Coastal
and rural are shares of the catchment's need. "Access nearby" is that of the people who live nearest to the trust's
sites, as a share of England's mean.

First in turn, all trusts that lack consultants and have a catchment that is mostly coastal or rural:

${firstTrustsTable(study, planning)}

Then the largest gaps of the other trusts, where access nearby is less than ${percent(CLEARLY_BELOW, 0)} of England's mean before rounding:

${otherTrustsTable(study, planning)}

A trust with few or no consultants of its own may be served by those of another who visit: the register counts
them at their employer. A gap says where to ask, not how many to hire.

## Where the next consultants would do most

The objective: the sum, over people who live below England's mean access, of what they lack, in consultants. Each
post goes to the site where it lowers that most. It may be any site that gives radiotherapy or has consultants.
In the last two columns people on the coast or in the country count twice.

${list(posts.findings)}

${posts.table}

It takes no account of buildings, machines, budgets, training capacity, or whether anybody would take the post.

## What cannot be concluded

${limits(england)}

## What the figures rest on

${vintageTable(england.manifest)}
`;
}

function readingNotes({ manifest }: EnglandColumns): string {
  const { minutes, consultants } = shortCaveats(manifest);
  return `How to read this page:

- **Minutes** are ${minutes} by car, off peak, from the population-weighted centre of each area.
- **Consultants** in clinical and medical oncology are a ${consultants}, counted at the trust that employs them.
  People have moved, retired and been hired since.
- **Access** is consultants within reach per 100,000 people, weighted by need (age) and by the journey (E2SFCA, a
  floating catchment).
- **Intervals** are at 95%: analytic for means, gaps and slopes, a bootstrap over areas (${REPLICATES} resamples, seed
  ${manifest.parameters.seed}) for indices. They say how far a figure hangs on which areas there are. They do not hold the error of
  the minutes or the age of the counts, and neighbouring areas are alike, so they are narrower than what is really known.
- Each sentence ends with what limits it. Please quote it with that.`;
}

function limits({ manifest }: EnglandColumns): string {
  const { consultants } = shortCaveats(manifest);
  return `- **Not today's staffing.** The counts are a ${consultants}. A trust that has hired since looks worse here than it is.
- **Not whole-time work.** A consultant of two days a week counts as one.
- **Not what a single patient meets.** Figures are of areas and trusts; referral, choice, transport and visiting
  clinics are not in them.
- **Not cause.** That poor places have less or more access does not show that one brings about the other, nor that
  access changes survival. Nothing here measures outcomes.
- **Not a shortage.** Gaps are against England's own mean. Were England short everywhere, the mean would be short too.
- **Not public transport.** All minutes are by car.
- **Not Wales or Scotland.** Their centres are not counted, which makes the border look worse than it is.
- **Not every satellite, perhaps.** The list of radiotherapy satellites was gathered by hand from trusts' own pages
  and the press, and may be incomplete: check a place before you name it. A satellite does not give every treatment.`;
}
