import { readValhallaIsochrones } from '../../travel/isochrones/formats/valhalla.ts';
import { readValhallaMatrix } from '../../travel/pairs/valhalla-matrix.ts';
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

/** service_limits.auto.max_matrix_location_pairs of Valhalla's own configuration. */
const MOST_PAIRS = 2500;
/** service_limits.isochrone.max_contours of the same. */
const MOST_CONTOURS = 4;
/** "No suitable edges near location", "No data found for location". */
const OFF_MAP_CODES = [171, 170];

const COSTING: Readonly<Record<ServerMode, string>> = { car: 'auto', cycle: 'bicycle', walk: 'pedestrian' };

/**
 * A Valhalla server: /sources_to_targets and /isochrone. A key is taken from VALHALLA_API_KEY and sent as
 * the query parameter api_key.
 */
export function valhallaServer(options: ServerOptions): TravelEngine {
  const ask = askerOf(options);
  const costing = COSTING[options.mode ?? 'car'];
  const key = options.key ?? process.env.VALHALLA_API_KEY;
  const post = async (path: string, body: object) => {
    try {
      return await ask({ url: addressOf(options.url, path, { api_key: key }), body });
    } catch (error) {
      const code =
        error instanceof ServerRefusal
          ? (error.body as { error_code?: number } | null)?.error_code
          : undefined;
      if (code !== undefined && OFF_MAP_CODES.includes(code))
        throw new EngineError('a place has no road near it', { cause: error, isOffMap: true });
      throw error;
    }
  };
  return engineOf('Valhalla', options, {
    minutesToSite: (places, site) =>
      inBatches(places, site, options.batch ?? MOST_PAIRS, async (batch) => {
        const answer = await post('/sources_to_targets', {
          sources: batch.map(location),
          targets: [location(site)],
          costing,
        });
        return minutesInOrder(() => readValhallaMatrix(answer, keysOf(batch)), batch);
      }),
    async isochrones(site, siteCode, limitsMinutes) {
      const features: unknown[] = [];
      for (let start = 0; start < limitsMinutes.length; start += MOST_CONTOURS) {
        const answer = (await post('/isochrone', {
          locations: [location(site)],
          costing,
          contours: limitsMinutes.slice(start, start + MOST_CONTOURS).map((time) => ({ time })),
          polygons: true,
          reverse: true,
          denoise: 0,
        })) as { features?: unknown[] };
        features.push(...(answer.features ?? []));
      }
      const file = `isochrones of ${siteCode}`;
      return readValhallaIsochrones({ type: 'FeatureCollection', features }, siteCode, {
        mode: options.mode ?? 'car',
        file,
      });
    },
  });
}

function location({ longitude, latitude }: Place) {
  return { lon: longitude, lat: latitude };
}
