import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TravelMatrixFile } from '@postcode-lottery/core';
import { writeTravelMatrix } from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';
import { TRAVEL_FOLDER } from './inputs.ts';

/** Share of areas that may lack a journey in the matrix that the atlas takes, before one has to say so. */
const TOLERATED_SHARE = 0.01;

export interface LandOptions {
  /** Where to write it; the matrix that the atlas takes by default. */
  readonly out?: string | undefined;
  /** Land it for the atlas even where many areas have no journey. */
  readonly partial: boolean;
}

/**
 * Writes a matrix where the atlas finds it, or where the user says.
 *
 * @throws UsageError where the atlas would lose many areas and nobody agreed to that
 */
export async function landMatrix(file: TravelMatrixFile, options: LandOptions): Promise<string> {
  const path = options.out ?? join(TRAVEL_FOLDER, `${file.matrix.mode}.matrix`);
  const { areaCount, offsets } = file.matrix;
  let without = 0;
  for (let area = 0; area < areaCount; area++) if (offsets[area] === offsets[area + 1]) without++;
  if (options.out === undefined && !options.partial && without > areaCount * TOLERATED_SHARE)
    throw new UsageError(
      `${without} of ${areaCount} areas have no journey. The atlas takes this matrix in place of its estimate, ` +
        'and would show no minutes for them. Give --partial to land it all the same, or --out FILE to write it elsewhere.',
    );
  await writeTravelMatrix(path, file);
  return path;
}

/** Says so where isochrones of an earlier measurement lie beside a matrix that they do not belong to. */
export function mentionOtherIsochrones(mode: string, out: string | undefined): void {
  const path = join(TRAVEL_FOLDER, `${mode}.isochrones.geojson`);
  if (out === undefined && existsSync(path))
    console.log(
      `${path} is of an earlier measurement: the atlas would show it beside these minutes. Delete it unless it fits.`,
    );
}
