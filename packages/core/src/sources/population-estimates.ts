import { DataError } from '../foundation/errors.ts';
import { AREAS_OF_ENGLAND, outsideEngland } from './place-lookups.ts';
import type { TableSource } from './records.ts';
import { type ExcludedRow, readTable, type TableSchema } from './table.ts';

/** English LSOAs of 2011. */
export const AREAS_OF_ENGLAND_2011 = 32_844;

/** LSOA11CD of England. */
export const AREA_CODE_2011 = {
  kind: 'text',
  pattern: /^E01\d{6}$/,
  expected: 'an English LSOA code, E01 and 6 digits',
} as const;

/** Mid-year residents by single year of age: `ages[a][row]` people aged a, the last 90 and over. */
export interface PopulationEstimates {
  readonly file: string;
  readonly count: number;
  readonly excluded: readonly ExcludedRow[];
  /** Which areas the rows are, told by their number. */
  readonly vintage: 2011 | 2021;
  readonly area: readonly string[];
  readonly total: readonly number[];
  readonly ages: readonly (readonly number[])[];
}

const AGES = Array.from({ length: 91 }, (_, age) => age);

/**
 * ONS: lower layer Super Output Area mid-year population estimates by single year of age, a sheet saved as
 * CSV. Either persons (All Ages, 0, 1, ... 90+) or both sexes apart (Total, F0 ... F90, M0 ... M90).
 *
 * @throws DataError where ages do not add up to the total, or the areas are neither those of 2011 nor 2021.
 */
export async function readPopulationEstimates(source: TableSource): Promise<PopulationEstimates> {
  const count = (heading: string | readonly string[]) =>
    ({ heading, kind: 'integer', minimum: 0, maximum: 20_000, absent: true }) as const;
  const schema: TableSchema = {
    area: { heading: ['LSOA Code', 'LSOA 2021 Code', 'LSOA 2011 Code'], ...AREA_CODE_2011 },
    total: { ...count(['All Ages', 'Total']), absent: false },
    ...Object.fromEntries(AGES.map((age) => [`p${age}`, count(age === 90 ? '90+' : String(age))])),
    ...Object.fromEntries(AGES.map((age) => [`f${age}`, count(`F${age}`)])),
    ...Object.fromEntries(AGES.map((age) => [`m${age}`, count(`M${age}`)])),
  };
  const table = await readTable(source, schema, { unique: 'area', exclude: outsideEngland('area') });
  const columns = table.columns as Record<string, readonly number[]>;
  const persons = columns.p0!.some((value) => !Number.isNaN(value));
  const ages = AGES.map((age) =>
    persons
      ? columns[`p${age}`]!
      : columns[`f${age}`]!.map((women, row) => women + columns[`m${age}`]![row]!),
  );
  const total = columns.total!;
  for (let row = 0; row < table.count; row++) {
    const sum = ages.reduce((before, column) => before + column[row]!, 0);
    if (sum !== total[row])
      throw new DataError({
        file: source.name,
        line: table.line[row]!,
        column: 'All Ages',
        value: total[row]!,
        problem: `differs from the sum of its ages, ${sum}`,
        expected: 'ages 0 to 90+ of all persons, or of both sexes',
      });
  }
  return {
    file: table.file,
    count: table.count,
    excluded: table.excluded,
    vintage: vintageOf(source.name, table.count),
    area: table.columns.area as unknown as readonly string[],
    total,
    ages,
  };
}

function vintageOf(file: string, rows: number): 2011 | 2021 {
  if (rows === AREAS_OF_ENGLAND_2011) return 2011;
  if (rows === AREAS_OF_ENGLAND) return 2021;
  throw new DataError({
    file,
    value: rows,
    problem: 'has a wrong number of areas',
    expected: `${AREAS_OF_ENGLAND_2011} areas of 2011 or ${AREAS_OF_ENGLAND} of 2021`,
  });
}
