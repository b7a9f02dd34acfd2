import { nearestSites, settingsDecay, type TrustGaps, trustGaps } from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { markdownTable } from '../documents/markdown.ts';
import type { PlanningInputs } from '../documents/planning-inputs.ts';
import { meanOver } from '../documents/sums.ts';
import { fixed, oneDecimal, percent, signed } from '../documents/words.ts';
import type { Finding } from './finding.ts';

const OTHERS_SHOWN = 10;
/** Share of a catchment's need on the coast or in the country from which a trust comes first. */
const MOSTLY = 0.5;
/** Share of England's mean access below which people nearby are taken to lack it. */
export const CLEARLY_BELOW = 0.9;
/** Other minutes at which a consultant counts one half, to see how far the gaps hang on the decay. */
const OTHER_HALF_WEIGHTS = [30, 60];

/** The gaps of the trusts, and what is shown beside them. */
export interface GapStudy {
  readonly gaps: TrustGaps;
  /** The smallest and the largest gap of each trust under the decays tried. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  readonly coastalShare: Float64Array;
  readonly ruralShare: Float64Array;
  /** Access of the people who live nearest to each trust's sites, per 100,000; NaN where there are none. */
  readonly accessNearby: Float64Array;
  /** Trusts that lack consultants and come first, or do not, the largest gap first. */
  readonly first: readonly number[];
  readonly others: readonly number[];
}

export function studyTrustGaps(england: EnglandColumns, planning: PlanningInputs): GapStudy {
  const { isCoastal, isRural, manifest, accessPer100k } = england;
  const half = Number(manifest.parameters.halfWeightMinutes);
  const either = isCoastal.map((one, area) => (one || isRural[area] ? 1 : 0));
  const under = (halfWeightMinutes: number, priorityAreas: Uint8Array) =>
    trustGaps({
      travel: planning.catchmentTravel,
      needWeightedPeople: planning.needWeightedPeople,
      supply: planning.consultantsAtSite,
      trustOfSite: planning.trustOfSite,
      trustCount: planning.trusts.length,
      decay: settingsDecay({ halfWeightMinutes }),
      priorityAreas,
    });
  const gaps = under(half, either);
  const tried = [gaps, ...OTHER_HALF_WEIGHTS.map((minutes) => under(minutes, either))];
  const nearest = nearestSites(planning.catchmentTravel, { supply: planning.isSpecialist }).sites;
  const isNearest = (trust: number) => (area: number) =>
    nearest[area]! >= 0 && planning.trustOfSite[nearest[area]!] === trust;
  const lacking = Array.from(gaps.order).filter((trust) => gaps.gap[trust]! > 0);
  const comesFirst = (trust: number) => gaps.priorityShare[trust]! >= MOSTLY;
  return {
    gaps,
    lowest: gaps.gap.map((_, trust) => Math.min(...tried.map(({ gap }) => gap[trust]!))),
    highest: gaps.gap.map((_, trust) => Math.max(...tried.map(({ gap }) => gap[trust]!))),
    coastalShare: under(half, isCoastal).priorityShare,
    ruralShare: under(half, isRural).priorityShare,
    accessNearby: gaps.gap.map((_, trust) =>
      meanOver(accessPer100k, planning.needWeightedPeople, isNearest(trust)),
    ),
    first: lacking.filter(comesFirst),
    others: lacking.filter((trust) => !comesFirst(trust)),
  };
}

/** What the gaps say as a whole. */
export function trustGapFindings(study: GapStudy, planning: PlanningInputs): Finding[] {
  const { gaps, first, others, accessNearby, lowest, highest } = study;
  const lacking = [...first, ...others];
  const sum = (trusts: readonly number[]) =>
    oneDecimal(trusts.reduce((total, trust) => total + gaps.gap[trust]!, 0));
  const served = lacking.filter((trust) => accessNearby[trust]! >= gaps.englandPer100k);
  const biggest = [...first].sort((one, other) => gaps.gap[other]! - gaps.gap[one]!)[0];
  const findings: Finding[] = [
    {
      text: `Set against England's mean of ${fixed(gaps.englandPer100k, 2)} consultants per 100,000 need-weighted people, the catchments of ${lacking.length} trusts hold ${sum(lacking)} fewer than their need, and those of other trusts as many more. ${first.length} of the ${lacking.length}, with ${sum(first)} of the gap, have at least half of their catchment's need on the coast or in the country.`,
      caveats: ['consultants', 'minutes', 'model'],
    },
    {
      text: `Beware of ${served.length} of the ${lacking.length}: people who live nearest to them have at least the mean access all the same, for another trust close by has many consultants. Their gap is a division of labour between neighbours, not a lack.`,
      caveats: ['consultants', 'minutes', 'model'],
    },
  ];
  if (biggest !== undefined)
    findings.push({
      text: `Of the trusts whose catchment is mostly coastal or rural, ${planning.trusts[biggest]!.name} has the biggest gap: ${oneDecimal(gaps.gap[biggest]!)} consultants (${range(lowest[biggest]!, highest[biggest]!)} under other decays).`,
      caveats: ['consultants', 'minutes', 'model'],
    });
  return findings;
}

/** The trusts that come first: all whose catchment is mostly coastal or rural and lacks consultants. */
export function firstTrustsTable(study: GapStudy, planning: PlanningInputs): string {
  return gapTable(study, planning, study.first);
}

/** The other trusts with the largest gaps where access nearby is clearly below England's mean. */
export function otherTrustsTable(study: GapStudy, planning: PlanningInputs): string {
  const lacking = study.others.filter(
    (trust) => study.accessNearby[trust]! < CLEARLY_BELOW * study.gaps.englandPer100k,
  );
  return gapTable(study, planning, lacking.slice(0, OTHERS_SHOWN));
}

function gapTable(study: GapStudy, planning: PlanningInputs, trusts: readonly number[]): string {
  const { gaps, lowest, highest, coastalShare, ruralShare, accessNearby } = study;
  return markdownTable(
    [
      'Trust',
      { right: 'Consultants' },
      { right: 'At the mean' },
      { right: 'Gap' },
      { right: 'Under other decays' },
      { right: 'Coastal' },
      { right: 'Rural' },
      { right: 'Access nearby' },
    ],
    trusts.map((trust) => [
      planning.trusts[trust]!.name,
      fixed(gaps.consultants[trust]!, 0),
      oneDecimal(gaps.expected[trust]!),
      oneDecimal(gaps.gap[trust]!),
      range(lowest[trust]!, highest[trust]!),
      percent(coastalShare[trust]!, 0),
      percent(ruralShare[trust]!, 0),
      Number.isNaN(accessNearby[trust]!)
        ? 'nearest to nobody'
        : percent(accessNearby[trust]! / gaps.englandPer100k, 0),
    ]),
  );
}

const range = (low: number, high: number) => `${signed(low, 1)} to ${signed(high, 1)}`;
