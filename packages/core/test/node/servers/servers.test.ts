import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EngineError,
  measureTravel,
  openrouteserviceServer,
  osrmServer,
  type Place,
  politeServer,
  type ServerOptions,
  type TravelEngine,
  valhallaServer,
} from '@postcode-lottery/core/node';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type Asked, startRoutingServer } from './routing-server.ts';

/** Places whose seconds to the site the servers below make up: 60 for each hundredth of a degree east of -1. */
const places: Place[] = [0, 1, 2, 3, 4].map((step) => ({ longitude: -1 + step / 100, latitude: 52 }));
const site: Place = { longitude: -1, latitude: 52 };
const seconds = (longitude: number) => Math.round((longitude + 1) * 6000);

type Shape = (asked: Asked) => unknown;
const answerIn: Record<string, Shape> = {
  valhalla: ({ url, body }) =>
    url.startsWith('/isochrone')
      ? {
          type: 'FeatureCollection',
          features: body.contours.map(({ time }: { time: number }) =>
            feature({ contour: time, metric: 'time' }),
          ),
        }
      : {
          sources_to_targets: body.sources.map(({ lon }: { lon: number }, from_index: number) => [
            { time: seconds(lon), distance: 1, from_index, to_index: 0 },
          ]),
        },
  osrm: ({ url }) => {
    const coordinates = url.split('?')[0]!.split('/').at(-1)!.split(';').slice(0, -1);
    const near = { distance: 5, name: '' };
    return {
      code: 'Ok',
      durations: coordinates.map((pair) => [seconds(Number(pair.split(',')[0]))]),
      sources: coordinates.map(() => near),
      destinations: [near],
    };
  },
  openrouteservice: ({ url, body }) =>
    url.includes('isochrones')
      ? {
          type: 'FeatureCollection',
          features: body.range.map((value: number) => feature({ group_index: 0, value })),
          metadata: { query: { range_type: 'time' } },
        }
      : { durations: body.sources.map((index: number) => [seconds(body.locations[index][0])]) },
};
const engines: Record<string, (options: ServerOptions) => TravelEngine> = {
  valhalla: valhallaServer,
  osrm: osrmServer,
  openrouteservice: openrouteserviceServer,
};

let server: Awaited<ReturnType<typeof startRoutingServer>> | undefined;
afterEach(() => server?.stop());

const hurry = { backOffMilliseconds: 1, timeoutMilliseconds: 200 };
async function start(
  name: string,
  answer: (asked: Asked, count: number) => Answer | undefined,
  options: Partial<ServerOptions> = {},
) {
  server = await startRoutingServer(
    (asked, count) => answer(asked, count) ?? { json: answerIn[name]!(asked) },
  );
  return engines[name]!({ url: server.url, manners: hurry, ...options });
}

describe.each(['valhalla', 'osrm', 'openrouteservice'])('%s server', (name) => {
  it('gives minutes in the order of the places, in batches', async () => {
    const engine = await start(name, () => undefined, { batch: 2 });
    expect(await engine.minutesToSite(places, site)).toEqual([0, 1, 2, 3, 4]);
    expect(server!.asked).toHaveLength(4);
    expect(engine.provenance).toMatchObject({ estimated: false });
  });

  it.each<[string, Answer]>([
    ['500', { text: 'Internal Server Error', status: 500 }],
    ['503 with a page', { text: '<html>Busy</html>', status: 503 }],
    ['429', { json: { error: 'Rate limit exceeded' }, status: 429, headers: { 'retry-after': '0' } }],
    ['a dropped connection', 'drop'],
    ['an answer that breaks off', 'dropHalfway'],
    ['an answer that is no JSON', { text: '{"durations": [[1,' }],
    ['no answer in time', 'never'],
  ])('tries again after %s', async (_, fault) => {
    const engine = await start(name, (_asked, count) => (count <= 2 ? fault : undefined));
    expect(await engine.minutesToSite(places, site)).toEqual([0, 1, 2, 3, 4]);
    expect(server!.asked).toHaveLength(4);
  });

  it('gives up after the last attempt, with what went wrong', async () => {
    const engine = await start(name, () => ({ text: 'overloaded', status: 503 }), {
      manners: { ...hurry, attempts: 3 },
    });
    await expect(engine.minutesToSite(places, site)).rejects.toThrow(EngineError);
    await expect(engine.minutesToSite(places, site)).rejects.toThrow(
      'failed 3 times, last: status 503: overloaded',
    );
  });

  it('does not repeat what was refused, and shows no key', async () => {
    const engine = await start(name, () => ({ json: { error: 'bad key' }, status: 403 }), { key: 'secret' });
    const error = await engine.minutesToSite(places, site).catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(/refused: status 403.*bad key/);
    expect(String(error)).not.toContain('secret');
    expect(server!.asked).toHaveLength(1);
  });

  it('refuses an answer of the wrong size', async () => {
    const answers: Record<string, unknown> = {
      valhalla: { sources_to_targets: [] },
      osrm: { code: 'Ok', durations: [] },
      openrouteservice: { durations: [] },
    };
    const engine = await start(name, (_asked, count) => (count === 1 ? undefined : { json: answers[name] }));
    await expect(engine.minutesToSite(places, site)).rejects.toThrow('wrong number of rows');
  });
});

describe('places off the map', () => {
  const refusals: Record<string, Answer> = {
    valhalla: {
      json: { error_code: 171, error: 'No suitable edges near location', status_code: 400 },
      status: 400,
    },
    openrouteservice: {
      json: {
        error: {
          code: 6010,
          message: 'Could not find routable point within a radius of 350.0 meters of specified coordinate 2',
        },
      },
      status: 404,
    },
  };
  const longitudes = ({ body }: Asked): number[] =>
    body.sources.map((source: number | { lon: number }) =>
      typeof source === 'number' ? body.locations[source][0] : source.lon,
    );

  it.each(Object.keys(refusals))('%s: one of them does not spoil the others', async (name) => {
    const engine = await start(name, (asked) =>
      longitudes(asked).includes(-0.98) ? refusals[name] : undefined,
    );
    expect(await engine.minutesToSite(places, site)).toEqual([0, 1, null, 3, 4]);
  });
  it.each(Object.keys(refusals))('%s: a site off the map is said at once', async (name) => {
    const engine = await start(name, () => refusals[name]);
    await expect(engine.minutesToSite(places, site)).rejects.toMatchObject({ isOffMap: true });
    expect(server!.asked).toHaveLength(1);
  });
  it('osrm: places that it moved too far have no minutes', async () => {
    const engine = await start('osrm', (asked) => {
      const answer = answerIn.osrm!(asked) as { sources: { distance: number }[] };
      if (answer.sources.length > 1) answer.sources[3] = { distance: 25_000 };
      return { json: answer };
    });
    expect(await engine.minutesToSite(places, site)).toEqual([0, 1, 2, null, 4]);
  });
});

describe('what servers are sent', () => {
  it('Valhalla: many sources to one target, its key in the query, four contours at most', async () => {
    const engine = await start('valhalla', () => undefined, { key: 'k' });
    await engine.minutesToSite(places, site);
    expect(server!.asked[1]).toMatchObject({
      method: 'POST',
      url: '/sources_to_targets?api_key=k',
      body: { costing: 'auto', targets: [{ lon: -1, lat: 52 }] },
    });
    const set = await engine.isochrones!(site, 'RBV01', [15, 30, 45, 60, 90]);
    expect(set.isochrones.map(({ limit }) => limit)).toEqual([15, 30, 45, 60, 90]);
    expect(server!.asked.slice(2).map(({ body }) => body.contours.length)).toEqual([4, 1]);
  });
  it('openrouteservice: its key from the environment in a header', async () => {
    process.env.OPENROUTESERVICE_API_KEY = 'from-environment';
    try {
      const engine = await start('openrouteservice', () => undefined, { mode: 'walk' });
      await engine.minutesToSite(places, site);
      expect(server!.asked[1]).toMatchObject({
        url: '/v2/matrix/foot-walking',
        headers: { authorization: 'from-environment' },
        body: { destinations: [5], metrics: ['duration'] },
      });
      const set = await engine.isochrones!(site, 'RBV01', [15, 30]);
      expect(set.isochrones.map(({ site: code, limit }) => [code, limit])).toEqual([
        ['RBV01', 15],
        ['RBV01', 30],
      ]);
    } finally {
      delete process.env.OPENROUTESERVICE_API_KEY;
    }
  });
  it('OSRM: coordinates in the path, the site last', async () => {
    const engine = await start('osrm', () => undefined, { mode: 'cycle' });
    await engine.minutesToSite(places.slice(0, 2), site);
    expect(server!.asked[1]!.url).toBe(
      '/table/v1/cycling/-1.000000,52.000000;-0.990000,52.000000;-1.000000,52.000000?sources=0%3B1&destinations=2&annotations=duration',
    );
    expect(engine.isochrones).toBeUndefined();
  });
});

describe('politeServer', () => {
  it('keeps the interval, backs off twice as long each time, and heeds Retry-After', async () => {
    const waits: number[] = [];
    const sleep = async (milliseconds: number) => {
      waits.push(milliseconds);
    };
    server = await startRoutingServer((_, count) =>
      count === 3
        ? { text: '', status: 503 }
        : count < 3
          ? { text: '', status: 500 }
          : count === 4
            ? { json: {}, status: 429, headers: { 'retry-after': '7' } }
            : { json: { done: true } },
    );
    const ask = politeServer({ backOffMilliseconds: 100 }, sleep);
    expect(await ask({ url: server.url })).toEqual({ done: true });
    expect(waits).toHaveLength(4);
    [100, 200, 400].forEach((least, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(least);
      expect(waits[index]).toBeLessThanOrEqual(least * 1.25);
    });
    expect(waits[3]).toBe(7000);
    waits.length = 0;
    const slow = politeServer({ intervalMilliseconds: 40 }, sleep);
    await Promise.all([slow({ url: server.url }), slow({ url: server.url }), slow({ url: server.url })]);
    expect(waits.filter((wait) => wait === 40).length).toBeGreaterThanOrEqual(2);
  });
});

describe('measureTravel with a server that dies half-way', () => {
  it('keeps the sites that were done, and asks only for the rest the next time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'servers-'));
    try {
      const areas = {
        codes: places.map((_, index) => `E${index}`),
        longitude: places.map((place) => place.longitude),
        latitude: places.map((place) => place.latitude),
      };
      const sites = { codes: ['A', 'B', 'C'], longitude: [-1, -0.99, -0.98], latitude: [52, 52, 52] };
      const options = { radiusKilometres: 100, limitsMinutes: [15], cacheFolder: folder };
      let isDead = false;
      const engine = await start(
        'valhalla',
        (_asked, count) => {
          isDead ||= count === 6;
          return isDead ? 'drop' : undefined;
        },
        { manners: { ...hurry, attempts: 2 } },
      );
      await expect(measureTravel(engine, areas, sites, options)).rejects.toThrow(/^C: |^B: /);
      const answered: string[] = [];
      await server!.stop();
      server = await startRoutingServer((asked) => ({ json: answerIn.valhalla!(asked) }));
      const again = valhallaServer({ url: server.url, manners: hurry });
      const { matrix, sitesFromCache } = await measureTravel({ ...again, key: engine.key }, areas, sites, {
        ...options,
        onSite: (_done, _total, code) => answered.push(code),
      });
      expect(sitesFromCache).toBe(1);
      expect(answered.sort()).toEqual(['A', 'B', 'C']);
      expect(matrix.minutes.length).toBe(15);
      expect(server.asked.filter(({ url }) => url.startsWith('/isochrone'))).toHaveLength(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

function feature(properties: object) {
  const ring = [
    [-1.1, 51.9],
    [-0.9, 51.9],
    [-0.9, 52.1],
    [-1.1, 52.1],
    [-1.1, 51.9],
  ];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}
