import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AreaTable,
  decodeLand,
  landMask,
  type MeshParameters,
  type MeshShape,
  meshShape,
  readFastRoads,
  readFixedLinks,
} from '@postcode-lottery/core';
import { openTable, readEngland } from '@postcode-lottery/core/node';
import { type MeasuredPairs, readMeasuredPairs } from './measured-pairs.ts';

/** What a calibration works on. */
export interface CalibrationInputs {
  readonly areas: AreaTable;
  readonly shape: MeshShape;
  readonly pairs: MeasuredPairs;
}

const DENSITY_KNOTS = [15, 60, 200, 600, 1500, 3500, 8000];

/** The pace field has its points this far apart: wide enough for several hospitals around each. */
const FIELD_STEP_KILOMETRES = 100;

/** Round numbers that every fit starts from. */
export const START: MeshParameters = {
  pace: { peoplePerKm2: DENSITY_KNOTS, values: [1.1, 1, 1, 1, 1, 1, 1.4] },
  roadPace: {
    motorway: { open: 0.6, builtUp: 0.7 },
    dual: { open: 0.75, builtUp: 0.8 },
    single: { open: 0.8, builtUp: 1 },
  },
  paceField: { stepKilometres: FIELD_STEP_KILOMETRES, columns: 8, rows: 8, excess: [] },
  roadDensities: [500, 5000],
  waterGapKilometres: 0.4,
  curve: { intercept: 8, slope: 1, knots: [], changes: [] },
  originMinutes: { peoplePerKm2: DENSITY_KNOTS, values: DENSITY_KNOTS.map(() => 0) },
  error: {
    byMinutes: { intercept: 0.5, slope: 0.06, knots: [], changes: [] },
    density: { peoplePerKm2: [100, 10000], values: [1, 1] },
    seaFactor: 0,
  },
};

/**
 * Reads the committed tables of the project and the measured minutes.
 *
 * @param root the repository
 * @param shared the folder of files in the shape of the official downloads, with travel-times
 */
export async function readInputs(root: string, shared: string): Promise<CalibrationInputs> {
  const england = join(root, 'data/england');
  const { areas } = await readEngland(england);
  const coastline = await readFile(join(root, 'data/boundaries/coastline.bin'));
  const shape = meshShape(
    areas,
    {
      land: landMask(decodeLand(coastline, 'coastline.bin')),
      roads: await readFastRoads(openTable(join(england, 'fast-roads.csv'))),
      links: await readFixedLinks(openTable(join(england, 'fixed-links.csv'))),
    },
    START.waterGapKilometres,
  );
  return { areas, shape, pairs: await readMeasuredPairs(join(shared, 'data'), areas) };
}
