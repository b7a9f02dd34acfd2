import { straightLineKilometres } from '../../travel/great-circle.ts';
import { readValhallaIsochrones } from '../../travel/isochrones/formats/valhalla.ts';
import type { IsochroneSet } from '../../travel/isochrones/isochrone.ts';
import type { TravelMatrix } from '../../travel/matrix.ts';
import { readValhallaMatrix } from '../../travel/pairs/valhalla-matrix.ts';
import { askAround, EngineError, type Place, type TravelEngine } from '../travel-engine.ts';
import { loadValhalla, type ValhallaActor } from './binding.ts';
import type { ValhallaTiles } from './build-tiles.ts';
import { valhallaConfiguration } from './configuration.ts';

export type ValhallaMode = Exclude<TravelMatrix['mode'], 'publicTransport'>;

const COSTING: Readonly<Record<ValhallaMode, string>> = { car: 'auto', cycle: 'bicycle', walk: 'pedestrian' };
const LOCATE_BATCH = 1000;
/** Vertices closer than this to a straight line are dropped from isochrones. */
const GENERALISE_METRES = 50;

/**
 * One actor for each configuration, for the life of the process: the library tells actors apart by their
 * address in memory, and would answer for a new one from the tiles of a dropped one.
 */
const actors = new Map<string, ValhallaActor>();

export interface ValhallaEngine extends TravelEngine {
  readonly isochrones: NonNullable<TravelEngine['isochrones']>;
  /** Metres from each place to the nearest connected road; null where there is none within 1 km. */
  locate(places: readonly Place[]): Promise<(number | null)[]>;
  /** Minutes of one journey by an ordinary route, to check a matrix by; null where there is none. */
  routeMinutes(from: Place, to: Place): Promise<number | null>;
}

/**
 * Valhalla in process, on tiles built before. The library does its work in Node's pool of threads: start the
 * process with UV_THREADPOOL_SIZE=2, for every thread keeps its own tiles in memory.
 *
 * @throws ValhallaUnavailableError where Valhalla cannot run
 */
export function openValhalla(tiles: ValhallaTiles, mode: ValhallaMode = 'car'): ValhallaEngine {
  const binding = loadValhalla();
  const configuration = JSON.stringify(valhallaConfiguration(tiles.folder));
  const actor = actors.get(configuration) ?? binding.createActor(configuration);
  actors.set(configuration, actor);
  const costing = COSTING[mode];
  const located = new Map<string, number | null>();
  const locate = (places: readonly Place[]) => locateOnce(actor, costing, places, located);
  return {
    mode,
    key: `valhalla ${binding.version} ${costing} ${tiles.key}`,
    concurrency: 2,
    provenance: {
      engine: `valhalla ${binding.version}`,
      ...(tiles.mapDate === undefined ? {} : { mapDate: tiles.mapDate }),
      estimated: false,
    },
    locate,
    async minutesToSite(places, site) {
      const snapped = await locate([site, ...places]);
      if (snapped[0] === null) throw offMap('The site');
      const found = places.flatMap((_, index) => (snapped[index + 1] === null ? [] : [index]));
      const minutes = await askAround(
        found.map((index) => places[index]!),
        (some) => matrixTo(actor, costing, some, site),
      );
      const all: (number | null)[] = places.map(() => null);
      found.forEach((index, place) => {
        all[index] = minutes[place]!;
      });
      return all;
    },
    isochrones: (site, siteCode, limits) => isochronesTo(actor, costing, mode, site, siteCode, limits),
    routeMinutes: (from, to) => routeMinutes(actor, costing, from, to),
  };
}

/** Areas are asked for again with every site: each place is located once. */
async function locateOnce(
  actor: ValhallaActor,
  costing: string,
  places: readonly Place[],
  located: Map<string, number | null>,
): Promise<(number | null)[]> {
  const keyOf = ({ longitude, latitude }: Place) => `${longitude},${latitude}`;
  const unknown = places.filter((place) => !located.has(keyOf(place)));
  const metres = await locateAll(actor, costing, unknown);
  unknown.forEach((place, index) => {
    located.set(keyOf(place), metres[index]!);
  });
  return places.map((place) => located.get(keyOf(place)) ?? null);
}

async function locateAll(
  actor: ValhallaActor,
  costing: string,
  places: readonly Place[],
): Promise<(number | null)[]> {
  const metres: (number | null)[] = [];
  for (let start = 0; start < places.length; start += LOCATE_BATCH) {
    const batch = places.slice(start, start + LOCATE_BATCH);
    const request = { locations: batch.map(location), costing, verbose: false };
    const answer = (await call(actor.locate.bind(actor), request)) as LocateAnswer[];
    if (answer.length !== batch.length)
      throw new EngineError('Valhalla located another number of places than it was asked for');
    answer.forEach(({ edges }, index) => {
      const { longitude, latitude } = batch[index]!;
      const distances = (edges ?? []).map(
        (edge) =>
          1000 * straightLineKilometres(longitude, latitude, edge.correlated_lon, edge.correlated_lat),
      );
      metres.push(distances.length === 0 ? null : Math.min(...distances));
    });
  }
  return metres;
}

interface LocateAnswer {
  readonly edges: readonly { readonly correlated_lat: number; readonly correlated_lon: number }[] | null;
}

async function matrixTo(
  actor: ValhallaActor,
  costing: string,
  places: readonly Place[],
  site: Place,
): Promise<(number | null)[]> {
  const request = { sources: places.map(location), targets: [location(site)], costing, verbose: false };
  const answer = await call(actor.matrix.bind(actor), request);
  const origins = places.map((_, index) => String(index));
  const pairs = readValhallaMatrix(answer, { origins, sites: ['site'] });
  const minutes: (number | null)[] = places.map(() => null);
  pairs.origin.forEach((index, pair) => {
    minutes[index] = pairs.minutes[pair]!;
  });
  return minutes;
}

async function isochronesTo(
  actor: ValhallaActor,
  costing: string,
  mode: ValhallaMode,
  site: Place,
  siteCode: string,
  limitsMinutes: readonly number[],
): Promise<IsochroneSet> {
  const answer = await call(actor.isochrone.bind(actor), {
    locations: [location(site)],
    costing,
    contours: limitsMinutes.map((time) => ({ time })),
    polygons: true,
    reverse: true,
    denoise: 0,
    generalize: GENERALISE_METRES,
  });
  return readValhallaIsochrones(answer, siteCode, { mode, file: `isochrones of ${siteCode}` });
}

async function routeMinutes(
  actor: ValhallaActor,
  costing: string,
  from: Place,
  to: Place,
): Promise<number | null> {
  try {
    const request = { locations: [location(from), location(to)], costing, directions_type: 'none' };
    const answer = (await call(actor.route.bind(actor), request)) as { trip: { summary: { time: number } } };
    return answer.trip.summary.time / 60;
  } catch (error) {
    if (error instanceof EngineError && /No path/i.test(error.message)) return null;
    throw error;
  }
}

async function call(method: (request: string) => Promise<string>, request: object): Promise<unknown> {
  try {
    return JSON.parse(await method(JSON.stringify(request)));
  } catch (cause) {
    const { message } = cause as Error;
    if (/No suitable edges|No data found/i.test(message)) throw offMap('A place', cause);
    throw new EngineError(`Valhalla failed: ${message}`, { cause });
  }
}

function offMap(what: string, cause?: unknown): EngineError {
  return new EngineError(
    `${what} has no road within 1 km: it is not on the map that the tiles were built from`,
    {
      cause,
      isOffMap: true,
    },
  );
}

function location({ longitude, latitude }: Place): { lon: number; lat: number } {
  return { lon: longitude, lat: latitude };
}
