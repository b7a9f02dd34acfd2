export * from './area-figures.ts';
export * from './area-vintages.ts';
export * from './cancer-services.ts';
export * from './cancer-waits-detail.ts';
export * from './census-tables.ts';
export * from './code-point-open.ts';
export {
  type ScannedCodes,
  type ScannedColumn,
  type ScannedNumbers,
  type ScannedTexts,
  textAt,
} from './column-builders.ts';
export type { ColumnRule } from './column-rule.ts';
export { type ScannedTable, type ScanRule, type ScanSchema, scanColumns } from './column-scan.ts';
export { stringifyRow } from './csv-row.ts';
export * from './deprivation-change.ts';
export * from './former-areas.ts';
export * from './nhs-workforce.ts';
export * from './ods-consultants.ts';
export * from './ods-files.ts';
export * from './own-consultants.ts';
export * from './place-lookups.ts';
export * from './place-vintages.ts';
export * from './population-estimates.ts';
export * from './postcode-columns.ts';
export * from './postcode-directory.ts';
export * from './qof.ts';
export * from './reconciliation.ts';
export { RecordScanner } from './record-scanner.ts';
export type { TableEncoding, TableSource } from './records.ts';
export {
  type OfficialSource,
  parseSourceRegistry,
  type SourceDownload,
  type SourceLicence,
  type SourceRegistry,
} from './registry.ts';
export * from './small-tables.ts';
export {
  type ExcludedRow,
  readTable,
  type Table,
  type TableOptions,
  type TableSchema,
} from './table.ts';
