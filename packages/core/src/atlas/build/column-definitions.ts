import {
  DEPRIVATION_DOMAINS,
  type DeprivationDomain,
  RURAL_URBAN_CLASSES,
} from '../../geography/area-table.ts';
import type { AtlasColumn } from '../manifest.ts';

/** A column but for what the build fills in: where it is stored, and what depends on its inputs. */
export type ColumnDefinition = Omit<AtlasColumn, 'path' | 'noData' | 'estimated' | 'sources' | 'vintage'> & {
  /** What the figures rest on; the build turns it into `estimated`, `sources` and `vintage`. */
  readonly basis: ColumnBasis;
};

/** The bodies of data that columns rest on. */
export type ColumnBasis =
  | 'travel'
  | 'consultants'
  | 'waits'
  | 'deprivation'
  | 'census'
  | 'olderAges'
  | 'ruralUrban'
  | 'coast'
  | 'highWater'
  | 'lookups'
  | 'hotspots';

const measure = { kind: 'measure', combine: 'residentMean' } as const;
const tenths = { type: 'uint16', scale: 0.1, decimals: 1 } as const;

const TRAVEL: readonly ColumnDefinition[] = [
  {
    ...measure,
    ...tenths,
    id: 'nearestMinutes',
    label: 'Minutes by car to the nearest radiotherapy centre',
    shortLabel: 'Nearest centre',
    unit: 'minutes',
    decimals: 0,
    worse: 'higher',
    basis: 'travel',
    group: 'travel',
    caveat:
      'From the population-weighted centre of the area, off peak. Centres in Wales and Scotland are not counted. The list of satellite centres may not be complete.',
  },
  {
    ...measure,
    ...tenths,
    id: 'secondNearestMinutes',
    label: 'Minutes by car to the second-nearest radiotherapy centre',
    shortLabel: 'Second-nearest centre',
    unit: 'minutes',
    decimals: 0,
    worse: 'higher',
    basis: 'travel',
    group: 'travel',
    caveat: 'What would be left if the nearest centre closed.',
  },
  {
    id: 'nearestSite',
    kind: 'category',
    combine: 'none',
    type: 'uint16',
    scale: 1,
    decimals: 0,
    label: 'Nearest radiotherapy centre',
    shortLabel: 'Which centre',
    unit: '',
    worse: null,
    basis: 'travel',
    group: 'travel',
    caveat: 'Index of the site in sites.json.',
  },
  {
    ...measure,
    ...tenths,
    id: 'expectedErrorMinutes',
    label: 'Expected error of the minutes to the nearest centre',
    shortLabel: 'Expected error',
    unit: 'minutes',
    worse: 'higher',
    basis: 'travel',
    group: 'travel',
    caveat: 'The size of error to expect, from hospitals that were left out when the estimate was fitted.',
  },
];

const PLACED_BY_TRUST =
  'Consultants are counted where their trust gives radiotherapy, or at its main hospital where it gives none; clinics they visit elsewhere are not counted. Headcount, not whole-time equivalents.';

const ACCESS: readonly ColumnDefinition[] = [
  {
    ...measure,
    id: 'accessPer100k',
    type: 'uint16',
    scale: 0.001,
    decimals: 2,
    label: 'Cancer consultants within reach per 100,000 people, weighted by need',
    shortLabel: 'Access to consultants',
    unit: 'consultants per 100,000 need-weighted people',
    worse: 'lower',
    basis: 'consultants',
    group: 'access',
    caveat: PLACED_BY_TRUST,
  },
  ...([30, 45, 60] as const).map(
    (limitMinutes): ColumnDefinition => ({
      ...measure,
      id: `consultantsWithin${limitMinutes}Minutes`,
      type: 'uint16',
      scale: 0.5,
      decimals: 0,
      label: `Cancer consultants within ${limitMinutes} minutes by car`,
      shortLabel: `Consultants within ${limitMinutes} min`,
      unit: 'consultants',
      worse: 'lower',
      basis: 'consultants',
      group: 'access',
      caveat: PLACED_BY_TRUST,
    }),
  ),
  ...(
    [
      ['whyDistance', 'Distance', 'longer or shorter journeys'],
      ['whySupply', 'Supply', 'fewer or more consultants at the sites in reach'],
      ['whyCompetition', 'Competition', 'more or fewer people who look to the same sites'],
    ] as const
  ).map(
    ([id, shortLabel, because]): ColumnDefinition => ({
      ...measure,
      id,
      type: 'float32',
      scale: 1,
      decimals: 2,
      label: `Part of the difference from the England mean that comes of ${because}`,
      shortLabel: `Why: ${shortLabel.toLowerCase()}`,
      unit: 'consultants per 100,000 need-weighted people',
      worse: 'lower',
      basis: 'consultants',
      group: 'access',
      caveat: 'The three parts add up to the difference of access from the England mean; below 0 is a loss.',
    }),
  ),
];

const WAITS: readonly ColumnDefinition[] = [
  {
    id: 'servingTrust',
    kind: 'category',
    combine: 'none',
    type: 'uint16',
    scale: 1,
    decimals: 0,
    label: 'Trust of the nearest acute hospital that reports cancer waiting times',
    shortLabel: 'Serving trust',
    unit: '',
    worse: null,
    basis: 'waits',
    group: 'waits',
    caveat: 'Index of the trust in trusts.json. Patients may be referred elsewhere.',
  },
  ...(
    [
      [62, 'who began treatment within 62 days of an urgent referral'],
      [31, 'treated within 31 days of a decision to treat'],
      [28, 'told of a diagnosis or the all-clear within 28 days'],
    ] as const
  ).map(
    ([days, what]): ColumnDefinition => ({
      ...measure,
      ...tenths,
      id: `within${days}DaysPercent`,
      label: `People ${what}, at the serving trust`,
      shortLabel: `Within ${days} days`,
      unit: '%',
      worse: 'lower',
      basis: 'waits',
      group: 'waits',
      caveat:
        'The result of the trust as a whole, for where care was given, not for the residents of the area.',
    }),
  ),
];

const DOMAIN_LABELS: Record<DeprivationDomain, string> = {
  income: 'income',
  employment: 'employment',
  education: 'education, skills and training',
  health: 'health deprivation and disability',
  crime: 'crime',
  barriers: 'barriers to housing and services',
  livingEnvironment: 'living environment',
};

const decile = {
  kind: 'measure',
  combine: 'none',
  type: 'uint8',
  scale: 1,
  decimals: 0,
  unit: 'decile',
  worse: 'lower',
  basis: 'deprivation',
  group: 'deprivation',
} as const;

const DEPRIVATION: readonly ColumnDefinition[] = [
  {
    ...decile,
    id: 'imdDecile',
    label: 'Index of Multiple Deprivation decile (1 is the most deprived tenth)',
    shortLabel: 'Deprivation decile',
    caveat: 'Relative to all areas of England.',
  },
  {
    ...measure,
    id: 'imdScore',
    type: 'uint16',
    scale: 0.002,
    decimals: 1,
    label: 'Index of Multiple Deprivation score',
    shortLabel: 'Deprivation score',
    unit: 'score',
    worse: 'higher',
    basis: 'deprivation',
    group: 'deprivation',
    caveat: 'Means over larger places are weighted by residents, as the publisher does it.',
  },
  {
    ...decile,
    id: 'imdRank',
    type: 'uint16',
    unit: 'rank',
    label: 'Index of Multiple Deprivation rank (1 is the most deprived of 33,755)',
    shortLabel: 'Deprivation rank',
    caveat: 'Ranks are never averaged.',
  },
  ...DEPRIVATION_DOMAINS.map(
    (domain): ColumnDefinition => ({
      ...decile,
      id: `${domain}Decile`,
      label: `Deprivation decile: ${DOMAIN_LABELS[domain]} (1 is the most deprived tenth)`,
      shortLabel: `Decile: ${DOMAIN_LABELS[domain]}`,
      caveat: 'Relative to all areas of England.',
    }),
  ),
  ...(
    [
      ['incomeDeprivedPercent', 'Income-deprived people, as a share of residents', 'Income-deprived'],
      [
        'employmentDeprivedPercent',
        'Employment-deprived people, as a share of residents aged 16 to 64',
        'Employment-deprived',
      ],
    ] as const
  ).map(
    ([id, label, shortLabel]): ColumnDefinition => ({
      ...measure,
      ...tenths,
      id,
      label,
      shortLabel,
      unit: '%',
      worse: 'higher',
      basis: 'deprivation',
      group: 'deprivation',
      caveat:
        'Counts of the 2025 indices, rounded to 5 at the source, over residents of the 2021 census; small counts are withheld.',
    }),
  ),
];

const PEOPLE: readonly ColumnDefinition[] = [
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
    caveat: 'Minutes are by car: for these households the journey is longer than the map shows.',
  },
];

const PLACE: readonly ColumnDefinition[] = [
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

/** Every measure and category of an atlas, in the order in which a reader should meet them. */
export const COLUMN_DEFINITIONS: readonly ColumnDefinition[] = [
  ...ACCESS,
  ...TRAVEL,
  ...WAITS,
  ...DEPRIVATION,
  ...PEOPLE,
  ...PLACE,
];
