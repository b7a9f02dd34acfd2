import { readOpenrouteserviceIsochrones } from '../../travel/isochrones/formats/openrouteservice.ts';
import { readOpenrouteserviceMatrix } from '../../travel/pairs/openrouteservice-matrix.ts';
import { EngineError, type Place, type TravelEngine } from '../travel-engine.ts';
import { ServerRefusal } from './ask-server.ts';
import { inBatches } from './batches.ts';
import {
  addressOf,
  askerOf,
  engineOf,
  keysOf,
  minutesInOrder,
  type ServerMode,
  type ServerOptions,
} from './server-engine.ts';

/** ors.engine.endpoints matrix.maximum_routes of its own configuration. */
const MOST_ROUTES = 2500;
/** A place without a road within the server's snapping radius: of routes, of matrices. */
const OFF_MAP_CODES = [2010, 6010];
const OFF_MAP_WORDS = /could not find (a |routable )?point/i;

const PROFILE: Readonly<Record<ServerMode, string>> = {
  car: 'driving-car',
  cycle: 'cycling-regular',
  walk: 'foot-walking',
};

/**
 * An openrouteservice server, its own or https://api.openrouteservice.org: /v2/matrix and /v2/isochrones.
 * A key is taken from OPENROUTESERVICE_API_KEY and sent as the header Authorization.
 */
export function openrouteserviceServer(options: ServerOptions): TravelEngine {
  const ask = askerOf(options);
  const profile = PROFILE[options.mode ?? 'car'];
  const key = options.key ?? process.env.OPENROUTESERVICE_API_KEY;
  const headers = key === undefined ? {} : { authorization: key };
  const post = async (path: string, body: object) => {
    try {
      return await ask({ url: addressOf(options.url, path), body, headers });
    } catch (error) {
      if (error instanceof ServerRefusal && isOffMap(error))
        throw new EngineError('a place has no road near it', { cause: error, isOffMap: true });
      throw error;
    }
  };
  return engineOf('openrouteservice', options, {
    minutesToSite: (places, site) =>
      inBatches(places, site, options.batch ?? MOST_ROUTES, async (batch) => {
        const answer = await post(`/v2/matrix/${profile}`, {
          locations: [...batch, site].map(position),
          sources: batch.map((_, index) => index),
          destinations: [batch.length],
          metrics: ['duration'],
        });
        return minutesInOrder(() => readOpenrouteserviceMatrix(answer, keysOf(batch)), batch);
      }),
    async isochrones(site, siteCode, limitsMinutes) {
      const answer = await post(`/v2/isochrones/${profile}`, {
        locations: [position(site)],
        location_type: 'destination',
        range_type: 'time',
        range: limitsMinutes.map((minutes) => minutes * 60),
      });
      const file = `isochrones of ${siteCode}`;
      return readOpenrouteserviceIsochrones(answer, [siteCode], { mode: options.mode ?? 'car', file });
    },
  });
}

function isOffMap(refusal: ServerRefusal): boolean {
  const { code, message } =
    (refusal.body as { error?: { code?: number; message?: string } } | null)?.error ?? {};
  return OFF_MAP_CODES.includes(code ?? 0) || OFF_MAP_WORDS.test(message ?? '');
}

function position({ longitude, latitude }: Place): [number, number] {
  return [longitude, latitude];
}
