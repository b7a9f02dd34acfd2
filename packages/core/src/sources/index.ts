export type { TableEncoding, TableSource } from './records.ts';
export {
  type ColumnRule,
  type ExcludedRow,
  readTable,
  type Table,
  type TableOptions,
  type TableSchema,
} from './table.ts';
