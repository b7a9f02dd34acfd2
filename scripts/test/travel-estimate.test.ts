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
import { FOLDS_HEADING } from '../calibrate-travel/report.ts';

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

  /** Two of the ten groups, fitted anew without them: the slowest part of this file. */
  test('hospitals left out: the published accuracy', async () => {
    const { pairs } = inputs;
    const page = await readFile(join(root, 'docs/travel-accuracy.md'), 'utf8');
    const foldOf = hospitalFolds(pairs);
    const only = [0, 5];
    const heldOut = estimateHeldOut(inputs, foldOf, { only });
    for (const fold of only) {
      const picked = (pair: number) => foldOf[pair] === fold && Number.isFinite(heldOut.mesh[pair]!);
      const mesh = accuracyOf(heldOut.mesh, pairs.minutes, picked);
      const straightLine = accuracyOf(heldOut.straightLine, pairs.minutes, picked);
      const [count, error, percentile, , lineError] = publishedFold(page, fold);
      expect(mesh.pairs).toBe(count);
      expect(Math.abs(mesh.meanAbsolute - error!)).toBeLessThan(0.05);
      expect(Math.abs(mesh.percentile95 - percentile!)).toBeLessThan(0.3);
      expect(Math.abs(straightLine.meanAbsolute - lineError!)).toBeLessThan(0.05);
    }
  }, 600_000);

  test('what is published is within the aims', async () => {
    const page = await readFile(join(root, 'docs/travel-accuracy.md'), 'utf8');
    const [, error, percentile] = cellsOf(page, '| All pairs, held out by hospital ');
    expect(error).toBeLessThanOrEqual(2);
    expect(percentile).toBeLessThanOrEqual(6.5);
    const [nearestWithin45] = cellsOf(page, '| 45 |');
    expect(nearestWithin45).toBeGreaterThanOrEqual(99);
  });

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

/** The numbers of the published row of a group. */
function publishedFold(page: string, fold: number): number[] {
  return cellsOf(page.slice(page.indexOf(FOLDS_HEADING)), `| ${fold + 1} |`);
}

/** The numbers after the first cell of the first row of a page that begins so. */
function cellsOf(page: string, start: string): number[] {
  const line = page.split('\n').find((text) => text.startsWith(start));
  return (line ?? '')
    .split('|')
    .slice(2, -1)
    .map((cell) => Number(cell.trim().replaceAll(',', '').replace('−', '-').replace('%', '')));
}
