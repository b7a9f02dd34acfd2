import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTravelMatrix, type TravelProvenance } from '@postcode-lottery/core';
import { type CodedPlaces, EngineError, measureTravel, type TravelEngine } from '@postcode-lottery/core/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const provenance: TravelProvenance = { engine: 'made up', estimated: false };
/** Five areas a hundredth of a degree (1.1 km) apart on a meridian, four sites at the first four. */
const areas: CodedPlaces = {
  codes: ['E0', 'E1', 'E2', 'E3', 'E4'],
  longitude: [0, 0, 0, 0, 0],
  latitude: [52, 52.01, 52.02, 52.03, 52.04],
};
const sites: CodedPlaces = {
  codes: ['A', 'B', 'C', 'D'],
  longitude: [0, 0, 0, 0],
  latitude: [52, 52.01, 52.02, 52.03],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'measure-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Two minutes for each hundredth of a degree; `asked` lists the sites by latitude. */
function engineThat(change: Partial<TravelEngine> = {}): TravelEngine & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    mode: 'car',
    key: 'made up 1',
    concurrency: 1,
    provenance,
    asked,
    async minutesToSite(places, site) {
      asked.push(site.latitude);
      return places.map(({ latitude }) => Math.round(Math.abs(latitude - site.latitude) * 100) * 2);
    },
    ...change,
  };
}

const options = (radiusKilometres = 50) => ({ radiusKilometres, limitsMinutes: [], cacheFolder: folder });

describe('measureTravel', () => {
  it('puts the answers in rows, and leaves out what is beyond the radius', async () => {
    const { matrix, areasWithoutTime } = await measureTravel(engineThat(), areas, sites, options(1.5));
    checkTravelMatrix(matrix);
    expect([...matrix.offsets]).toEqual([0, 2, 5, 8, 10, 11]);
    expect([...matrix.minutes].slice(0, 5)).toEqual([0, 2, 2, 0, 2]);
    expect(areasWithoutTime).toBe(0);
  });

  it('asks again only for what changed', async () => {
    const engine = engineThat();
    await measureTravel(engine, areas, sites, options());
    const again = await measureTravel(engine, areas, sites, options());
    expect(again.sitesFromCache).toBe(4);
    const moved = { ...sites, latitude: [52, 52.01, 52.025, 52.03] };
    expect((await measureTravel(engine, areas, moved, options())).sitesFromCache).toBe(3);
    expect(
      (await measureTravel(engineThat({ key: 'made up 2' }), areas, sites, options())).sitesFromCache,
    ).toBe(0);
    expect(
      (
        await measureTravel(
          engine,
          { ...areas, latitude: [52.001, ...[52.01, 52.02, 52.03, 52.04]] },
          sites,
          options(),
        )
      ).sitesFromCache,
    ).toBe(0);
  });

  it('stops at the first failure, names the site and keeps what was done', async () => {
    const engine = engineThat({ concurrency: 2 });
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const failing: TravelEngine = {
      ...engine,
      async minutesToSite(places, site) {
        if (site.latitude === 52.01) throw new EngineError('out of memory');
        await released;
        return engine.minutesToSite(places, site);
      },
    };
    await expect(measureTravel(failing, areas, sites, options())).rejects.toThrow('B: out of memory');
    release();
    await vi.waitFor(async () =>
      expect((await readdir(folder)).filter((name) => name.endsWith('.json'))).toHaveLength(1),
    );
    expect(engine.asked).toEqual([52]);
    expect((await measureTravel(engine, areas, sites, options())).sitesFromCache).toBe(1);
  });

  it('refuses an answer for another number of places', async () => {
    const engine = engineThat({ minutesToSite: async () => [1, 2] });
    await expect(measureTravel(engine, areas, sites, options())).rejects.toThrow(
      'A: The engine answered for another number of places',
    );
  });

  it('does not hide a defect of the engine behind another error', async () => {
    const engine = engineThat({
      minutesToSite: () => Promise.reject(new TypeError('undefined is not a function')),
    });
    await expect(measureTravel(engine, areas, sites, options())).rejects.toThrow(TypeError);
  });
});
