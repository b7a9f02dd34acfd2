import { groupGap, measuredAreas } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import type { PlanningInputs } from '../documents/planning-inputs.ts';
import { meanOver, peopleOf } from '../documents/sums.ts';
import { intervalOf, oneDecimal, percent, twoDecimals, whole } from '../documents/words.ts';
import { type Comparison, directionAgrees } from './comparison.ts';
import { PUBLISHED_FACTS as FACTS } from './published-facts.ts';

/** Trusts that saw fewer people than this are left out of the range: one person would move them by points. */
const LEAST_PEOPLE = 100;

/** Consultants, beside what was published. */
export function workforceComparisons(england: EnglandColumns, planning: PlanningInputs): Comparison[] {
  const { trusts } = planning;
  const sum = (of: 'clinicalOncology' | 'medicalOncology') =>
    trusts.reduce((total, { consultants }) => total + consultants[of], 0);
  const clinical = sum('clinicalOncology');
  const medical = sum('medicalOncology');
  const { consultantsUnit: unit, consultantsVintage: vintage } = england.manifest.parameters;
  const counted = `${whole(clinical)} entries in clinical oncology (${unit}, ${vintage})`;
  const count =
    'Entries of a register at NHS trusts of England: a consultant with two trusts counts twice, part-time counts as one, and the register can hold leavers and miss joiners.';
  const shortfall = {
    ours: 'none',
    why: "A shortfall against what centres say they need cannot be worked out from a register. Our gaps are against England's own mean: they add up to zero, and say where consultants are missing, not how many the country lacks.",
  };
  return [
    coastalConsultants(england, planning),
    {
      fact: FACTS.clinicalOncologists2007,
      ours: `${counted}; ${whole(medical)} in medical oncology`,
      why: `Twelve years lie between the two, in which the specialty grew. ${count} Trusts code the same work under either specialty, so the sum of both, ${whole(clinical + medical)}, is our measure.`,
    },
    {
      fact: FACTS.clinicalOncologists2020,
      ours: counted,
      why: `Theirs is the whole kingdom in whole-time equivalents. ${count}`,
    },
    { fact: FACTS.clinicalOncologists2021, ours: counted, why: 'As above, two years on.' },
    { fact: FACTS.shortfall2019, ...shortfall },
    { fact: FACTS.shortfall2020, ...shortfall, why: 'As above.' },
    { fact: FACTS.shortfall2023, ...shortfall, why: 'As above.' },
  ];
}

function coastalConsultants(england: EnglandColumns, planning: PlanningInputs): Comparison {
  const { accessPer100k, isCoastal } = england;
  const need = planning.needWeightedPeople;
  const coastal = meanOver(accessPer100k, need, (area) => isCoastal[area] === 1);
  const all = meanOver(accessPer100k, need);
  const { ratio } = groupGap(accessPer100k, need, isCoastal);
  const fewer = (value: number) => percent(1 - value, 0);
  return {
    fact: FACTS.coastalConsultants,
    ours: `${fewer(coastal / all)} fewer cancer consultants within reach per need-weighted person on the coast than in England as a whole (${twoDecimals(coastal)} against ${twoDecimals(all)} per 100,000); ${fewer(ratio!.value)} fewer than inland (${intervalOf({ value: 0, low: 1 - ratio!.high!, high: 1 - ratio!.low! }, (value) => percent(value, 0))})`,
    why: `Theirs counts consultants of all specialties and patients of the hospitals there. Ours counts two cancer specialties, which sit at few, mostly inland, centres, weighted by journey and by the age of residents; and coastal means within 5 km of the open coast. ${directionAgrees(coastal < all)} A larger gap is what one would expect of a specialty that sits at few places.`,
  };
}

/** Need, waits and work, beside what was published. */
export function contextComparisons(england: EnglandColumns, planning: PlanningInputs): Comparison[] {
  const { residents, aged65Plus, isCoastal, isNearMajorTown, employmentDeprivedPercent } = england;
  const share65 = (belongs?: (area: number) => boolean) =>
    percent(peopleOf(aged65Plus, belongs) / peopleOf(residents, belongs));
  const farTowns = (coastal: number) => (area: number) =>
    isCoastal[area] === coastal && isNearMajorTown[area] === 0;
  const known = measuredAreas(residents, employmentDeprivedPercent);
  const [deprived] = known.columns as [Float64Array];
  const work = groupGap(
    deprived,
    known.people,
    Array.from(known.areas, (area) => isCoastal[area]!),
  );
  const days28 = planning.trusts.flatMap(({ waits }) => (waits.days28 ? [waits.days28] : []));
  const total = days28.reduce((sum, wait) => sum + wait.total, 0);
  const within = days28.reduce((sum, wait) => sum + wait.within, 0);
  const shares = days28.filter((wait) => wait.total >= LEAST_PEOPLE).map((wait) => wait.within / wait.total);
  const period = england.manifest.columns.find(({ id }) => id === 'within28DaysPercent')!.vintage;
  return [
    {
      fact: FACTS.registrationsAged65,
      ours: `${oneDecimal(FACTS.registrationsAged65.value)}% of our need-weighted people, by construction; ${share65()} of residents are of that age`,
      why: 'An input, not a test: need is residents weighted so that this share of it falls on people aged 65 and over.',
    },
    {
      fact: FACTS.seasideAged65,
      ours: `${share65((area) => isCoastal[area] === 1)} within 5 km of the open coast, ${share65((area) => isCoastal[area] === 0)} inland; outside the urban areas nearer to a major town or city ${share65(farTowns(1))} and ${share65(farTowns(0))}`,
      why: 'Ours takes in large seaside cities, which are younger, and residents of 2021; towns by size are not in the atlas. Leaving out the urban areas nearer to major towns comes closer.',
    },
    {
      fact: FACTS.within28Days,
      ours: `${percent(within / total)} over ${period}; trusts from ${percent(Math.min(...shares))} to ${percent(Math.max(...shares))} (trusts with ${LEAST_PEOPLE} people or more)`,
      why: 'One month against twelve that end before it, and a single month spreads trusts wider than a year does. Providers that are not NHS trusts are left out.',
    },
    {
      fact: FACTS.coastalWorking,
      ours: `employment-deprived: ${oneDecimal(work.group.mean!.value)}% on the coast, ${oneDecimal(work.others.mean!.value)}% inland, ${oneDecimal(work.gap!.value)} points more (${intervalOf(work.gap!, oneDecimal)})`,
      why: `Not the same measure: people of working age on out-of-work benefits in the 2025 indices, against people not working at the census for any reason, study and retirement included. ${directionAgrees(work.gap!.value > 0)}`,
    },
  ];
}
