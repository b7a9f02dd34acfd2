import { type ColumnDefinition, measure, tenths } from './definition.ts';

/** Results of the trust that serves an area. */
export const WAITS_COLUMNS: readonly ColumnDefinition[] = [
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
    caveat:
      'The nearest hospital by minutes stands for where people are treated; patients may be referred elsewhere.',
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
