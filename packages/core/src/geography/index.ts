export * from './area-table.ts';
export {
  type LonLatColumns,
  lonLatToNationalGrid,
  type NationalGridColumns,
  nationalGridToLonLat,
} from './national-grid.ts';
