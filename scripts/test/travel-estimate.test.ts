import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  edgeMinutes,
  estimateCarMinutes,
  estimateIsochrones,
  type MeshParameters,
  meshGraph,
  type PiecewiseLine,
  piecewiseValue,
} from '@postcode-lottery/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accuracyOf, agreementWithin, districtBiases } from '../calibrate-travel/accuracy.ts';
import { pairKilometres } from '../calibrate-travel/fit-straight-line.ts';
import { estimateHeldOut, estimatePairs, hospitalFolds } from '../calibrate-travel/held-out.ts';
import { type CalibrationInputs, readInputs } from '../calibrate-travel/inputs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = resolve(root, process.env.POSTCODE_LOTTERY_SHARED ?? '../shared');
const absent = !existsSync(join(shared, 'data/travel-times'));
const skipped = absent ? ` (SKIPPED: no measured minutes in ${shared})` : '';

describe.skipIf(absent)(`the travel estimate against measured minutes${skipped}`, () => {
  let inputs: CalibrationInputs;
  let parameters: { mesh: MeshParameters; straightLine: PiecewiseLine };
  beforeAll(async () => {
    inputs = await readInputs(root, shared);
    parameters = JSON.parse(await readFile(join(root, 'data/england/travel-estimate.json'), 'utf8'));
  }, 120_000);

  /** Two of the ten folds, fitted anew without them: the slowest part of this file. */
  test('hospitals left out: the published accuracy, with a little slack', () => {
    const { pairs, areas } = inputs;
    const fold = hospitalFolds(pairs);
    const tested = [0, 5];
    const heldOut = estimateHeldOut(inputs, fold, { only: tested });
    const picked = (pair: number) => tested.includes(fold[pair]!) && Number.isFinite(heldOut.mesh[pair]!);
    const mesh = accuracyOf(heldOut.mesh, pairs.minutes, picked);
    const straight = accuracyOf(heldOut.straightLine, pairs.minutes, picked);
    expect(mesh.pairs).toBeGreaterThan(4000);
    expect(mesh.meanAbsolute).toBeLessThan(2);
    expect(mesh.percentile95).toBeLessThan(6.5);
    expect(mesh.meanAbsolute).toBeLessThan(0.85 * straight.meanAbsolute);
    expect(areas.count).toBe(33_755);
  }, 300_000);

  test('the shipped parameters: accuracy, districts and 45 minutes on all pairs', () => {
    const { pairs, areas, shape } = inputs;
    const mesh = estimatePairs(shape, parameters.mesh, pairs);
    const kilometres = pairKilometres(shape, pairs);
    const straightLine = kilometres.map((value) => piecewiseValue(parameters.straightLine, value));
    const all = accuracyOf(mesh, pairs.minutes);
    expect(all.meanAbsolute).toBeLessThan(1.75);
    expect(all.percentile95).toBeLessThan(5);
    expect(agreementWithin(45, mesh, pairs.minutes, (pair) => pairs.nearest[pair]!)).toBeGreaterThan(0.99);
    for (const district of districtBiases(areas, pairs, { mesh, straightLine }))
      expect(Math.abs(district.mesh), district.name).toBeLessThan(8);
  });

  test('every area but Scilly reaches a site; the Humber Bridge and the ferries are crossed', () => {
    const { areas, shape } = inputs;
    const mesh = {
      shape,
      parameters: parameters.mesh,
      graph: meshGraph(shape, edgeMinutes(shape, parameters.mesh)),
    };
    // Castle Hill Hospital, north of the Humber.
    const hospital = { longitude: [-0.4449], latitude: [53.7769] };
    const { matrix, expectedErrorMinutes } = estimateCarMinutes(mesh, hospital);
    const unreached = areas.names.filter((_, area) => matrix.offsets[area] === matrix.offsets[area + 1]);
    expect(unreached).toEqual(['Isles of Scilly 001A']);
    const minutesOf = (name: string) => matrix.minutes[matrix.offsets[areas.names.indexOf(name)]!]!;
    // South of the bridge, and round by the Ouse if it were not there: about 80 minutes.
    expect(minutesOf('North Lincolnshire 005A')).toBeLessThan(55);
    expect(expectedErrorMinutes.every((error, area) => error > 0 || areas.names[area] === unreached[0])).toBe(
      true,
    );
    const isochrones = estimateIsochrones(mesh, { longitude: -0.4449, latitude: 53.7769 }, [15, 30, 45, 60]);
    expect(isochrones.features.length).toBe(4);
    expect(JSON.stringify(isochrones).length).toBeLessThan(400_000);
  });
});
