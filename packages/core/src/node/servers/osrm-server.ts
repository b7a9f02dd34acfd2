import { readOsrmTable } from '../../travel/pairs/osrm-table.ts';
import { EngineError, type Place, type TravelEngine } from '../travel-engine.ts';
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

/** --max-table-size of osrm-routed is 100 places, and one of them is the site. */
const MOST_PLACES = 99;
/** OSRM takes the nearest road, however far: beyond this a place is not on its map. */
const SNAP_LIMIT_METRES = 1000;

const PROFILE: Readonly<Record<ServerMode, string>> = { car: 'driving', cycle: 'cycling', walk: 'walking' };

/** An OSRM server: the table service. It has no isochrones. */
export function osrmServer(options: ServerOptions): TravelEngine {
  const ask = askerOf(options);
  const profile = PROFILE[options.mode ?? 'car'];
  return engineOf('OSRM', options, {
    minutesToSite: (places, site) =>
      inBatches(places, site, options.batch ?? MOST_PLACES, async (batch) => {
        const coordinates = [...batch, site].map(
          ({ longitude, latitude }) => `${longitude.toFixed(6)},${latitude.toFixed(6)}`,
        );
        const path = `/table/v1/${profile}/${coordinates.join(';')}`;
        const sources = batch.map((_, index) => index).join(';');
        const answer = await ask({
          url: addressOf(options.url, path, {
            sources,
            destinations: String(batch.length),
            annotations: 'duration',
          }),
        });
        const minutes = minutesInOrder(() => readOsrmTable(answer, keysOf(batch)), batch);
        return withoutFarPlaces(answer as SnappedAnswer, batch, minutes);
      }),
  });
}

interface SnappedAnswer {
  readonly sources?: readonly { readonly distance?: number }[];
  readonly destinations?: readonly { readonly distance?: number }[];
}

/** Drops the minutes of places that OSRM moved too far. @throws EngineError where the site is one */
function withoutFarPlaces(
  { sources, destinations }: SnappedAnswer,
  places: readonly Place[],
  minutes: readonly (number | null)[],
): (number | null)[] {
  if ((destinations?.[0]?.distance ?? 0) > SNAP_LIMIT_METRES)
    throw new EngineError("the site has no road within 1 km: it is not on the server's map", {
      isOffMap: true,
    });
  return places.map((_, index) =>
    (sources?.[index]?.distance ?? 0) > SNAP_LIMIT_METRES ? null : minutes[index]!,
  );
}
