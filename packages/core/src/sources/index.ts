export * from './area-figures.ts';
export * from './cancer-services.ts';
export { stringifyRow } from './csv-row.ts';
export * from './place-lookups.ts';
export * from './postcode-directory.ts';
export type { TableEncoding, TableSource } from './records.ts';
export {
  type OfficialSource,
  parseSourceRegistry,
  type SourceDownload,
  type SourceLicence,
  type SourceRegistry,
} from './registry.ts';
export {
  type ColumnRule,
  type ExcludedRow,
  readTable,
  type Table,
  type TableOptions,
  type TableSchema,
} from './table.ts';
