import { DataError } from '../../foundation/errors.ts';
import type { TravelMatrix } from '../../travel/matrix.ts';
import type { TravelPairs } from '../../travel/pairs/travel-pairs.ts';
import { EngineError, type Place, type TravelEngine } from '../travel-engine.ts';
import { type AskServer, politeServer, type ServerManners } from './ask-server.ts';

/** Where a server is and how it is asked. */
export interface ServerOptions {
  /** Address without the path of the service, such as http://localhost:8002. */
  readonly url: string;
  readonly mode?: Exclude<TravelMatrix['mode'], 'publicTransport'>;
  /** Key of the service; taken from the environment by default. */
  readonly key?: string;
  /** Places in one question, where the server allows another number than its software does. */
  readonly batch?: number;
  /** Date of the server's map, as ISO 8601, where it is known. */
  readonly mapDate?: string;
  readonly manners?: Partial<ServerManners>;
  /** Replaces the real way of asking, in tests. */
  readonly ask?: AskServer;
}

export type ServerMode = NonNullable<ServerOptions['mode']>;

/** What every server engine has in common. */
export function engineOf(
  name: string,
  options: ServerOptions,
  methods: Pick<TravelEngine, 'minutesToSite' | 'isochrones'>,
): TravelEngine {
  const mode = options.mode ?? 'car';
  return {
    mode,
    key: JSON.stringify([name, options.url, mode, options.mapDate ?? null]),
    concurrency: 1,
    provenance: {
      engine: `${name} at ${new URL(options.url).host}`,
      ...(options.mapDate === undefined ? {} : { mapDate: options.mapDate }),
      estimated: false,
    },
    ...methods,
  };
}

export function askerOf(options: ServerOptions): AskServer {
  return options.ask ?? politeServer(options.manners);
}

/** The minutes of pairs whose origins are '0', '1', ... in the order of the places asked for. */
export function minutesInOrder(read: () => TravelPairs, places: readonly Place[]): (number | null)[] {
  let pairs: TravelPairs;
  try {
    pairs = read();
  } catch (error) {
    if (error instanceof DataError) throw new EngineError(error.message, { cause: error });
    throw error;
  }
  const minutes: (number | null)[] = places.map(() => null);
  pairs.origin.forEach((index, pair) => {
    minutes[index] = pairs.minutes[pair]!;
  });
  return minutes;
}

/** Keys of places asked for, by their order. */
export function keysOf(places: readonly Place[]): { origins: string[]; sites: string[] } {
  return { origins: places.map((_, index) => String(index)), sites: ['site'] };
}

/** The address with a path, and a query where there is a key for it. */
export function addressOf(
  url: string,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const base = url.endsWith('/') ? url.slice(0, -1) : url;
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams(given).toString();
  return `${base}${path}${search === '' ? '' : `?${search}`}`;
}
