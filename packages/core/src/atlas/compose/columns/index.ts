import { ACCESS_COLUMNS } from './access.ts';
import type { ColumnDefinition } from './definition.ts';
import { DEPRIVATION_COLUMNS } from './deprivation.ts';
import { PEOPLE_COLUMNS } from './people.ts';
import { PLACE_COLUMNS } from './place.ts';
import { TRAVEL_COLUMNS } from './travel.ts';
import { WAITS_COLUMNS } from './waits.ts';

export type { ColumnBasis, ColumnDefinition } from './definition.ts';

/** Every measure and category of an atlas, in the order in which a reader should meet them. */
export const COLUMN_DEFINITIONS: readonly ColumnDefinition[] = [
  ...ACCESS_COLUMNS,
  ...TRAVEL_COLUMNS,
  ...WAITS_COLUMNS,
  ...DEPRIVATION_COLUMNS,
  ...PEOPLE_COLUMNS,
  ...PLACE_COLUMNS,
];
