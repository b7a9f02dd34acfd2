const decile = (domain: string) =>
  ({
    heading: `${domain} Decile (where 1 is most deprived 10% of LSOAs)`,
    kind: 'integer',
    minimum: 1,
    maximum: 10,
  }) as const;

/** MHCLG: columns of deciles in File 7 of the English indices of deprivation, the same in every edition. */
export const DEPRIVATION_DECILES = {
  imdDecile: decile('Index of Multiple Deprivation (IMD)'),
  income: decile('Income'),
  employment: decile('Employment'),
  education: decile('Education, Skills and Training'),
  health: decile('Health Deprivation and Disability'),
  crime: decile('Crime'),
  barriers: decile('Barriers to Housing and Services'),
  livingEnvironment: decile('Living Environment'),
} as const;
