import { DataError } from '../../foundation/errors.ts';
import { matrixFromPairs, orderPairs } from '../build-matrix.ts';
import type { TravelMatrix, TravelProvenance } from '../matrix.ts';
import type { TravelPairs } from '../pairs/travel-pairs.ts';
import {
  type AreaKeys,
  type AreaLookup2011,
  type AreaMatch,
  type AreaVintage,
  matchAreas,
} from './match-areas.ts';
import { matchSites, type SiteKeys } from './match-sites.ts';

export interface ImportOptions {
  readonly areas: AreaKeys;
  readonly sites: SiteKeys;
  /** Needed for files whose areas are LSOA 2011. */
  readonly lookup2011?: AreaLookup2011;
  /** Whose areas the file has; found out by default. */
  readonly vintage?: AreaVintage;
  readonly mode: TravelMatrix['mode'];
  readonly provenance: TravelProvenance;
}

/** What became of every row: nothing is lost without a word. */
export interface ImportReport {
  readonly source: string;
  readonly vintage: AreaVintage;
  readonly pairsIn: number;
  readonly withoutJourney: number;
  /** Pairs whose area or site is unknown. */
  readonly pairsUnmatched: number;
  readonly areasIn: number;
  readonly unmatchedAreas: readonly string[];
  readonly sitesIn: number;
  readonly unmatchedSites: readonly string[];
  readonly ambiguousSites: readonly string[];
  /** Areas of 2021 whose minutes are the mean of several areas of 2011. */
  readonly averagedAreas: number;
  /** Areas of 2021 that took the minutes of the same area of 2011 as another one (a split area). */
  readonly copiedAreas: number;
  /** Areas and sites of the project, and how many have no time in the matrix. */
  readonly areas: number;
  readonly areasWithoutTime: number;
  readonly sites: number;
  readonly sitesWithoutTime: number;
  /** Pairs in the matrix. */
  readonly pairs: number;
}

/**
 * A travel matrix from the pairs of a file: its areas and sites matched to the project's.
 *
 * Minutes of LSOA 2011 are carried to LSOA 2021 by the official lookup: an unchanged or split area hands its
 * minutes on as they are; where several areas of 2011 make one of 2021, the minutes to a site are their mean
 * weighted by residents (by nothing where residents are not given), over those with a journey.
 *
 * @throws DataError where no area or no site is known, or one pair is given with two different times
 */
export function importTravelMatrix(
  pairs: TravelPairs,
  options: ImportOptions,
): { matrix: TravelMatrix; report: ImportReport } {
  const areas = matchAreas(pairs.origins, options.areas, options.lookup2011, options.vintage);
  const sites = matchSites(pairs.sites, options.sites);
  refuseStrangers(pairs.source, 'area', pairs.origins, areas.unmatched.length);
  refuseStrangers(pairs.source, 'site', pairs.sites, sites.unmatched.length + sites.ambiguous.length);
  const spread = spreadPairs(pairs, areas, sites.siteOfKey);
  const { areaCount, siteCount } = {
    areaCount: options.areas.codes.length,
    siteCount: options.sites.codes.length,
  };
  const { order } = orderPairs(spread.areas, spread.sites, areaCount, siteCount);
  const merged = mergeRuns(pairs, spread, order, areas);
  const matrix = matrixFromPairs(merged, {
    areaCount,
    siteCount,
    mode: options.mode,
    provenance: options.provenance,
  });
  return {
    matrix,
    report: {
      source: pairs.source,
      vintage: areas.vintage,
      pairsIn: pairs.pairsIn,
      withoutJourney: pairs.withoutJourney,
      pairsUnmatched: spread.unmatched,
      areasIn: pairs.origins.length,
      unmatchedAreas: areas.unmatched,
      sitesIn: pairs.sites.length,
      unmatchedSites: sites.unmatched,
      ambiguousSites: sites.ambiguous,
      averagedAreas: merged.averagedAreas,
      copiedAreas: areas.areasOfKey.reduce((sum, list) => sum + Math.max(0, list.length - 1), 0),
      areas: areaCount,
      areasWithoutTime: countMissing(areaCount, merged.areas),
      sites: siteCount,
      sitesWithoutTime: countMissing(siteCount, merged.sites),
      pairs: matrix.minutes.length,
    },
  };
}

function refuseStrangers(file: string, what: string, keys: readonly string[], unmatched: number): void {
  if (keys.length === 0) throw new DataError({ file, problem: `names no ${what}` });
  if (unmatched < keys.length) return;
  throw new DataError({
    file,
    value: keys.slice(0, 3).join(', '),
    problem: `none of its ${keys.length} ${what}s is known`,
    expected:
      what === 'area'
        ? 'LSOA codes or names of 2021 or 2011'
        : "the codes, names or postcodes of the project's sites",
  });
}

interface SpreadPairs {
  readonly areas: number[];
  readonly sites: number[];
  /** Index of the pair in the source. */
  readonly from: number[];
  readonly unmatched: number;
}

/** Each pair once for every area of 2021 that its key stands for. */
function spreadPairs(pairs: TravelPairs, match: AreaMatch, siteOfKey: Int32Array): SpreadPairs {
  const areas: number[] = [];
  const sites: number[] = [];
  const from: number[] = [];
  let unmatched = 0;
  for (let pair = 0; pair < pairs.minutes.length; pair++) {
    const site = siteOfKey[pairs.site[pair]!]!;
    const areasOfPair = match.areasOfKey[pairs.origin[pair]!]!;
    if (site < 0 || areasOfPair.length === 0) unmatched++;
    else
      for (const area of areasOfPair) {
        areas.push(area);
        sites.push(site);
        from.push(pair);
      }
  }
  return { areas, sites, from, unmatched };
}

interface MergedPairs {
  readonly areas: number[];
  readonly sites: number[];
  readonly minutes: Float32Array;
  readonly averagedAreas: number;
}

/** One time for each area and site: the weighted mean over the keys that share the area. */
function mergeRuns(
  pairs: TravelPairs,
  spread: SpreadPairs,
  order: Uint32Array,
  match: AreaMatch,
): MergedPairs {
  const merged = { areas: [] as number[], sites: [] as number[], minutes: [] as number[] };
  const averaged = new Set<number>();
  for (let start = 0; start < order.length; ) {
    const area = spread.areas[order[start]!]!;
    const site = spread.sites[order[start]!]!;
    const byKey = new Map<number, number>();
    let end = start;
    for (; end < order.length; end++) {
      const item = order[end]!;
      if (spread.areas[item] !== area || spread.sites[item] !== site) break;
      noteTime(pairs, spread.from[item]!, byKey);
    }
    merged.areas.push(area);
    merged.sites.push(site);
    merged.minutes.push(weightedMean(byKey, match.weightOfKey));
    if (byKey.size > 1) averaged.add(area);
    start = end;
  }
  return { ...merged, minutes: Float32Array.from(merged.minutes), averagedAreas: averaged.size };
}

function noteTime(pairs: TravelPairs, pair: number, byKey: Map<number, number>): void {
  const key = pairs.origin[pair]!;
  const minutes = pairs.minutes[pair]!;
  const before = byKey.get(key);
  if (before !== undefined && Math.abs(before - minutes) > 0.01)
    throw new DataError({
      file: pairs.source,
      value: `${before} and ${minutes} minutes`,
      problem: `gives ${pairs.origins[key]} to ${pairs.sites[pairs.site[pair]!]} twice, with different times`,
      expected: 'one time a pair',
    });
  byKey.set(key, minutes);
}

function weightedMean(byKey: ReadonlyMap<number, number>, weightOfKey: readonly number[]): number {
  if (byKey.size === 1) return byKey.values().next().value!;
  let weights = 0;
  let sum = 0;
  for (const [key, minutes] of byKey) {
    weights += weightOfKey[key]!;
    sum += weightOfKey[key]! * minutes;
  }
  if (weights > 0) return sum / weights;
  let plain = 0;
  for (const minutes of byKey.values()) plain += minutes;
  return plain / byKey.size;
}

function countMissing(count: number, present: readonly number[]): number {
  return count - new Set(present).size;
}
