import { DataError } from '../foundation/errors.ts';
import { readRecords, type TableSource } from './records.ts';

/** Consultants of one organisation and specialty: distinct people, headcount. Nobody can be told from it. */
export interface SpecialtyCount {
  readonly organisation: string;
  /** NHS main specialty code, such as 800 clinical oncology or 370 medical oncology. */
  readonly specialty: string;
  readonly headcount: number;
}

export interface ConsultantCounts {
  readonly file: string;
  readonly rows: number;
  /** Rows that repeat a person at the same organisation and specialty; they add nothing. */
  readonly repeats: number;
  readonly counts: readonly SpecialtyCount[];
}

const COLUMNS = 8;
const PERSON = 0;
const SPECIALTY = 5;
const ORGANISATION = 7;

/**
 * ODS econcur (hospital consultants, 8 columns without headings, Latin-1), counted on the way in: names are
 * never looked at, and a registration number serves only to count a person once, then is forgotten.
 *
 * @throws DataError, whose message never shows a person's row, for any other shape.
 */
export async function readOdsConsultants(source: TableSource): Promise<ConsultantCounts> {
  const people = new Map<string, Set<string>>();
  let rows = 0;
  let repeats = 0;
  for await (const batch of readRecords(source, 'latin1'))
    for (const { line, fields } of batch) {
      const fault = shapeFault(fields);
      if (fault !== undefined) throw new DataError({ file: source.name, line, ...fault });
      rows++;
      const key = `${fields[ORGANISATION]!.trim()},${fields[SPECIALTY]!.trim()}`;
      const known = people.get(key);
      if (known?.has(fields[PERSON]!)) repeats++;
      else if (known) known.add(fields[PERSON]!);
      else people.set(key, new Set([fields[PERSON]!]));
    }
  if (rows === 0)
    throw new DataError({ file: source.name, problem: 'is empty', expected: 'ODS consultants' });
  const counts = [...people].map(([key, persons]) => {
    const [organisation, specialty] = key.split(',') as [string, string];
    return { organisation, specialty, headcount: persons.size };
  });
  const order = (one: SpecialtyCount) => one.organisation + one.specialty;
  counts.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { file: source.name, rows, repeats, counts };
}

function shapeFault(
  fields: readonly string[],
): { column: number; problem: string; expected: string } | undefined {
  if (fields.length !== COLUMNS)
    return {
      column: fields.length,
      problem: 'row has a wrong number of fields',
      expected: `${COLUMNS} fields`,
    };
  const shapes: [number, RegExp, string][] = [
    [PERSON, /^\s*C?\d{6,8}\s*$/, 'a registration number'],
    [SPECIALTY, /^\s*\d{3}\s*$/, 'a specialty of three digits'],
    [ORGANISATION, /^\s*[A-Z\d]{3,9}\s*$/, 'an ODS organisation code'],
  ];
  for (const [column, shape, expected] of shapes)
    if (!shape.test(fields[column]!))
      return { column: column + 1, problem: 'cell does not fit (not shown: it may be personal)', expected };
  return undefined;
}
