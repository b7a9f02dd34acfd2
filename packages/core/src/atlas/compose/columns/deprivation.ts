import { DEPRIVATION_DOMAINS, type DeprivationDomain } from '../../../geography/area-table.ts';
import { type ColumnDefinition, measure, tenths } from './definition.ts';

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

/** The English indices of deprivation. */
export const DEPRIVATION_COLUMNS: readonly ColumnDefinition[] = [
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
