import { nearestSites } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import type { PlanningInputs } from '../documents/planning-inputs.ts';
import { meanOver, peopleBeyond, peopleOf } from '../documents/sums.ts';
import { studySatellites } from '../documents/unlisted-satellites.ts';
import { millions, oneDecimal, percent, signed } from '../documents/words.ts';
import { type Comparison, directionAgrees } from './comparison.ts';
import { PUBLISHED_FACTS as FACTS } from './published-facts.ts';

/** Minutes to the nearest radiotherapy site, beside what was published. */
export function minutesComparisons(england: EnglandColumns, planning: PlanningInputs): Comparison[] {
  const { minutes, residents, aged65Plus, isRural, isFarRural, isNearMajorTown, imdDecile } = england;
  const mainOnly = nearestSites(planning.travel, {
    supply: planning.sites.map(({ role }) => (role === 'radiotherapyMain' ? 1 : 0)),
  }).minutes;
  const ruralMinutes = (from: number, to: number) =>
    meanOver(
      minutes,
      residents,
      (area) => isRural[area] === 1 && imdDecile[area]! >= from && imdDecile[area]! <= to,
    );
  const left = FACTS.meanMinutes.value - meanOver(mainOnly, aged65Plus);
  const mean = (values: ArrayLike<number>, people: ArrayLike<number>) => oneDecimal(meanOver(values, people));
  const among = (belongs: (area: number) => boolean) => oneDecimal(meanOver(minutes, residents, belongs));
  return [
    {
      fact: FACTS.meanMinutes,
      ours: `${mean(minutes, residents)} minutes over all residents; ${mean(minutes, aged65Plus)} over those aged 65 and over; ${mean(mainOnly, aged65Plus)} over the latter to main sites only`,
      why: `Theirs is a mean over prostate cancer patients of 2017 to 2018. Patients are older, and older people live farther out: weighting by people aged 65 and over shows how much that may be. Satellites shorten journeys, and some opened since: counting main sites only shows how much. That leaves ${signed(left, 1)} minutes that we cannot attribute; routing, traffic and time at the door may differ, which an abstract does not tell, and our estimate is a little short on long journeys.`,
    },
    {
      fact: FACTS.ruralDeprivedMinutes,
      ours: `${oneDecimal(ruralMinutes(1, 2))} minutes: residents of rural areas in the most deprived fifth; ${among((area) => isFarRural[area] === 1 && imdDecile[area]! <= 2)} in those far from a major town or city; ${oneDecimal(ruralMinutes(9, 10))} in rural areas of the least deprived fifth`,
      why: `Context only. The abstract does not say where "more deprived" begins or which rural classes are meant; ours are the 2021 classes and the 2025 index, and all residents. ${directionAgrees(ruralMinutes(1, 2) > ruralMinutes(9, 10))} The figure for areas far from a major town or city comes nearest to theirs in kind.`,
    },
    {
      fact: FACTS.urbanAffluentMinutes,
      ours: `${among((area) => isNearMajorTown[area] === 1 && imdDecile[area]! >= 9)} minutes: residents of the least deprived fifth in urban areas nearer to a major town or city`,
      why: 'Context only. The 2021 classification has no "conurbation" class; the nearest to it takes in most towns of England and so is wider than theirs.',
    },
    {
      fact: FACTS.publicTransportMinutes,
      ours: 'none',
      why: 'No public transport times ship with this tool; a matrix of them can be imported.',
    },
  ];
}

/** People beyond 45 minutes, beside what was published. */
export function beyondComparisons(england: EnglandColumns, planning: PlanningInputs): Comparison[] {
  const satellites = studySatellites(planning);
  const missing = satellites.missing.length;
  const { minutes, residents, expectedErrorMinutes: error, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const everybody = peopleOf(residents);
  const beyond = peopleBeyond(minutes, residents, limit);
  const patients = england.aged65Plus;
  const within65 = 1 - peopleBeyond(minutes, patients, limit) / peopleOf(patients);
  const mainOnly = nearestSites(planning.travel, {
    supply: planning.sites.map(({ role }) => (role === 'radiotherapyMain' ? 1 : 0)),
  }).minutes;
  const sure = error ? minutes.map((value, area) => value - error[area]!) : minutes;
  const possible = error ? minutes.map((value, area) => value + error[area]!) : minutes;
  const published = FACTS.beyond45England.value * 1e6;
  return [
    {
      fact: FACTS.beyond45England,
      ours: `${millions(beyond)} people (${percent(beyond / everybody)} of England); ${millions(peopleBeyond(mainOnly, residents, limit))} if main sites only are counted${missing === 0 ? '' : `; ${millions(peopleBeyond(satellites.minutes, residents, limit))} if ${missing} satellites that the list lacks are counted too`}`,
      why: `Ours is ${percent(beyond / published, 0)} of theirs, and ${percent(peopleBeyond(mainOnly, residents, limit) / published, 0)} if satellites are left out, so that their analysis may have counted few of them; what remains we cannot attribute. People near the limit decide the figure. ${error ? `Were every journey longer by its expected error, ${millions(peopleBeyond(possible, residents, limit))} would be beyond; were every one shorter, ${millions(peopleBeyond(sure, residents, limit))}. ` : ''}The published number is reached at ${oneDecimal(minutesWithBeyond(minutes, residents, published))} of our minutes instead of ${limit}. The press account does not say which sites, which time of day or which population its analysis took. ${missing === 0 ? '' : `The satellites that the list lacks are ${satellites.missing.map(({ name }) => name).join(', ')}. `}Ours takes off-peak minutes and the 2021 census, and no centre in Wales or Scotland.`,
    },
    {
      fact: FACTS.beyond45Kingdom,
      ours: `none for the United Kingdom; ${millions(beyond)} in England (${percent(beyond / everybody)})`,
      why: "Wales, Scotland and Northern Ireland are not covered here. Its two shares do not fit each other: 7.4 million is about 11% of the kingdom's population, so the 22% must count something else. It cannot be reconciled from the notices.",
    },
    {
      fact: FACTS.within45HeadAndNeck,
      ours: `${percent(1 - beyond / everybody)} of residents; ${percent(within65)} of residents aged 65 and over`,
      why: 'Theirs are patients, of one group of cancers, and the 48 centres that treated them in 2006 to 2008; ours are residents, and the sites of the list, with its satellites.',
    },
  ];
}

/** The limit that leaves as many people beyond it as were published. */
function minutesWithBeyond(minutes: ArrayLike<number>, residents: ArrayLike<number>, wanted: number): number {
  const order = Uint32Array.from({ length: minutes.length }, (_, area) => area).sort(
    (one, other) => minutes[other]! - minutes[one]!,
  );
  let beyond = 0;
  for (const area of order) {
    beyond += residents[area]!;
    if (beyond >= wanted) return minutes[area]!;
  }
  return 0;
}
