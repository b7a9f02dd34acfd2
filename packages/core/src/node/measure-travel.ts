import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { matrixFromPairs } from '../travel/build-matrix.ts';
import { straightLineKilometres } from '../travel/great-circle.ts';
import type { IsochroneSet } from '../travel/isochrones/isochrone.ts';
import type { TravelMatrix } from '../travel/matrix.ts';
import { landText } from './landing.ts';
import { EngineError, type Place, type TravelEngine } from './travel-engine.ts';

/** Places with their codes, WGS84 degrees. */
export interface CodedPlaces {
  readonly codes: readonly string[];
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
}

export interface MeasureOptions {
  /** Areas farther from a site along the straight line are not asked for. */
  readonly radiusKilometres: number;
  /** Limits of the isochrones; none are drawn where this is empty or the engine has none. */
  readonly limitsMinutes: readonly number[];
  /** Each site's answer is kept here as soon as it is there, and used again. */
  readonly cacheFolder: string;
  /** Told after each site, in the order they finish. */
  readonly onSite?: (done: number, total: number, code: string, fromCache: boolean) => void;
}

export interface MeasuredTravel {
  readonly matrix: TravelMatrix;
  readonly isochrones: readonly IsochroneSet[];
  /** Codes of sites that have no road near: their columns are empty. */
  readonly offMapSites: readonly string[];
  readonly sitesFromCache: number;
  /** Areas that no site has a journey from: off the map or beyond the radius. */
  readonly areasWithoutTime: number;
}

interface SiteAnswer {
  /** Areas within the radius and their minutes. */
  readonly areas: readonly number[];
  readonly minutes: readonly (number | null)[];
  readonly isochrones: IsochroneSet | null;
  readonly isOffMap: boolean;
}

/**
 * Asks a routing engine for the minutes from all areas to all sites, one site at a time, and for the
 * isochrones of each. A run that is killed goes on where it was: every site's answer is kept by a key of all
 * that it depends on.
 *
 * @throws EngineError where the engine fails; sites that were done stay done
 */
export async function measureTravel(
  engine: TravelEngine,
  areas: CodedPlaces,
  sites: CodedPlaces,
  options: MeasureOptions,
): Promise<MeasuredTravel> {
  const areaKey = hashOf([Array.from(areas.longitude), Array.from(areas.latitude)]);
  const answers: SiteAnswer[] = new Array(sites.codes.length);
  let done = 0;
  let sitesFromCache = 0;
  let next = 0;
  const settle = async (site: number) => {
    const path = join(options.cacheFolder, `${cacheKey(engine, areaKey, sites, site, options)}.json`);
    const kept = await readAnswer(path);
    answers[site] = kept ?? (await askForSite(engine, areas, sites, site, options));
    if (kept === undefined) await landText(path, JSON.stringify(answers[site]));
    else sitesFromCache++;
    options.onSite?.(++done, sites.codes.length, sites.codes[site]!, kept !== undefined);
  };
  const work = async () => {
    try {
      while (next < sites.codes.length) await settle(next++);
    } catch (error) {
      next = sites.codes.length;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, engine.concurrency) }, work));
  return { ...assemble(engine, areas, sites, answers), sitesFromCache };
}

async function askForSite(
  engine: TravelEngine,
  areas: CodedPlaces,
  sites: CodedPlaces,
  index: number,
  options: MeasureOptions,
): Promise<SiteAnswer> {
  const site = placeOf(sites, index);
  const near = areas.codes.flatMap((_, area) => {
    const { longitude, latitude } = placeOf(areas, area);
    const kilometres = straightLineKilometres(longitude, latitude, site.longitude, site.latitude);
    return kilometres <= options.radiusKilometres ? [area] : [];
  });
  try {
    const minutes = await engine.minutesToSite(
      near.map((area) => placeOf(areas, area)),
      site,
    );
    if (minutes.length !== near.length)
      throw new EngineError('The engine answered for another number of places');
    const isochrones =
      engine.isochrones === undefined || options.limitsMinutes.length === 0
        ? null
        : await engine.isochrones(site, sites.codes[index]!, options.limitsMinutes);
    return { areas: near, minutes, isochrones, isOffMap: false };
  } catch (error) {
    if (error instanceof EngineError && error.isOffMap)
      return { areas: [], minutes: [], isochrones: null, isOffMap: true };
    throw error instanceof EngineError
      ? new EngineError(`${sites.codes[index]}: ${error.message}`, { cause: error })
      : error;
  }
}

function assemble(
  engine: TravelEngine,
  areas: CodedPlaces,
  sites: CodedPlaces,
  answers: readonly SiteAnswer[],
): Omit<MeasuredTravel, 'sitesFromCache'> {
  const [areaColumn, siteColumn, minutes]: [number[], number[], number[]] = [[], [], []];
  answers.forEach((answer, site) => {
    answer.areas.forEach((area, place) => {
      const value = answer.minutes[place];
      if (value === null || value === undefined) return;
      areaColumn.push(area);
      siteColumn.push(site);
      minutes.push(value);
    });
  });
  const matrix = matrixFromPairs(
    { areas: areaColumn, sites: siteColumn, minutes: Float32Array.from(minutes) },
    {
      areaCount: areas.codes.length,
      siteCount: sites.codes.length,
      mode: engine.mode,
      provenance: engine.provenance,
    },
  );
  return {
    matrix,
    isochrones: answers.flatMap(({ isochrones }) => (isochrones === null ? [] : [isochrones])),
    offMapSites: sites.codes.filter((_, site) => answers[site]!.isOffMap),
    areasWithoutTime: areas.codes.length - new Set(areaColumn).size,
  };
}

/** A kept answer; one that was cut off or is of another shape counts as none. */
async function readAnswer(path: string): Promise<SiteAnswer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const answer = JSON.parse(text) as SiteAnswer;
    return answer.areas.length === answer.minutes.length ? answer : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function cacheKey(
  engine: TravelEngine,
  areaKey: string,
  sites: CodedPlaces,
  site: number,
  options: MeasureOptions,
): string {
  const { radiusKilometres, limitsMinutes } = options;
  const place = placeOf(sites, site);
  return hashOf([
    CACHE_FORMAT,
    engine.key,
    areaKey,
    sites.codes[site],
    place,
    radiusKilometres,
    limitsMinutes,
  ]);
}

const CACHE_FORMAT = 1;

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function placeOf(places: CodedPlaces, index: number): Place {
  return { longitude: places.longitude[index]!, latitude: places.latitude[index]! };
}
