import { DataError } from '../foundation/errors.ts';
import type { TableSource } from './records.ts';
import { type ExcludedRow, readTable } from './table.ts';

/** Oncology consultants of one organisation at one date. */
export interface OncologyWorkforce {
  readonly organisation: string;
  readonly name: string;
  readonly clinicalOncology: StaffCount;
  readonly medicalOncology: StaffCount;
}

/** People and whole-time equivalents; NaN where the publication suppresses or lacks the figure. */
export interface StaffCount {
  readonly headcount: number;
  readonly wholeTimeEquivalents: number;
}

export interface WorkforceCounts {
  readonly file: string;
  /** Date of the figures as the file has it. */
  readonly date: string;
  readonly rows: number;
  /** Rows of other specialties and grades, and of totals. */
  readonly excluded: readonly ExcludedRow[];
  readonly organisations: readonly OncologyWorkforce[];
}

const SUPPRESSED = ['*', '-', ':', '..', 'x', 'z', '[c]', '[x]', '[z]'];
const figure = (heading: readonly string[]) =>
  ({ heading, kind: 'number', minimum: 0, optional: true, missing: SUPPRESSED, absent: true }) as const;
const CONSULTANT = /^consultant/i;
const CLINICAL = /^clinical oncology$/i;
const MEDICAL = /^medical oncology$/i;

/**
 * NHS England: NHS Workforce Statistics, doctors by organisation, specialty and grade (CSV). Consultants in
 * clinical and medical oncology of the file's latest date, by organisation; headcount and whole-time
 * equivalents (the publication's FTE) stay apart.
 *
 * @throws DataError when neither FTE nor headcount is there, or no oncology consultant is.
 */
export async function readNhsWorkforce(source: TableSource): Promise<WorkforceCounts> {
  const table = await readTable(
    source,
    {
      date: { heading: ['Date', 'Month', 'Month Year', 'Period'], kind: 'text' },
      organisation: {
        heading: ['Org code', 'Org_Code', 'Organisation code', 'Organisation_Code', 'ODS code'],
        kind: 'text',
        pattern: /^[A-Z\d]{3,9}$/,
        expected: 'an ODS organisation code',
      },
      name: {
        heading: ['Org name', 'Org_Name', 'Organisation name', 'Organisation_Name', 'Organisation'],
        kind: 'text',
        optional: true,
        absent: true,
      },
      specialty: { heading: ['Specialty', 'Tertiary Specialty', 'Specialty name'], kind: 'text' },
      grade: { heading: ['Grade', 'Grade name'], kind: 'text' },
      fte: figure(['FTE', 'Total FTE', 'Total_FTE', 'Full-time equivalent', 'WTE']),
      headcount: figure(['HC', 'Total HC', 'Total_HC', 'Headcount']),
    },
    {
      exclude: (cell) => {
        if (!CONSULTANT.test(cell('grade'))) return 'another grade than consultant';
        const specialty = cell('specialty');
        if (!CLINICAL.test(specialty) && !MEDICAL.test(specialty)) return 'another specialty than oncology';
        return /^(all|total|england)/i.test(cell('organisation')) ? 'total of organisations' : undefined;
      },
    },
  );
  const { columns } = table;
  if (table.count === 0)
    throw new DataError({
      file: source.name,
      problem: 'has no consultant in clinical or medical oncology',
      expected: 'rows of grade Consultant and specialty Clinical oncology or Medical oncology',
    });
  if (columns.fte.every(Number.isNaN) && columns.headcount.every(Number.isNaN))
    throw new DataError({
      file: source.name,
      column: 'FTE',
      problem: 'holds neither whole-time equivalents nor headcount',
      expected: 'a column FTE or HC with figures',
    });
  const date = latest(columns.date);
  const byOrganisation = new Map<string, OncologyWorkforce>();
  const excluded = [...table.excluded];
  for (let row = 0; row < table.count; row++) {
    const code = columns.organisation[row]!;
    if (columns.date[row] !== date) {
      excluded.push({ line: table.line[row]!, key: code, reason: `of another date than ${date}` });
      continue;
    }
    const before = byOrganisation.get(code) ?? emptyOrganisation(code, columns.name[row]!);
    const part = CLINICAL.test(columns.specialty[row]!) ? 'clinicalOncology' : 'medicalOncology';
    byOrganisation.set(code, {
      ...before,
      [part]: addStaff(before[part], columns.headcount[row]!, columns.fte[row]!),
    });
  }
  const organisations = [...byOrganisation.values()];
  organisations.sort((a, b) => (a.organisation < b.organisation ? -1 : 1));
  return { file: source.name, date, rows: table.count + table.excluded.length, excluded, organisations };
}

function emptyOrganisation(organisation: string, name: string): OncologyWorkforce {
  const none = { headcount: 0, wholeTimeEquivalents: 0 };
  return { organisation, name, clinicalOncology: none, medicalOncology: none };
}

function addStaff(before: StaffCount, headcount: number, wholeTimeEquivalents: number): StaffCount {
  return {
    headcount: before.headcount + headcount,
    wholeTimeEquivalents: before.wholeTimeEquivalents + wholeTimeEquivalents,
  };
}

/** The latest of the dates: they are compared as dates where all can be read as such, else as text. */
function latest(dates: readonly string[]): string {
  const distinct = [...new Set(dates)];
  const times = distinct.map(timeOf);
  if (times.some(Number.isNaN)) return distinct.sort().at(-1)!;
  return distinct[times.indexOf(Math.max(...times))]!;
}

function timeOf(date: string): number {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date);
  return Date.parse(
    british ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}` : date,
  );
}
