import { DEPRIVATION_DECILES } from './deprivation-deciles.ts';
import { AREA_CODE, outsideEngland } from './place-lookups.ts';
import { AREA_CODE_2011, AREAS_OF_ENGLAND_2011 } from './population-estimates.ts';
import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

const EVERY_FORMER_AREA_ONCE = {
  rows: AREAS_OF_ENGLAND_2011,
  unique: 'area',
  exclude: outsideEngland('area'),
  mistaken: {
    'LSOA code (2021)': 'the indices of deprivation 2025 on 2021 areas, not those of 2019',
    LSOA21CD: 'a file of 2021 areas',
  },
} as const;

/** MHCLG: English indices of deprivation 2019, File 7 (2011 areas): ranks and deciles, 1 most deprived. */
export const readDeprivation2019 = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA code (2011)', ...AREA_CODE_2011 },
      imdRank: {
        heading: 'Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)',
        kind: 'integer',
        minimum: 1,
        maximum: AREAS_OF_ENGLAND_2011,
      },
      ...DEPRIVATION_DECILES,
      residents: {
        heading: 'Total population: mid 2015 (excluding prisoners)',
        kind: 'integer',
        minimum: 0,
        absent: true,
      },
    },
    EVERY_FORMER_AREA_ONCE,
  );

/** ONS: Rural Urban Classification (2011) of LSOAs; rural classes begin with D, E or F. */
export const readRuralUrban2011 = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA11CD', ...AREA_CODE_2011 },
      ruralUrban: {
        heading: 'RUC11CD',
        kind: 'text',
        pattern: /^(?:A1|B1|C1|C2|D1|D2|E1|E2|F1|F2)$/,
        expected: 'a class of 2011, A1 to F2',
      },
    },
    EVERY_FORMER_AREA_ONCE,
  );

/** ONS: LSOA (2011) to LSOA (2021) exact fit look-up; U same, S split, M merged, X irregular. */
export const readAreaChanges = (source: TableSource) =>
  readTable(
    source,
    {
      former: { heading: ['LSOA11CD', 'F_LSOA11CD'], ...AREA_CODE_2011 },
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      change: { heading: 'CHGIND', kind: 'text', pattern: /^[USMX]$/, expected: 'U, S, M or X' },
    },
    { exclude: outsideEngland('former') },
  );
