import { DataError } from '../../foundation/errors.ts';
import { straightLineKilometres } from '../great-circle.ts';
import type { TravelMatrix } from '../matrix.ts';

/** Positions in WGS84 degrees. NaN where one is not known. */
export interface Positions {
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
}

/**
 * Usual door-to-door minutes by straight-line distance, good to a factor of two or three: enough to tell
 * minutes from seconds. The line for cars is a fit to real English minutes, rounded.
 */
const USUAL_MINUTES: Readonly<
  Record<TravelMatrix['mode'], { readonly start: number; readonly perKilometre: number }>
> = {
  car: { start: 9, perKilometre: 1 },
  publicTransport: { start: 20, perKilometre: 2 },
  cycle: { start: 2, perKilometre: 5 },
  walk: { start: 0, perKilometre: 16 },
};

/** Halfway, on a scale of ratios, between right and sixty times too much. */
const FACTOR_LIMIT = Math.sqrt(60);
/** Nearer pairs say nothing: the start of a journey outweighs the rest. */
const LEAST_KILOMETRES = 1;

export interface Plausibility {
  readonly verdict: 'plausible' | 'secondsReadAsMinutes' | 'minutesReadAsSeconds' | 'unknown';
  /** Pairs more than 1 km apart that were compared. */
  readonly pairsCompared: number;
  /** Median of minutes over usual minutes: about 1 where the unit is right. NaN where nothing was compared. */
  readonly medianRatio: number;
  /** Sites whose own median is off by more than the factor, though the whole is not: wrong place or column. */
  readonly oddSites: readonly number[];
  /** Pairs faster than `fastestKilometresPerHour` along the straight line. */
  readonly impossiblePairs: number;
}

const FASTEST_KILOMETRES_PER_HOUR: Readonly<Record<TravelMatrix['mode'], number>> = {
  car: 130,
  publicTransport: 250,
  cycle: 45,
  walk: 12,
};

/** Compares a matrix with straight-line distances: catches wrong units and sites in the wrong place. */
export function checkPlausibility(matrix: TravelMatrix, areas: Positions, sites: Positions): Plausibility {
  const usual = USUAL_MINUTES[matrix.mode];
  const fastest = FASTEST_KILOMETRES_PER_HOUR[matrix.mode];
  const ratiosOfSite: number[][] = Array.from({ length: matrix.siteCount }, () => []);
  let impossiblePairs = 0;
  for (let area = 0; area < matrix.areaCount; area++)
    for (let pair = matrix.offsets[area]!; pair < matrix.offsets[area + 1]!; pair++) {
      const site = matrix.sites[pair]!;
      const kilometres = straightLineKilometres(
        areas.longitude[area]!,
        areas.latitude[area]!,
        sites.longitude[site]!,
        sites.latitude[site]!,
      );
      if (!(kilometres >= LEAST_KILOMETRES)) continue;
      const minutes = matrix.minutes[pair]!;
      ratiosOfSite[site]!.push(minutes / (usual.start + usual.perKilometre * kilometres));
      if (kilometres / (minutes / 60) > fastest) impossiblePairs++;
    }
  const all = ratiosOfSite.flat();
  const medianRatio = median(all);
  const verdict = verdictOf(medianRatio);
  const oddSites =
    verdict === 'plausible'
      ? ratiosOfSite.flatMap((ratios, site) => (isOff(median(ratios)) ? [site] : []))
      : [];
  return { verdict, pairsCompared: all.length, medianRatio, oddSites, impossiblePairs };
}

/**
 * Refuses a matrix whose times cannot be in the declared unit.
 *
 * @throws DataError that says which unit they seem to be in
 */
export function refuseImplausible(source: string, check: Plausibility): void {
  if (check.verdict === 'plausible' || check.verdict === 'unknown') return;
  const seconds = check.verdict === 'secondsReadAsMinutes';
  throw new DataError({
    file: source,
    problem: `times are ${seconds ? 'far too long' : 'far too short'} for the distances: the median is ${check.medianRatio.toPrecision(2)} times the usual; they look like ${seconds ? 'seconds declared as minutes' : 'minutes declared as seconds'}, or the coordinates are wrong`,
    expected: seconds ? 'the unit seconds' : 'the unit minutes',
  });
}

function verdictOf(ratio: number): Plausibility['verdict'] {
  if (Number.isNaN(ratio)) return 'unknown';
  if (!isOff(ratio)) return 'plausible';
  return ratio > 1 ? 'secondsReadAsMinutes' : 'minutesReadAsSeconds';
}

function isOff(ratio: number): boolean {
  return ratio > FACTOR_LIMIT || ratio < 1 / FACTOR_LIMIT;
}

function median(values: number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
