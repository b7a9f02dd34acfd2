import type { AtlasColumn } from '../manifest.ts';

/** Id of the column, or of the one of the first journey that it stands in for. */
export function measureId(column: AtlasColumn): string {
  return column.journey?.standsFor ?? column.id;
}

/** Columns by another journey than the first, by the ids of the columns that they stand in for. */
export function columnsOfJourney(
  columns: readonly AtlasColumn[],
  journeyId: string,
): Map<string, AtlasColumn> {
  return new Map(
    columns.flatMap((column) =>
      column.journey?.id === journeyId ? [[column.journey.standsFor, column] as const] : [],
    ),
  );
}
