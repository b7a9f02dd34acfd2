import { type ColumnDefinition, measure, tenths } from './definition.ts';

/** Who lives in an area. */
export const PEOPLE_COLUMNS: readonly ColumnDefinition[] = [
  {
    id: 'residents',
    kind: 'measure',
    combine: 'sum',
    type: 'uint16',
    scale: 1,
    decimals: 0,
    label: 'Usual residents',
    shortLabel: 'Residents',
    unit: 'people',
    worse: null,
    basis: 'census',
    group: 'people',
    caveat: '',
  },
  {
    ...measure,
    ...tenths,
    id: 'aged65PlusPercent',
    label: 'Residents aged 65 and over',
    shortLabel: 'Aged 65 and over',
    unit: '%',
    worse: null,
    basis: 'census',
    group: 'people',
    caveat: 'About two in three cancers are found in people of this age.',
  },
  {
    ...measure,
    ...tenths,
    id: 'noCarPercent',
    label: 'Households without a car or van',
    shortLabel: 'No car',
    unit: '%',
    worse: 'higher',
    basis: 'census',
    group: 'people',
    caveat: 'For these households the minutes by car do not hold: their journey is longer.',
  },
];
