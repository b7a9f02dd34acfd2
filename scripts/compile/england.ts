import { compileAreas } from './areas.ts';
import { Journal } from './journal.ts';
import { compilePostcodes } from './postcodes.ts';
import { compileSites } from './sites.ts';
import type { CompiledTable } from './table-file.ts';
import { compileTrusts } from './trusts.ts';
import { compileTreatments, compileWaits } from './waits.ts';

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
  print('Trusts');
  const trusts = await compileTrusts(folder, postcodes.position, () => new Journal(print));
  const waits = await compileWaits(folder, trusts.openTrustOf, journal('Waits'));
  const treatments = await compileTreatments(folder, trusts.openTrustOf, journal('Treatments'));
  const sites = await compileSites(
    folder,
    postcodes.position,
    trusts.openTrustOf,
    waits.urgentPeople,
    journal('Sites'),
  );
  return [...areas, postcodes.table, sites, ...trusts.tables, waits.table, treatments];
}
