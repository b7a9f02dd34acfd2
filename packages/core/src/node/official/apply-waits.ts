import type { TrustTable } from '../../geography/trust-table.ts';
import { readCancerWaits } from '../../sources/cancer-services.ts';
import { checkSums } from '../../sources/cancer-waits-detail.ts';
import { type TrustWaits, WAIT_STANDARDS, type WaitStandard } from '../england-services.ts';
import type { LandedFiles } from './landed.ts';

const MONTHS = 12;

/** Waits by open trust in the latest 12 months of the landed file, or undefined where there is none. */
export async function applyWaits(
  trusts: TrustTable,
  landed: LandedFiles,
): Promise<Readonly<Record<WaitStandard, TrustWaits>> | undefined> {
  const source = await landed.open('cwt-headline');
  if (source === undefined) return undefined;
  const { columns, count } = checkSums(await readCancerWaits(source));
  const months = new Set([...new Set(columns.month)].sort().slice(-MONTHS));
  const trustOf = openTrusts(trusts);
  const others = new Set<string>();
  let counted = 0;
  const waits = Object.fromEntries(
    WAIT_STANDARDS.map((standard) => {
      const people = new Float64Array(trusts.count).fill(Number.NaN);
      const peopleWithin = new Float64Array(trusts.count).fill(Number.NaN);
      let englandPeople = 0;
      let englandPeopleWithin = 0;
      for (let row = 0; row < count; row++) {
        if (columns.standard[row] !== standard || !months.has(columns.month[row]!)) continue;
        counted++;
        englandPeople += columns.total[row]!;
        englandPeopleWithin += columns.within[row]!;
        const trust = trustOf(columns.code[row]!);
        if (trust < 0) others.add(columns.code[row]!);
        else {
          people[trust] = (people[trust] || 0) + columns.total[row]!;
          peopleWithin[trust] = (peopleWithin[trust] || 0) + columns.within[row]!;
        }
      }
      return [standard, { people, peopleWithin, englandPeople, englandPeopleWithin }];
    }),
  ) as unknown as Record<WaitStandard, TrustWaits>;
  const [first, last] = [[...months][0], [...months].at(-1)];
  landed.use('cwt-headline', {
    join: 'providers of Cancer Waiting Times to open trusts',
    rowsIn: count,
    matched: counted,
    unmatched: count - counted,
    examples: [...others],
    note: `${first} to ${last}; rows of earlier months are left out; providers that are no open trust count for England only`,
  });
  return waits;
}

/** The index of the open trust that stands for a code today: itself or its successor; -1 where none does. */
export function openTrusts(trusts: TrustTable): (code: string) => number {
  const index = new Map(trusts.codes.map((code, trust) => [code, trust]));
  return (code) => index.get(code) ?? index.get(trusts.successors.get(code) ?? '') ?? -1;
}
