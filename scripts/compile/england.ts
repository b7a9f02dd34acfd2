import { compileAreas } from './areas.ts';
import { Journal } from './journal.ts';
import { compilePostcodes } from './postcodes.ts';
import type { CompiledTable } from './table-file.ts';

/**
 * Compiles all tables of data/england in memory; nothing is written unless every check holds.
 *
 * @param folder holds the files in the shape of the official downloads.
 * @param print is told each join and check.
 * @throws DataError at the first file, join or check that fails.
 */
export async function compileEngland(
  folder: string,
  print: (line: string) => void,
): Promise<CompiledTable[]> {
  const journal = (title: string) => {
    print(title);
    return new Journal(print);
  };
  const areas = await compileAreas(folder, journal('Areas and places'), new Journal(print));
  const postcodes = await compilePostcodes(folder, journal('Postcodes'));
  return [...areas, postcodes.table];
}
