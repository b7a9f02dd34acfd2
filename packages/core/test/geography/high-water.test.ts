import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import {
  ArgumentError,
  DEFAULT_HIGH_WATER_OPTIONS,
  decodeLand,
  type HighWaterInput,
  type HighWaterOptions,
  highWaterShares,
  type Land,
  lonLatToNationalGrid,
  NO_AREA,
} from '@postcode-lottery/core';
import { readEngland } from '@postcode-lottery/core/node';
import fc from 'fast-check';
import type { FeatureCollection, LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { rectangles } from './squares.ts';

const EXACT = { borders: [], shoreOffsetMetres: 0 } as const;

/** Each place a postcode of its own area: 1 where it counts as near high water. */
function near(
  land: Land,
  places: readonly (readonly [number, number])[],
  options: Partial<HighWaterOptions> = {},
): number[] {
  const input: HighWaterInput = {
    land,
    eastingMetres: places.map(([x]) => x),
    northingMetres: places.map(([, y]) => y),
    areaOfPostcode: places.map((_, area) => area),
    areaCount: places.length,
  };
  return [...highWaterShares(input, { ...EXACT, ...options })];
}

/** Land of one ring, its inside on the left. */
const ringOf = (...points: readonly (readonly [number, number])[]): Land => ({
  ringOffsets: Uint32Array.of(0, points.length),
  eastingMetres: Float64Array.from(points, ([x]) => x),
  northingMetres: Float64Array.from(points, ([, y]) => y),
});

const ISLAND = rectangles([0, 0, 10_000, 10_000]);

/** An island 20 km square that a river runs into from the west, `width` across and 12 km long. */
const withRiver = (width: number) =>
  ringOf(
    [0, 0],
    [20_000, 0],
    [20_000, 20_000],
    [0, 20_000],
    [0, 10_000 + width],
    [12_000, 10_000 + width],
    [12_000, 10_000],
    [0, 10_000],
  );

describe('highWaterShares', () => {
  it('refuses columns of other lengths, areas out of range and distances that are none', () => {
    const input = {
      land: ISLAND,
      eastingMetres: [1],
      northingMetres: [1],
      areaOfPostcode: [0],
      areaCount: 1,
    };
    expect(() => highWaterShares({ ...input, northingMetres: [] }, EXACT)).toThrow(/northingMetres/);
    expect(() => highWaterShares({ ...input, areaOfPostcode: [1] }, EXACT)).toThrow(
      /areaOfPostcode\[0\] is 1/,
    );
    expect(() => highWaterShares(input, { ...EXACT, narrowestMetres: 0 })).toThrow(ArgumentError);
    expect(() => highWaterShares(input, { ...EXACT, withinMetres: Number.NaN })).toThrow(/withinMetres/);
    expect(() => highWaterShares(input, { ...EXACT, shoreOffsetMetres: -1 })).toThrow(/shoreOffsetMetres/);
  });

  it('counts postcodes up to 500 m from the shore of an island, on land and off it', () => {
    const places = [
      [5000, 500],
      [5000, 501],
      [9500, 5000],
      [9499, 5000],
      [5000, 5000],
      [-400, 5000],
      [-501, 5000],
    ] as const;
    expect(near(ISLAND, places)).toEqual([1, 0, 1, 0, 0, 1, 0]);
  });

  it('adds the offset of a shore that is drawn seaward', () => {
    const places = [
      [5000, 630],
      [5000, 631],
    ] as const;
    expect(near(ISLAND, places, { shoreOffsetMetres: 130 })).toEqual([1, 0]);
  });

  it('gives shares of the postcodes with an area, and NaN where an area has none', () => {
    const shares = highWaterShares(
      {
        land: ISLAND,
        eastingMetres: [5000, 5000, 5000, 5000, -1],
        northingMetres: [100, 200, 300, 5000, -1],
        areaOfPostcode: [2, 2, 2, 2, NO_AREA],
        areaCount: 3,
      },
      EXACT,
    );
    expect([...shares]).toEqual([Number.NaN, Number.NaN, 0.75]);
  });

  it('leaves out the banks of a river and keeps the shore at its mouth', () => {
    const places = [
      [6000, 9900],
      [6000, 10_700],
      [100, 9900],
      [100, 5000],
    ] as const;
    expect(near(withRiver(600), places)).toEqual([0, 0, 1, 1]);
  });

  it('keeps the banks of an estuary that is wider than the narrowest sea', () => {
    const banks = [
      [6000, 9900],
      [6000, 11_600],
    ] as const;
    expect(near(withRiver(1500), banks)).toEqual([1, 1]);
    expect(near(withRiver(1500), banks, { narrowestMetres: 2000 })).toEqual([0, 0]);
  });

  it('takes a strait between two islands for what its width makes it', () => {
    const strait = (width: number) =>
      rectangles([0, 0, 10_000, 10_000], [10_000 + width, 0, 20_000 + width, 10_000]);
    const place = [[9900, 5000]] as const;
    expect(near(strait(800), place)).toEqual([0]);
    expect(near(strait(1300), place)).toEqual([1]);
  });

  it('holds no border for a shore', () => {
    const places = [
      [9900, 5000],
      [100, 5000],
    ] as const;
    const borders = [{ name: 'east', from: [10_000, 0], to: [10_000, 10_000] }] as const;
    expect(near(ISLAND, places, { borders })).toEqual([0, 1]);
    const nowhere = [{ name: 'nowhere', from: [90_000, 0], to: [10_000, 10_000] }] as const;
    expect(() => near(ISLAND, places, { borders: nowhere })).toThrow(/borders\[0\] is "nowhere"/);
  });

  it('holds no disc of land round a pier for a shore', () => {
    const pier = rectangles([0, 0, 10_000, 10_000], [-2300, 5000, -2000, 5300]);
    expect(near(pier, [[-2100, 5100]])).toEqual([0]);
  });

  it('changes nothing that it is given', () => {
    const land = withRiver(600);
    const before = structuredClone(land);
    near(land, [[100, 100]]);
    expect(land).toEqual(before);
  });

  it('gives shares from 0 to 1, and 0 for postcodes far inland', () => {
    const place = fc.tuple(fc.integer({ min: -2000, max: 22_000 }), fc.integer({ min: -2000, max: 22_000 }));
    const postcodes = fc.array(fc.tuple(place, fc.nat(4)), { maxLength: 60 });
    fc.assert(
      fc.property(postcodes, fc.integer({ min: 200, max: 2400 }), (rows, width) => {
        const input = {
          land: withRiver(width),
          eastingMetres: rows.map(([[x]]) => x),
          northingMetres: rows.map(([[, y]]) => y),
          areaOfPostcode: rows.map(([, area]) => area),
          areaCount: 5,
        };
        const inland = {
          ...input,
          eastingMetres: rows.map(([[x]]) => 16_000 + (x % 2000)),
          northingMetres: rows.map(([[, y]]) => 6000 + (y % 2000)),
        };
        const hasPostcode = (area: number) => rows.some(([, own]) => own === area);
        highWaterShares(input, EXACT).forEach((share, area) => {
          expect(hasPostcode(area) ? share >= 0 && share <= 1 : Number.isNaN(share)).toBe(true);
        });
        highWaterShares(inland, EXACT).forEach((share, area) => {
          expect(share).toBe(hasPostcode(area) ? 0 : Number.NaN);
        });
      }),
      { numRuns: 50 },
    );
  });
});

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const coast = join(process.env.POSTCODE_LOTTERY_SHARED ?? join(root, '../shared'), 'data/coast');
const isThere = existsSync(coast);
const title = 'highWaterShares against the high-water line of the ONS boundaries';

describe.skipIf(!isThere)(isThere ? title : `${title} (skipped: no shared folder)`, () => {
  const england = { borders: DEFAULT_HIGH_WATER_OPTIONS.borders, shoreOffsetMetres: 130 };
  const land = () =>
    decodeLand(readFileSync(join(root, 'data/boundaries/coastline.bin')), 'data/boundaries/coastline.bin');

  it('finds most centres near the open coast, few on inlets and hardly any inland', async () => {
    const { areas } = await readEngland(join(root, 'data/england'));
    const ours = near(
      land(),
      areas.codes.map((_, area) => [areas.eastingMetres[area]!, areas.northingMetres[area]!] as const),
      england,
    );
    const indexOf = new Map(areas.codes.map((code, area) => [code, area]));
    const rows = readFileSync(join(coast, 'LSOA21_distance_to_coast.csv'), 'utf8').trim().split('\n');
    const counts = { open: [0, 0], inlet: [0, 0], to700: [0, 0], beyond: [0, 0] };
    for (const row of rows.slice(1)) {
      const [code, open, any] = row.split(',') as [string, string, string];
      const kind =
        Number(open) <= 500 ? 'open' : Number(any) <= 500 ? 'inlet' : Number(any) <= 700 ? 'to700' : 'beyond';
      counts[kind][0]!++;
      counts[kind][1]! += ours[indexOf.get(code)!]!;
    }
    expect(counts.open[1]! / counts.open[0]!).toBeGreaterThan(0.85);
    expect(counts.inlet[1]! / counts.inlet[0]!).toBeLessThan(0.12);
    expect(counts.to700[1]! / counts.to700[0]!).toBeLessThan(0.12);
    expect(counts.beyond[1]! / counts.beyond[0]!).toBeLessThan(0.001);
  }, 120_000);

  it('has the open coast for shore, and few of the estuaries and inlets', () => {
    const lines = JSON.parse(
      gunzipSync(readFileSync(join(coast, 'England_coastline_MHW_from_BGC.geojson.gz'))).toString(),
    ) as FeatureCollection<LineString, { class: 'open' | 'estuary_or_inlet' }>;
    const shareNear = (kind: string) => {
      const points = lines.features
        .filter(({ properties }) => properties.class === kind)
        .flatMap(({ geometry }) => geometry.coordinates);
      const { eastingMetres, northingMetres } = lonLatToNationalGrid(
        Float64Array.from(points, ([longitude]) => longitude!),
        Float64Array.from(points, ([, latitude]) => latitude!),
      );
      const [share] = highWaterShares(
        {
          land: land(),
          eastingMetres,
          northingMetres,
          areaOfPostcode: new Uint8Array(points.length),
          areaCount: 1,
        },
        { ...england, withinMetres: 200 },
      );
      return share!;
    };
    expect(shareNear('open')).toBeGreaterThan(0.88);
    expect(shareNear('estuary_or_inlet')).toBeLessThan(0.31);
  }, 120_000);
});
