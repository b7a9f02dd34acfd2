import { RURAL_URBAN_CLASSES } from '../../../geography/area-table.ts';
import { type ColumnDefinition, measure, tenths } from './definition.ts';

/** What kind of place an area is. */
export const PLACE_COLUMNS: readonly ColumnDefinition[] = [
  {
    id: 'ruralUrban',
    kind: 'category',
    combine: 'none',
    type: 'uint8',
    scale: 1,
    decimals: 0,
    label: 'Rural Urban Classification 2021',
    shortLabel: 'Rural or urban',
    unit: '',
    worse: null,
    basis: 'ruralUrban',
    group: 'place',
    categories: RURAL_URBAN_CLASSES.map(({ code, name }) => ({ id: code, label: name })),
    caveat: '',
  },
  {
    ...measure,
    ...tenths,
    id: 'openCoastKilometres',
    label: 'Distance to the open coast',
    shortLabel: 'To the open coast',
    unit: 'kilometres',
    worse: null,
    basis: 'coast',
    group: 'place',
    caveat:
      'Straight line from the population-weighted centre; estuaries and inlets narrower than 2 km are not open coast.',
  },
  {
    ...measure,
    ...tenths,
    id: 'highWaterPostcodesPercent',
    label: 'Postcodes within 500 m of high water, tidal rivers excluded',
    shortLabel: 'Near high water',
    unit: '%',
    worse: null,
    basis: 'highWater',
    group: 'place',
    caveat:
      'Measured to the GSHHG shoreline, accurate to 100-200 m and on average 130 m seaward of high water, which is allowed for. Water narrower than 1 km counts as a tidal river.',
  },
  ...(['longitude', 'latitude'] as const).map(
    (id): ColumnDefinition => ({
      id,
      kind: 'measure',
      combine: 'none',
      type: 'float32',
      scale: 1,
      decimals: 5,
      label: `${id === 'longitude' ? 'Longitude' : 'Latitude'} of the population-weighted centre (WGS84)`,
      shortLabel: id === 'longitude' ? 'Longitude' : 'Latitude',
      unit: 'degrees',
      worse: null,
      basis: 'lookups',
      group: 'place',
      caveat: '',
    }),
  ),
];
