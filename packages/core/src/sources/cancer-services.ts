import type { TableSource } from './records.ts';
import { readTable } from './table.ts';

const ORGANISATION = { kind: 'text', pattern: /^[A-Z\d]{3,6}$/, expected: 'an ODS code' } as const;
const NAME = { kind: 'text' } as const;
const POSTCODE = {
  kind: 'text',
  pattern: /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/,
  expected: 'a postcode',
} as const;
const DEGREES = { kind: 'number', optional: true, minimum: -7, maximum: 56 } as const;
const COUNT = { kind: 'integer', minimum: 0 } as const;

/** ODS etr (NHS trusts) with the position of the headquarters' postcode added. */
export const readTrustList = (source: TableSource) =>
  readTable(
    source,
    {
      code: { heading: 'OrganisationCode', ...ORGANISATION },
      name: { heading: 'Name', ...NAME },
      postcode: { heading: 'Postcode', ...POSTCODE },
      closed: { heading: 'CloseDate', kind: 'text', optional: true, pattern: /^\d{8}$/ },
      latitude: { heading: 'lat', ...DEGREES },
      longitude: { heading: 'long', ...DEGREES },
      basis: { heading: 'coord_source', kind: 'text', optional: true },
      icb: { heading: 'ICB24CD', kind: 'text', optional: true, pattern: /^E54\d{6}$/ },
    },
    { unique: 'code' },
  );

/** NHS website: Hospital.csv. */
export const readHospitalList = (source: TableSource) =>
  readTable(source, {
    code: { heading: 'OrganisationCode', ...ORGANISATION },
    name: { heading: 'OrganisationName', ...NAME },
    postcode: { heading: 'Postcode', kind: 'text', optional: true },
    latitude: { heading: 'Latitude', ...DEGREES },
    longitude: { heading: 'Longitude', ...DEGREES },
    trust: { heading: 'ParentODSCode', ...ORGANISATION, optional: true },
  });

/** Radiotherapy sites: ODS codes and postcodes, published coordinates (two are blank). */
export const readRadiotherapySites = (source: TableSource) =>
  readTable(
    source,
    {
      trust: { heading: 'trust_ods_code', ...ORGANISATION },
      code: { heading: 'site_ods_code', ...ORGANISATION },
      name: { heading: 'site_name', ...NAME },
      postcode: { heading: 'postcode', ...POSTCODE },
      latitude: { heading: 'latitude', ...DEGREES },
      longitude: { heading: 'longitude', ...DEGREES },
      basis: { heading: 'coordinate_basis', kind: 'text', optional: true },
      role: { heading: 'role', kind: 'text', pattern: /^(?:main|satellite)$/ },
      linearAccelerators: { heading: 'linear_accelerators_trust_statement', ...COUNT, optional: true },
    },
    { unique: 'code' },
  );

/** ODS consultants register by trust: distinct consultants, headcount, with each trust's successor. */
export const readConsultantRegister = (source: TableSource) =>
  readTable(
    source,
    {
      code: { heading: 'organisation_code', ...ORGANISATION },
      name: { heading: 'organisation_name', kind: 'text', optional: true },
      successor: { heading: 'current_code', ...ORGANISATION, optional: true },
      basis: { heading: 'current_code_basis', kind: 'text', optional: true },
      clinicalOncology: { heading: 'clinical_oncology_800', ...COUNT },
      medicalOncology: { heading: 'medical_oncology_370', ...COUNT },
      haematology: { heading: 'haematology_823', ...COUNT },
    },
    { unique: 'code' },
  );

/** NHS England: Cancer Waiting Times, provider based, one row a month, standard and provider. */
export const readCancerWaits = (source: TableSource) =>
  readTable(source, {
    month: {
      heading: 'MONTH',
      kind: 'text',
      pattern: /^20\d\d-(?:0[1-9]|1[0-2])$/,
      expected: 'a month, yyyy-mm',
    },
    standard: { heading: 'STANDARD', kind: 'text', pattern: /^(?:28|31|62)-DAY$/ },
    code: { heading: 'ODS CODE', ...ORGANISATION },
    name: { heading: 'ACCOUNTABLE PROVIDER', ...NAME },
    total: { heading: 'TOTAL', kind: 'number', minimum: 0 },
    within: { heading: 'WITHIN STANDARD', kind: 'number', minimum: 0 },
    after: { heading: 'AFTER STANDARD', kind: 'number', minimum: 0 },
  });

/** Trusts that deliver radiotherapy, from Cancer Waiting Times: treatments in 12 months. */
export const readRadiotherapyProviders = (source: TableSource) =>
  readTable(
    source,
    {
      code: { heading: 'ods_code', ...ORGANISATION },
      name: { heading: 'provider_name', ...NAME },
      radiotherapy: { heading: 'radiotherapy_treatments', ...COUNT },
      radiotherapyWithin31Days: { heading: 'radiotherapy_within_31_days', ...COUNT },
      months: { heading: 'months_reported', ...COUNT, maximum: 12 },
      drug: { heading: 'drug_treatments', ...COUNT },
      all: { heading: 'all_treatments', ...COUNT },
    },
    { unique: 'code' },
  );

/** ONS and ODS codes of the Cancer Alliances. */
export const readCancerAlliances = (source: TableSource) =>
  readTable(source, {
    alliance: { heading: 'CAL24CD', kind: 'text', pattern: /^E56\d{6}$/ },
    odsCode: { heading: 'ods_code', ...ORGANISATION },
  });

/** OpenPrescribing Hospitals: the Cancer Alliance of each trust; blank where it has none. */
export const readAllianceTrusts = (source: TableSource) =>
  readTable(
    source,
    {
      trust: { heading: 'ods_code', ...ORGANISATION },
      alliance: { heading: 'cancer_alliance_code', ...ORGANISATION, optional: true },
    },
    { unique: 'trust' },
  );
