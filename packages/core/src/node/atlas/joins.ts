import { type ConsultantColumns, DataError, type JoinReport, type TrustPlacement } from '../../index.ts';
import type { England } from '../england.ts';
import type { FolderWriter } from './folder-writer.ts';
import { AREAS_DRAWN } from './geometry.ts';

/** Unmatched keys that a join in the manifest names itself; more of them stand in a file beside it. */
const EXAMPLES = 5;

/** Residents of England, Census 2021, as the areas' counts add up (cells are perturbed by the publisher). */
const PUBLISHED_RESIDENTS = 56_489_608;

/**
 * Puts the joins of a build in their final form: those with many unmatched keys list them all in a file of
 * the atlas's folder `unmatched`.
 *
 * @param joins with all unmatched keys as their examples
 */
export async function writeJoins(writer: FolderWriter, joins: readonly JoinReport[]): Promise<JoinReport[]> {
  const written: JoinReport[] = [];
  for (const join of joins) {
    if (join.examples.length <= EXAMPLES) {
      written.push(join);
      continue;
    }
    const unmatchedPath = `unmatched/${join.join.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`;
    await writer.write(unmatchedPath, `unmatched\n${join.examples.map(quoted).join('\n')}\n`);
    written.push({ ...join, examples: join.examples.slice(0, EXAMPLES), unmatchedPath });
  }
  return written;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What became of the trusts that employ consultants and of the people who waited. */
export function joinsOf(
  { trusts, waits }: England,
  consultants: ConsultantColumns,
  placements: readonly TrustPlacement[],
): JoinReport[] {
  const employed = (trust: number) =>
    consultants.clinicalOncology[trust]! + consultants.medicalOncology[trust]!;
  const employers = placements.filter((_, trust) => employed(trust) > 0);
  const unplaced = employers.filter(({ sites }) => sites.length === 0);
  const reporting = waits['62-DAY'];
  const atTrusts = reporting.people.filter((people) => people > 0).reduce((sum, people) => sum + people, 0);
  return [
    {
      join: 'trusts with cancer consultants placed at sites',
      rowsIn: employers.length,
      matched: employers.length - unplaced.length,
      unmatched: unplaced.length,
      examples: unplaced.map(
        ({ trustCode }) => `${trustCode} (${employed(trusts.codes.indexOf(trustCode))} consultants)`,
      ),
    },
    {
      join: 'people of the 62-day standard counted at open trusts',
      rowsIn: reporting.englandPeople,
      matched: atTrusts,
      unmatched: reporting.englandPeople - atTrusts,
      examples: [],
      note: 'the others were counted at providers that are not NHS trusts',
    },
  ];
}

/**
 * An atlas of fewer areas or people than England has is an error, not a smaller atlas. An area without a
 * journey is no loss: it stays, without minutes.
 */
export function refuseLoss({ areas }: England, joins: readonly JoinReport[]): void {
  const residents = areas.residents.reduce((sum, people) => sum + people, 0);
  if (residents !== PUBLISHED_RESIDENTS)
    throw new DataError({
      file: 'data/england/areas.csv.gz',
      column: 'residents',
      value: residents,
      problem: 'does not add up',
      expected: `${PUBLISHED_RESIDENTS} residents (or --allow-loss)`,
    });
  const lost = joins.find(({ join, unmatched }) => join === AREAS_DRAWN && unmatched > 0);
  if (lost)
    throw new DataError({
      file: 'atlas',
      value: `${lost.unmatched} (${lost.examples.join(', ')})`,
      problem: `leaves areas out: ${lost.join}`,
      expected: `all ${lost.rowsIn} areas (or --allow-loss)`,
    });
}
