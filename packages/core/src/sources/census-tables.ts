import { DataError } from '../foundation/errors.ts';
import { AREA_CODE, AREAS_OF_ENGLAND, outsideEngland } from './place-lookups.ts';
import type { TableSource } from './records.ts';
import { readTable, type Table, type TableSchema } from './table.ts';

const OPTIONS = {
  rows: AREAS_OF_ENGLAND,
  unique: 'area',
  exclude: outsideEngland('area'),
  mistaken: { LSOA11CD: 'a file of 2011 areas' },
} as const;

/** Cells of a census table differ from their total by the disclosure control of Census 2021: at most this. */
const MAXIMUM_PERTURBATION = 30;

const AREA = { area: { heading: 'geography code', ...AREA_CODE } } as const;

const count = (heading: string) =>
  ({
    heading: [heading, `${heading}; measures: Value`],
    kind: 'integer',
    minimum: 0,
    maximum: 20_000,
  }) as const;

const FIVE_YEAR_BANDS = Array.from(
  { length: 16 },
  (_, band) => `Aged ${5 * band + 5} to ${5 * band + 9} years`,
);
const SINGLE_YEARS = Array.from({ length: 98 }, (_, year) => `Aged ${year + 2} years`);

/** ONS, Census 2021 TS007A (bulk file): usual residents by five-year band; `bands[0]` is 0 to 4, the last 85 and over. */
export const readFiveYearAges = (source: TableSource) =>
  readCounts(source, 'Age: Total', [
    'Age: Aged 4 years and under',
    ...FIVE_YEAR_BANDS.map((band) => `Age: ${band}`),
    'Age: Aged 85 years and over',
  ]);

/** ONS, Census 2021 TS007 (bulk file): usual residents by single year; the last is 100 and over. */
export const readSingleYearAges = (source: TableSource) =>
  readCounts(source, 'Age: Total', [
    'Age: Aged under 1 year',
    'Age: Aged 1 year',
    ...SINGLE_YEARS.map((year) => `Age: ${year}`),
    'Age: Aged 100 years and over',
  ]);

/** ONS, Census 2021 TS066 (bulk file): people of 16 and over by economic activity. */
export const readEconomicActivity = (source: TableSource) => {
  const status = 'Economic activity status';
  const student = `${status}: Economically active and a full-time student`;
  return readCounts(source, `${status}: Total: All usual residents aged 16 years and over`, [
    `${status}: Economically active (excluding full-time students)`,
    student,
    `${status}: Economically inactive: Retired`,
    `${status}: Economically inactive: Student`,
    `${status}: Economically inactive: Looking after home or family`,
    `${status}: Economically inactive: Long-term sick or disabled`,
    `${status}: Economically inactive: Other`,
  ]);
};

/** ONS, Census 2021 TS038 (bulk file): disabled under the Equality Act, and not. */
export const readDisability = (source: TableSource) =>
  readCounts(source, 'Disability: Total: All usual residents', [
    'Disability: Disabled under the Equality Act',
    'Disability: Not disabled under the Equality Act',
  ]);

const NS_SEC = 'National Statistics Socio-economic Classification (NS-SEC)';

/** ONS, Census 2021 TS062 (bulk file): people of 16 and over by occupational class; the eighth never worked. */
export const readOccupationalClass = (source: TableSource) =>
  readCounts(source, `${NS_SEC}: Total: All usual residents aged 16 years and over`, [
    `${NS_SEC}: L1, L2 and L3 Higher managerial, administrative and professional occupations`,
    `${NS_SEC}: L4, L5 and L6 Lower managerial, administrative and professional occupations`,
    `${NS_SEC}: L7 Intermediate occupations`,
    `${NS_SEC}: L8 and L9 Small employers and own account workers`,
    `${NS_SEC}: L10 and L11 Lower supervisory and technical occupations`,
    `${NS_SEC}: L12 Semi-routine occupations`,
    `${NS_SEC}: L13 Routine occupations`,
    `${NS_SEC}: L14.1 and L14.2 Never worked and long-term unemployed`,
    `${NS_SEC}: L15 Full-time students`,
  ]);

const QUALIFICATION = 'Highest level of qualification';

/** ONS, Census 2021 TS067 (bulk file): people of 16 and over by highest qualification; the first have none. */
export const readQualifications = (source: TableSource) =>
  readCounts(source, `${QUALIFICATION}: Total: All usual residents aged 16 years and over`, [
    `${QUALIFICATION}: No qualifications`,
    `${QUALIFICATION}: Level 1 and entry level qualifications`,
    `${QUALIFICATION}: Level 2 qualifications`,
    `${QUALIFICATION}: Apprenticeship`,
    `${QUALIFICATION}: Level 3 qualifications`,
    `${QUALIFICATION}: Level 4 qualifications and above`,
    `${QUALIFICATION}: Other qualifications`,
  ]);

/** A census table: for each area its total and its categories, `categories[c][row]`, people or households. */
export interface CensusCounts extends Pick<Table<TableSchema>, 'file' | 'count' | 'excluded' | 'line'> {
  readonly area: readonly string[];
  readonly total: readonly number[];
  readonly categories: readonly (readonly number[])[];
}

/**
 * Reads a bulk table whose categories are parts of its total.
 *
 * @throws DataError where they add up to something else by more than disclosure control explains.
 */
async function readCounts(
  source: TableSource,
  total: string,
  categories: readonly string[],
): Promise<CensusCounts> {
  const parts = Object.fromEntries(categories.map((heading, part) => [`part${part}`, count(heading)]));
  const schema: TableSchema = { ...AREA, total: count(total), ...parts };
  const table = await readTable(source, schema, OPTIONS);
  const columns = table.columns as Record<string, readonly number[]>;
  const counts = categories.map((_, part) => columns[`part${part}`]!);
  for (let row = 0; row < table.count; row++) {
    const sum = counts.reduce((before, column) => before + column[row]!, 0);
    if (Math.abs(sum - columns.total![row]!) > MAXIMUM_PERTURBATION)
      throw new DataError({
        file: source.name,
        line: table.line[row]!,
        column: total,
        value: columns.total![row]!,
        problem: `differs from the sum of its ${categories.length} categories, ${sum}`,
        expected: `a difference of at most ${MAXIMUM_PERTURBATION}`,
      });
  }
  return {
    file: table.file,
    count: table.count,
    excluded: table.excluded,
    line: table.line,
    area: table.columns.area as unknown as readonly string[],
    total: columns.total!,
    categories: counts,
  };
}
