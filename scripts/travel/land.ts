import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseJourneyName, type TravelMatrixFile } from '@postcode-lottery/core';
import { writeTravelMatrix } from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';
import { TRAVEL_FOLDER } from './inputs.ts';

/** The journey that the atlas estimates where no matrix of it is there. */
const FIRST_JOURNEY = 'car';

/** Share of areas that may lack a journey in the matrix that the atlas takes, before one has to say so. */
const TOLERATED_SHARE = 0.01;

export interface LandOptions {
  /** Where to write it; the matrix that the atlas takes by default. */
  readonly out?: string | undefined;
  /** Tells a further matrix of its mode apart: 'morning'. */
  readonly as?: string | undefined;
  /** Land it for the atlas even where many areas have no journey. */
  readonly partial: boolean;
}

/**
 * Writes a matrix where the atlas finds it, or where the user says.
 *
 * @throws UsageError where the atlas would lose many areas and nobody agreed to that
 */
export async function landMatrix(file: TravelMatrixFile, options: LandOptions): Promise<string> {
  const journey = journeyName(file.matrix.mode, options.as);
  const path = options.out ?? join(TRAVEL_FOLDER, `${journey}.matrix`);
  const { areaCount, offsets } = file.matrix;
  let without = 0;
  for (let area = 0; area < areaCount; area++) if (offsets[area] === offsets[area + 1]) without++;
  if (options.out === undefined && !options.partial && without > areaCount * TOLERATED_SHARE)
    throw new UsageError(
      `${without} of ${areaCount} areas have no journey. The atlas would show no minutes for them` +
        `${journey === FIRST_JOURNEY ? ', for it takes this matrix in place of its estimate' : ''}. ` +
        'Give --partial to land it all the same, or --out FILE to write it elsewhere.',
    );
  await writeTravelMatrix(path, file);
  return path;
}

/**
 * Name of the files of a journey: 'car', or 'car-morning' for a further one of a mode.
 *
 * @throws UsageError where the word of --as cannot be part of a name
 */
export function journeyName(mode: string, as: string | undefined): string {
  const name = as === undefined ? mode : `${mode}-${as}`;
  if (parseJourneyName(name)) return name;
  throw new UsageError(`--as is ${JSON.stringify(as)}; expected letters and digits, such as morning.`);
}

/** What lands where the atlas finds it, and what the atlas does with it. */
export function nextStep(mode: string, { as, out }: Pick<LandOptions, 'as' | 'out'>): string | null {
  if (out !== undefined) return null;
  return journeyName(mode, as) === FIRST_JOURNEY
    ? 'Now npm run build:atlas takes them in place of the estimate.'
    : 'Now npm run build:atlas offers them on the map, beside the journeys by car.';
}

/** Says so where isochrones of an earlier measurement lie beside a matrix that they do not belong to. */
export function mentionOtherIsochrones(mode: string, { as, out }: Pick<LandOptions, 'as' | 'out'>): void {
  const path = join(TRAVEL_FOLDER, `${journeyName(mode, as)}.isochrones.geojson`);
  if (out === undefined && existsSync(path))
    console.log(
      `${path} is of an earlier measurement: the atlas would show it beside these minutes. Delete it unless it fits.`,
    );
}
