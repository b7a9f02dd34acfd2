import {
  bootstrapEstimate,
  type Estimate,
  giniOf,
  groupMeans,
  measuredAreas,
  povertyOf,
  type Statistic,
  tailRatioOf,
  theilDecomposition,
} from '@postcode-lottery/core';
import type { EnglandColumns } from '../documents/england-columns.ts';
import { meanOver, peopleBeyond, peopleOf } from '../documents/sums.ts';
import {
  fixed,
  millions,
  oneDecimal,
  percent,
  threeDecimals,
  twoDecimals,
  whole,
  withInterval,
} from '../documents/words.ts';
import type { Finding } from './finding.ts';

/** Resamples behind every bootstrap interval. */
export const REPLICATES = 500;

/** A measure with its bootstrap interval, drawn with the atlas's own seed. */
export function estimate(statistic: Statistic, people: Float64Array, { manifest }: EnglandColumns): Estimate {
  return bootstrapEstimate(statistic, people, {
    replicates: REPLICATES,
    seed: Number(manifest.parameters.seed),
  });
}

/** How far England lives from radiotherapy. */
export function travelFindings(england: EnglandColumns): Finding[] {
  const { minutes, residents, expectedErrorMinutes: error, noCarPercent, manifest } = england;
  const limit = Number(manifest.parameters.limitMinutes);
  const reached = measuredAreas(residents, minutes);
  const [journeys] = reached.columns as [Float64Array];
  const mean = groupMeans(journeys, reached.people, new Uint8Array(journeys.length), 1)[0]!.mean!;
  const share = estimate(povertyOf(0, minutes, limit, 'above'), residents, england);
  const gap = estimate(povertyOf(1, journeys, limit, 'above'), reached.people, england);
  const severity = estimate(povertyOf(2, journeys, limit, 'above'), reached.people, england);
  const everybody = peopleOf(residents);
  const people = (figure: Estimate) => ({
    value: figure.value * everybody,
    low: figure.low! * everybody,
    high: figure.high! * everybody,
  });
  const isBeyond = (area: number) => minutes[area]! > limit;
  const shifted = (sign: number) =>
    millions(
      peopleBeyond(
        minutes.map((value, area) => value + sign * error![area]!),
        residents,
        limit,
      ),
    );
  const findings: Finding[] = [
    {
      text: `A resident of England lives ${withInterval(mean, oneDecimal, 'minutes')} by car from the nearest radiotherapy centre on average.`,
      caveats: ['minutes'],
    },
    {
      text: `${millions(people(share).value)} people live more than ${limit} minutes away (95% interval ${millions(people(share).low)} to ${millions(people(share).high)}): ${withInterval(share, percent)} of England.`,
      caveats: ['minutes'],
    },
  ];
  if (error)
    findings.push({
      text: `Were every journey longer by its expected error, ${shifted(1)} people would be beyond ${limit} minutes; were every one shorter, ${shifted(-1)}. That is wider than the interval, and the better guide to how sure the figure is.`,
      caveats: ['minutes'],
    });
  findings.push(
    {
      text: `Averaged over everybody in England, the part of the journey beyond ${limit} minutes is ${withInterval(gap, (value) => percent(value, 2))} of the limit; with its square, so that the farthest count most, the index is ${withInterval(severity, (value) => fixed(value, 4))} (Foster, Greer and Thorbecke, orders 1 and 2).`,
      caveats: ['minutes'],
    },
    {
      text: `In the areas beyond ${limit} minutes ${withInterval(groupMean(noCarPercent, residents, isBeyond), (value) => `${oneDecimal(value)}%`)} of households have no car or van, against ${oneDecimal(meanOver(noCarPercent, residents))}% in England: fewer, but for them the minutes by car do not hold.`,
      caveats: ['minutes'],
    },
  );
  if (reached.excluded.areas > 0)
    findings.push({
      text: `No journey by car was found for ${placesWithout(england).join(', ')} (${whole(reached.excluded.people)} people): counted as beyond ${limit} minutes, left out of means.`,
      caveats: ['minutes'],
    });
  return findings;
}

/** How unequally access is spread, whoever has it. */
export function spreadFindings(england: EnglandColumns): Finding[] {
  const { accessPer100k: access, residents, places, placeOfArea, manifest } = england;
  const between = (level: 'region' | 'alliance') => {
    const split = theilDecomposition('T', access, residents, placeOfArea[level], places[level].codes.length);
    const share: Statistic = (people) => {
      const part = theilDecomposition('T', access, people, placeOfArea[level], places[level].codes.length);
      return part.total > 0 ? part.between / part.total : null;
    };
    return { total: split.total, share: estimate(share, residents, england) };
  };
  const regions = between('region');
  const alliances = between('alliance');
  const mean = groupMeans(access, residents, new Uint8Array(access.length), 1)[0]!.mean!;
  const gini = estimate(giniOf(access), residents, england);
  const palma = estimate(tailRatioOf(access, access, 0.4, 0.1), residents, england);
  return [
    {
      text: `A resident of England has ${withInterval(mean, twoDecimals)} cancer consultants within reach per 100,000 people, weighted by need and by the journey (${twoDecimals(Number(manifest.parameters.englandAccessPer100k))} when each resident counts by need, the mean that gaps are taken against: older people live farther out).`,
      caveats: ['consultants', 'minutes'],
    },
    {
      text: `The Gini index of access is ${withInterval(gini, threeDecimals)}, where 0 is the same for all and 1 is all for one.`,
      caveats: ['consultants', 'minutes'],
    },
    {
      text: `The tenth of people with the best access have ${withInterval(palma, twoDecimals)} times that of the four tenths with the least (Palma ratio).`,
      caveats: ['consultants', 'minutes'],
    },
    {
      text: `Of the inequality in access (Theil's T, ${threeDecimals(regions.total)}), ${withInterval(regions.share, (value) => percent(value, 0))} lies between the nine regions and ${withInterval(alliances.share, (value) => percent(value, 0))} between the ${places.alliance.codes.length} Cancer Alliances; the rest lies within them, between neighbours.`,
      caveats: ['consultants', 'minutes'],
    },
  ];
}

function groupMean(values: Float64Array, people: Float64Array, belongs: (area: number) => boolean) {
  const known = measuredAreas(people, values);
  const inGroup = Array.from(known.areas, (area) => (belongs(area) ? 1 : 0));
  return groupMeans(known.columns[0]!, known.people, inGroup, 2)[1]!.mean!;
}

/** The districts that hold the areas without a journey. */
function placesWithout({ minutes, places, placeOfArea }: EnglandColumns): string[] {
  const without = Array.from(minutes.keys()).filter((area) => minutes[area] === Infinity);
  return [...new Set(without.map((area) => places.district.names[placeOfArea.district[area]!]!))];
}
