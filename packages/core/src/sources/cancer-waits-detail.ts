import { DataError } from '../foundation/errors.ts';
import type { TableSource } from './records.ts';
import { readTable, type Table, type TableSchema } from './table.ts';

const WAIT = {
  month: {
    heading: 'MONTH',
    kind: 'text',
    pattern: /^20\d\d-(?:0[1-9]|1[0-2])$/,
    expected: 'a month, yyyy-mm',
  },
  standard: { heading: 'STANDARD', kind: 'text', pattern: /^(?:28|31|62)-DAY$/ },
  code: { heading: 'ODS CODE', kind: 'text', pattern: /^[A-Z\d]{3,9}$/, expected: 'an ODS code' },
  name: { heading: 'ACCOUNTABLE PROVIDER', kind: 'text' },
  total: { heading: 'TOTAL', kind: 'number', minimum: 0 },
  within: { heading: 'WITHIN STANDARD', kind: 'number', minimum: 0 },
  after: { heading: 'AFTER STANDARD', kind: 'number', minimum: 0 },
} as const satisfies TableSchema;

/** NHS England, Cancer Waiting Times by provider: 31 days by treatment stage and modality; people. */
export const readTreatmentWaits = async (source: TableSource) =>
  checkSums(
    await readTable(source, {
      ...WAIT,
      stage: { heading: 'TREATMENT STAGE', kind: 'text' },
      modality: { heading: 'TREATMENT MODALITY', kind: 'text' },
    }),
  );

/** NHS England, Cancer Waiting Times by provider: 62 days by route and cancer; people, halves where shared. */
export const readCancerTypeWaits = async (source: TableSource) =>
  checkSums(
    await readTable(source, {
      ...WAIT,
      route: { heading: 'REFERRAL ROUTE', kind: 'text' },
      cancer: { heading: 'CANCER TYPE', kind: 'text' },
    }),
  );

/** Refuses a row in which those within and after the standard are not all. */
export function checkSums<Schema extends typeof WAIT>(table: Table<Schema>): Table<Schema> {
  const { total, within, after } = table.columns as unknown as Record<string, readonly number[]>;
  for (let row = 0; row < table.count; row++)
    if (Math.abs(within![row]! + after![row]! - total![row]!) > 0.01)
      throw new DataError({
        file: table.file,
        line: table.line[row]!,
        column: 'TOTAL',
        value: total![row]!,
        problem: 'differs from those within and after the standard together',
        expected: String(within![row]! + after![row]!),
      });
  return table;
}
