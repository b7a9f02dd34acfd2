import { DEPRIVATION_DECILES } from './deprivation-deciles.ts';
import { AREA_CODE, AREAS_OF_ENGLAND, outsideEngland } from './place-lookups.ts';
import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

const EVERY_AREA_ONCE = {
  rows: AREAS_OF_ENGLAND,
  unique: 'area',
  exclude: outsideEngland('area'),
  mistaken: {
    'LSOA code (2011)': 'the indices of deprivation 2019 on 2011 areas, not those of 2025',
    LSOA11CD: 'a file of 2011 areas',
  },
} as const;
const people = (heading: string) => ({ heading, kind: 'integer', minimum: 0, maximum: 20_000 }) as const;

/** MHCLG: English indices of deprivation 2025, File 7 (ranks, scores, deciles). */
export const readDeprivation = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA code (2021)', ...AREA_CODE },
      district: { heading: 'Local Authority District code (2024)', kind: 'text', pattern: /^E0[6789]\d{6}$/ },
      imdScore: {
        heading: 'Index of Multiple Deprivation (IMD) Score',
        kind: 'number',
        minimum: 0,
        maximum: 100,
      },
      imdRank: {
        heading: 'Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)',
        kind: 'integer',
        minimum: 1,
        maximum: AREAS_OF_ENGLAND,
      },
      ...DEPRIVATION_DECILES,
    },
    EVERY_AREA_ONCE,
  );

/** MHCLG: English indices of deprivation 2025, File 8: people, rounded to 5, blank where suppressed. */
export const readDeprivationCounts = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA code (2021)', ...AREA_CODE },
      incomeDeprivedPeople: { ...people('income_domain_numerator'), optional: true },
      employmentDeprivedPeople: { ...people('employment_domain_numerator'), optional: true },
    },
    EVERY_AREA_ONCE,
  );

/** ONS: Census 2021 usual residents by broad age; the older bands are estimates and say so. */
export const readAgeBands = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      residents: people('All_usual_residents_2021'),
      from0To15: people('Aged_0_15'),
      from16To24: people('Aged_16_24'),
      from25To34: people('Aged_25_34'),
      from35To49: people('Aged_35_49'),
      from50To64: people('Aged_50_64'),
      from65: people('Aged_65_plus'),
      from70Estimated: people('Aged_70_plus_est'),
      from75Estimated: people('Aged_75_plus_est'),
      from80Estimated: people('Aged_80_plus_est'),
      from85Estimated: people('Aged_85_plus_est'),
    },
    EVERY_AREA_ONCE,
  );

/** ONS: Census 2021 TS045, households by number of cars or vans (bulk file). */
export const readCarAvailability = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'geography code', ...AREA_CODE },
      households: people('Number of cars or vans: Total: All households'),
      householdsWithoutCar: people('Number of cars or vans: No cars or vans in household'),
    },
    EVERY_AREA_ONCE,
  );
