import { DataError } from '../foundation/errors.ts';
import { type CodePoints, readCodePointOpen } from '../sources/code-point-open.ts';
import { openByteFile, packingOf } from './byte-file.ts';
import { openZip } from './zip.ts';

const AREA_FILE = /(^|\/)Data\/CSV\/[a-z]{1,2}\.csv$/i;

/**
 * Reads Code-Point Open: the official zip of one CSV a postcode area, or one such CSV.
 *
 * @throws DataError for a zip without area files, or what `readCodePointOpen` throws.
 */
export async function readCodePointFile(path: string): Promise<CodePoints[]> {
  if ((await packingOf(path)) !== 'zip') return [await readCodePointOpen(await openByteFile(path))];
  const archive = await openZip(path);
  try {
    const members = archive.members.filter((member) => AREA_FILE.test(member.path));
    if (members.length === 0)
      throw new DataError({
        file: path,
        problem: 'has no area files',
        expected: 'the zip of Code-Point Open with Data/CSV/al.csv and others',
      });
    const areas: CodePoints[] = [];
    for (const { path: member } of members)
      areas.push(await readCodePointOpen({ name: `${path} › ${member}`, chunks: archive.read(member) }));
    return areas;
  } finally {
    archive.close();
  }
}
