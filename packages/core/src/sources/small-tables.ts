import { AREA_CODE, AREAS_OF_ENGLAND, outsideEngland } from './place-lookups.ts';
import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

const TEXT = { kind: 'text' } as const;
const FILLED_OR_NOT = { kind: 'text', optional: true } as const;
const PERCENT = { kind: 'number', minimum: 0, maximum: 100 } as const;
const code = (prefix: string) =>
  ({
    kind: 'text',
    pattern: new RegExp(`^(?:${prefix})\\d{6}$`),
    expected: `a code ${prefix} and 6 digits`,
  }) as const;
/** Degrees that lie in England; swapped or National Grid coordinates cannot. */
const POSITION = {
  latitude: {
    heading: ['lat', 'Latitude'],
    kind: 'number',
    optional: true,
    minimum: 49.8,
    maximum: 55.9,
    expected: 'degrees north in England, 49.8 to 55.9, not swapped and not National Grid metres',
  },
  longitude: {
    heading: ['long', 'Longitude'],
    kind: 'number',
    optional: true,
    minimum: -6.5,
    maximum: 1.8,
    expected: 'degrees east in England, -6.5 to 1.8, not swapped and not National Grid metres',
  },
} as const;

/** ONS: LSOA (2021) to ward (2024) to district (2024), best fit. */
export const readWardLookup = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'LSOA21CD', ...AREA_CODE },
      ward: { heading: 'WD24CD', ...code('E05') },
      wardName: { heading: 'WD24NM', ...TEXT },
      district: { heading: 'LAD24CD', ...code('E0[6789]') },
    },
    { rows: AREAS_OF_ENGLAND, unique: 'area', exclude: outsideEngland('area') },
  );

/** ONS: districts (2024) to regions. */
export const readRegionLookup = (source: TableSource) =>
  readTable(
    source,
    {
      district: { heading: 'LAD24CD', ...code('E0[6789]') },
      districtName: { heading: 'LAD24NM', ...TEXT },
      region: { heading: 'RGN24CD', ...code('E12') },
      regionName: { heading: 'RGN24NM', ...TEXT },
    },
    { rows: 296, unique: 'district' },
  );

/** ONS, Census 2021 custom dataset: usual residents by LSOA and six age categories, long. */
export const readAgeSixCategories = (source: TableSource) =>
  readTable(
    source,
    {
      area: { heading: 'Lower layer Super Output Areas Code', ...AREA_CODE },
      category: { heading: 'Age (6 categories)', ...TEXT },
      residents: { heading: 'Observation', kind: 'integer', minimum: 0 },
    },
    { rows: 6 * AREAS_OF_ENGLAND, exclude: outsideEngland('area') },
  );

/** Organisations or sites of the NHS with a WGS84 position; blank where none was found. */
export const readPlacedOrganisations = (source: TableSource) =>
  readTable(
    source,
    { code: { heading: 'OrganisationCode', ...TEXT }, name: { heading: 'Name', ...TEXT }, ...POSITION },
    { unique: 'code' },
  );

/** NHS website: hospital names and points, without ODS codes. */
export const readHospitalPoints = (source: TableSource) =>
  readTable(source, { name: { heading: 'hospital22_name', ...TEXT }, ...POSITION });

/** ONS: employment rate of districts and regions, percent. */
export const readEmploymentRate = (source: TableSource) =>
  readTable(
    source,
    {
      place: { heading: 'AREACD', ...TEXT },
      indicator: { heading: 'Indicator', ...TEXT },
      period: { heading: 'Period', ...TEXT },
      percent: { heading: 'Value', ...PERCENT, optional: true, missing: ['NA'] },
    },
    { unique: 'place' },
  );

/** ONS, Annual Population Survey: economically inactive people of 16 to 64 by constituency (2010), percent. */
export const readEconomicInactivity = (source: TableSource) =>
  readTable(
    source,
    {
      constituency: { heading: 'geography_code', ...code('E14') },
      period: { heading: 'date_name', ...TEXT },
      percent: { heading: 'value', ...PERCENT, optional: true },
    },
    { unique: 'constituency' },
  );

/** ONS, Health Index for England: an indicator of a district in a year, in the indicator's own unit. */
export const readHealthIndex = (source: TableSource) =>
  readTable(source, {
    district: { heading: 'ltla21_code', ...code('E0[6789]') },
    year: { heading: 'year', kind: 'integer', minimum: 2015, maximum: 2021 },
    indicator: { heading: 'indicator', ...TEXT },
    value: { heading: 'value', kind: 'number', optional: true },
  });

/** Headline results of other publications, to test against. */
export const readPublishedFacts = (source: TableSource) =>
  readTable(
    source,
    {
      id: { heading: 'id', ...TEXT },
      statement: { heading: 'statement', ...TEXT },
      value: { heading: 'value', ...FILLED_OR_NOT },
      unit: { heading: 'unit', ...FILLED_OR_NOT },
      area: { heading: 'area', ...FILLED_OR_NOT },
      publisher: { heading: 'publisher', ...TEXT },
    },
    { unique: 'id' },
  );

/** Hansard: consultants in clinical oncology by strategic health authority, 30 September 2007, headcount. */
export const readClinicalOncologists2007 = (source: TableSource) =>
  readTable(
    source,
    {
      authority: { heading: 'strategic_health_authority', ...TEXT },
      headcount: { heading: 'clinical_oncology_consultants_headcount', kind: 'integer', minimum: 0 },
    },
    { unique: 'authority' },
  );
