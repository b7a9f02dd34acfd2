import { DataError } from '../foundation/errors.ts';
import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

/** NHS England, Quality and Outcomes Framework (PREVALENCE file): the cancer register by practice. */
export const readQofPrevalence = (source: TableSource) =>
  readTable(
    source,
    {
      practice: {
        heading: 'PRACTICE_CODE',
        kind: 'text',
        pattern: /^[A-Z]\d{5}$/,
        expected: 'a practice code, a letter and 5 digits',
      },
      group: { heading: 'GROUP_CODE', kind: 'text' },
      register: { heading: 'REGISTER', kind: 'integer', minimum: 0 },
      list: {
        heading: ['PATIENT_LIST_SIZE', 'PRACTICE_LIST_SIZE', 'LIST_SIZE'],
        kind: 'integer',
        minimum: 0,
        absent: true,
      },
    },
    {
      unique: 'practice',
      exclude: (cell) => (cell('group') === 'CAN' ? undefined : 'another register than cancer (CAN)'),
    },
  );

/**
 * House of Commons Library: cancer prevalence modelled from QOF to districts, constituencies, regions or
 * deprivation deciles. Register and list are modelled people; prevalence is the one over the other.
 *
 * @throws DataError where it is not.
 */
export async function readModelledPrevalence(source: TableSource) {
  const figure = { kind: 'number', minimum: 0 } as const;
  const table = await readTable(
    source,
    {
      place: { heading: ['lad_code', 'pcon_code', 'region', 'imd_overall'], kind: 'text', optional: true },
      group: { heading: 'group_code', kind: 'text', pattern: /^CAN$/, expected: 'CAN' },
      register: { heading: 'register', ...figure },
      list: { heading: 'list', ...figure },
      prevalence: { heading: 'prevalence', ...figure, maximum: 1 },
    },
    { unique: 'place' },
  );
  const { register, list, prevalence } = table.columns;
  for (let row = 0; row < table.count; row++)
    if (Math.abs(register[row]! / list[row]! - prevalence[row]!) > 1e-6)
      throw new DataError({
        file: source.name,
        line: table.line[row]!,
        column: 'prevalence',
        value: prevalence[row]!,
        problem: 'is not the register divided by the list',
        expected: String(register[row]! / list[row]!),
      });
  return table;
}
