import { type ColumnDefinition, type ColumnJourney, measure } from './definition.ts';

const PLACED_BY_TRUST =
  'Consultants are counted where their trust gives radiotherapy, or at its main hospital where it gives none; clinics they visit elsewhere are not counted.';

/** Consultants in reach, and why an area has more or fewer than the mean. */
export const accessColumns = ({ by }: ColumnJourney): readonly ColumnDefinition[] => [
  {
    ...measure,
    id: 'accessPer100k',
    type: 'uint16',
    scale: 0.001,
    decimals: 2,
    label: `Cancer consultants within reach ${by} per 100,000 people, weighted by need`,
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
      label: `Cancer consultants within ${limitMinutes} minutes ${by}`,
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
      label: `Part of the difference of access ${by} from the England mean that comes of ${because}`,
      shortLabel: `Why: ${shortLabel.toLowerCase()}`,
      unit: 'consultants per 100,000 need-weighted people',
      worse: 'lower',
      basis: 'consultants',
      group: 'access',
      caveat: 'The three parts add up to the difference of access from the England mean; below 0 is a loss.',
    }),
  ),
];
