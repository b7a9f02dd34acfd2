import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

/** LSOA21CD of England. */
export const AREA_CODE = {
  kind: 'text',
  pattern: /^E01\d{6}$/,
  expected: 'an English LSOA code, E01 and 6 digits',
} as const;
/** English LSOAs of 2021. */
export const AREAS_OF_ENGLAND = 33_755;

/** Leaves out the rows of Wales, Scotland and Northern Ireland by the letter their code begins with. */
export const outsideEngland = (column: string) => (cell: (name: string) => string) => {
  const country = { W: 'Wales', S: 'Scotland', N: 'Northern Ireland', '9': 'Northern Ireland' }[
    cell(column).charAt(0)
  ];
  return country === undefined ? undefined : `in ${country}`;
};

const EVERY_AREA_ONCE = {
  rows: AREAS_OF_ENGLAND,
  unique: 'area',
  exclude: outsideEngland('area'),
  mistaken: { LSOA11CD: 'a file of 2011 areas' },
} as const;
const NAME = { kind: 'text' } as const;
const place = (prefix: string) =>
  ({
    kind: 'text',
    pattern: new RegExp(`^(?:${prefix})\\d{6}$`),
    expected: `a code ${prefix} and 6 digits`,
  }) as const;

/** ONS: LSOA (2021) to SICBL to ICB to Cancer Alliances to LAD (April 2024) Lookup in EN. */
export const readHealthLookup = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      subIcb: { heading: 'SICBL24CD', ...place('E38') },
      subIcbName: { heading: 'SICBL24NM', ...NAME },
      icb: { heading: 'ICB24CD', ...place('E54') },
      icbName: { heading: 'ICB24NM', ...NAME },
      alliance: { heading: 'CAL24CD', ...place('E56') },
      allianceName: { heading: 'CAL24NM', ...NAME },
    },
    EVERY_AREA_ONCE,
  );

/** ONS: LSOA (2021) to MSOA to LAD (2024) to region. */
export const readAreaLookup = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      name: { heading: 'LSOA21NM', ...NAME },
      msoa: { heading: 'MSOA21CD', ...place('E02') },
      district: { heading: 'LAD24CD', ...place('E0[6789]') },
      districtName: { heading: 'LAD24NM', ...NAME },
      region: { heading: 'RGN24CD', ...place('E12') },
      regionName: { heading: 'RGN24NM', ...NAME },
    },
    EVERY_AREA_ONCE,
  );

/** House of Commons Library: MSOA Names. */
export const readMsoaNames = (source: TableSource) =>
  readTable(
    source,
    { msoa: { heading: 'msoa21cd', ...place('E02') }, name: { heading: 'msoa21hclnm', ...NAME } },
    { unique: 'msoa' },
  );

/** ONS: Rural Urban Classification (2021) of LSOAs. */
export const readRuralUrban = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      ruralUrban: { heading: 'RUC21CD', kind: 'text', pattern: /^(?:UN1|UF1|RLN1|RLF1|RSN1|RSF1)$/ },
    },
    EVERY_AREA_ONCE,
  );

/** ONS: LSOA (2021) population-weighted centroids; British National Grid metres. */
export const readPopulationCentres = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      eastingMetres: { heading: 'x', kind: 'number', minimum: 80_000, maximum: 656_000 },
      northingMetres: { heading: 'y', kind: 'number', minimum: 5_000, maximum: 658_000 },
    },
    EVERY_AREA_ONCE,
  );

/** Straight-line metres from the population-weighted centre to the coast. */
export const readCoastDistances = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      openCoastMetres: { heading: 'dist_open_coast_m', kind: 'integer', minimum: 0, maximum: 200_000 },
      highWaterMetres: { heading: 'dist_any_high_water_m', kind: 'integer', minimum: 0, maximum: 200_000 },
    },
    EVERY_AREA_ONCE,
  );
