import { readFile, writeFile } from 'node:fs/promises';
import { DataError } from '../foundation/errors.ts';
import {
  decodeTravelMatrix,
  encodeTravelMatrix,
  type TravelMatrixFile,
  travelMatrixRows,
} from '../travel/matrix-file.ts';
import { landFile } from './landing.ts';

/**
 * Reads a travel matrix that `writeTravelMatrix` wrote, such as data/travel/car.matrix.
 *
 * @throws DataError where it does not exist, is damaged, truncated or something else
 */
export async function readTravelMatrix(path: string): Promise<TravelMatrixFile> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const problem = cause.code === 'ENOENT' ? 'does not exist' : `could not be read (${cause.message})`;
    throw new DataError({ file: path, problem }, { cause });
  });
  return decodeTravelMatrix(bytes, path);
}

/** Writes a travel matrix all at once: as a table where the path ends in .csv, else in the compact form. */
export async function writeTravelMatrix(path: string, file: TravelMatrixFile): Promise<void> {
  const content = path.endsWith('.csv')
    ? [...travelMatrixRows(file)].join('')
    : await encodeTravelMatrix(file);
  await landFile(path, (temporary) => writeFile(temporary, content));
}
