import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  areaSquareMetres,
  dissolveTopology,
  joinPointsToAreas,
  NO_AREA,
  nationalGridToLonLat,
  neighboursOf,
  simplifyTopology,
  type Topology,
  topologyFromPolygons,
} from '@postcode-lottery/core';
import { type Boundaries, type England, readBoundaries, readEngland } from '@postcode-lottery/core/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AreaComparison, compareWithOfficial } from '../validate-areas/measure.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const shared = resolve(root, process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
const boundaries = join(shared, 'data/boundaries/LSOA_2021_EN_BGC.geojson.gz');
const absent = !existsSync(boundaries);

describe.skipIf(absent)(`drawn areas against official ones (skipped without ${boundaries})`, () => {
  let found: AreaComparison;
  beforeAll(async () => {
    found = await compareWithOfficial(root, boundaries, 500);
  }, 300_000);

  it('draws all 33,755 areas, which add up to the land within 0.01%', () => {
    expect(found.report.emptyAreas).toEqual([]);
    expect(found.sumErrorShare).toBeLessThan(1e-4);
    expect(found.report.landSquareMetres).toBeGreaterThan(130e9);
  });

  it('puts every positioned postcode, and with it every resident, into its own area', () => {
    expect(found.postcodes).toBe(1_491_312);
    expect(found.residents).toBe(56_489_608);
    const lost = found.report.shared.reduce((sum, { pointsLost }) => sum + pointsLost, 0);
    expect(found.postcodesRight).toBe(found.postcodes - lost - found.report.offLand.length);
    expect(found.report.offLand.length).toBe(0);
  });

  it('draws about 86% of the land into the right area, and nearly all into the right region', () => {
    expect(found.officialSquareKilometres).toBeCloseTo(130_457.89, 1);
    expect(found.rightArea).toBeGreaterThan(0.855);
    expect(found.rightPlace.msoa).toBeGreaterThan(0.91);
    expect(found.rightPlace.district).toBeGreaterThan(0.97);
    expect(found.rightPlace.region).toBeGreaterThan(0.99);
    expect(found.missingSquareKilometres).toBeLessThan(400);
    expect(found.extraSquareKilometres).toBeLessThan(900);
  });

  it('finds neighbours along nearly all official common boundaries', () => {
    expect(found.sharedBoundaryFound).toBeGreaterThan(0.985);
  });
});

describe.skipIf(absent)(`official boundaries (skipped without ${boundaries})`, () => {
  let england: England;
  let official: Boundaries;
  let topology: Topology;
  let areaOfPlace: number[];
  beforeAll(async () => {
    england = await readEngland(join(root, 'data/england'));
    official = await readBoundaries(boundaries, 'LSOA21CD');
    topology = topologyFromPolygons(official.polygons, official.coordinates);
    const areaOfCode = new Map(england.areas.codes.map((code, area) => [code, area]));
    areaOfPlace = official.codes.map((code) => areaOfCode.get(code)!);
  }, 300_000);

  it('make a topology of the same ground, whose areas survive simplification', () => {
    const total = areaSquareMetres(topology).reduce((sum, square) => sum + square, 0);
    expect(total / 1e6).toBeCloseTo(130_457.89, 1);
    const { islands } = neighboursOf(topology);
    expect(islands.length).toBeLessThan(5);
    const simple = simplifyTopology(topology, 10_000);
    expect(simple.eastingMetres.length).toBeLessThan(topology.eastingMetres.length / 2);
    expect(areaSquareMetres(simple).every((square) => square > 0)).toBe(true);
  });

  it('dissolve to the districts that were dissolved by another program, neighbours included', async () => {
    const districts = england.areas.levels.district;
    const dissolved = dissolveTopology(
      topology,
      areaOfPlace.map((area) => districts.placeOfArea[area]!),
      districts.codes.length,
    );
    const file = await readBoundaries(
      join(shared, 'data/boundaries/LAD_2024_EN_BGC_dissolved.geojson.gz'),
      'LAD24CD',
    );
    const expected = topologyFromPolygons(file.polygons, file.coordinates);
    const square = areaSquareMetres(dissolved);
    const neighbours = neighboursOf(dissolved);
    const expectedNeighbours = neighboursOf(expected);
    areaSquareMetres(expected).forEach((squareMetres, place) => {
      const district = districts.codes.indexOf(file.codes[place]!);
      expect(Math.abs(square[district]! - squareMetres)).toBeLessThan(0.1);
      const count = ({ offsets }: { offsets: Uint32Array }, row: number) => offsets[row + 1]! - offsets[row]!;
      expect(count(neighbours, district)).toBe(count(expectedNeighbours, place));
    });
  });

  it('hold the postcodes that the tables say, but for a few within metres of an edge', () => {
    const { postcodes } = england;
    const { longitude, latitude } = nationalGridToLonLat(postcodes.eastingMetres, postcodes.northingMetres);
    const found = joinPointsToAreas({ x: longitude, y: latitude }, official.polygons);
    let placed = 0;
    let others = 0;
    postcodes.areaOfPostcode.forEach((area, i) => {
      if (area === NO_AREA) return;
      placed++;
      if (found[i]! < 0 || areaOfPlace[found[i]!] !== area) others++;
    });
    expect(placed).toBe(1_491_312);
    expect(others / placed).toBeLessThan(0.0025);
  });
});
