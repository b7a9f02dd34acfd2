export * from './area-table.ts';
