import { accessColumns } from './access.ts';
import type { ColumnDefinition, ColumnJourney } from './definition.ts';
import { DEPRIVATION_COLUMNS } from './deprivation.ts';
import { PEOPLE_COLUMNS } from './people.ts';
import { PLACE_COLUMNS } from './place.ts';
import { travelColumns } from './travel.ts';
import { WAITS_COLUMNS } from './waits.ts';

export type { ColumnBasis, ColumnDefinition, ColumnJourney } from './definition.ts';

/** Measures and categories that depend on how people travel, for one way of travelling. */
export function journeyColumns(journey: ColumnJourney): readonly ColumnDefinition[] {
  return [...accessColumns(journey), ...travelColumns(journey)];
}

/** Those that do not, in the order in which a reader should meet them after the others. */
export const OTHER_COLUMNS: readonly ColumnDefinition[] = [
  ...WAITS_COLUMNS,
  ...DEPRIVATION_COLUMNS,
  ...PEOPLE_COLUMNS,
  ...PLACE_COLUMNS,
];
