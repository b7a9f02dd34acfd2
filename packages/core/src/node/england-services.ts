import { lonLatToNationalGrid, nationalGridToLonLat } from '../geography/national-grid.ts';
import { SITE_ROLES, type SiteRole, type SiteTable } from '../geography/site-table.ts';
import type { TrustTable } from '../geography/trust-table.ts';
import type { TableSource } from '../sources/records.ts';
import { readTable } from '../sources/table.ts';
import { indexesOf } from './england-areas.ts';

const TEXT = { kind: 'text' } as const;
const MAYBE_TEXT = { kind: 'text', optional: true } as const;
const METRES = { kind: 'integer', minimum: 0, maximum: 700_000 } as const;
const COUNT = { kind: 'integer', minimum: 0 } as const;
const PEOPLE = { kind: 'number', minimum: 0 } as const;
const ROLE = new RegExp(`^(?:${SITE_ROLES.join('|')})$`);

/** Sites of data/england. */
export async function readSiteTable(source: TableSource, trusts: TrustTable): Promise<SiteTable> {
  const { columns, count } = await readTable(
    source,
    {
      codes: { heading: 'code', ...TEXT },
      names: { heading: 'name', ...TEXT },
      trustCodes: { heading: 'trust', ...TEXT },
      roles: { heading: 'role', kind: 'text', pattern: ROLE },
      postcodes: { heading: 'postcode', ...TEXT },
      longitude: { heading: 'longitude', kind: 'number', minimum: -7, maximum: 2 },
      latitude: { heading: 'latitude', kind: 'number', minimum: 49, maximum: 56 },
      linearAccelerators: { heading: 'linear_accelerators', ...COUNT, optional: true },
      coordinateBasis: { heading: 'coordinate_basis', ...TEXT },
    },
    { unique: 'codes' },
  );
  indexesOf(source.name, 'trust', columns.trustCodes, trusts.codes);
  const longitude = Float64Array.from(columns.longitude);
  const latitude = Float64Array.from(columns.latitude);
  return {
    ...columns,
    count,
    roles: columns.roles as readonly SiteRole[],
    longitude,
    latitude,
    ...lonLatToNationalGrid(longitude, latitude),
    linearAccelerators: Float64Array.from(columns.linearAccelerators),
  };
}

/** Open trusts of data/england, and which of them follow closed ones. */
export async function readTrustTable(source: TableSource, successorSource: TableSource): Promise<TrustTable> {
  const { columns, count } = await readTable(
    source,
    {
      codes: { heading: 'code', ...TEXT },
      names: { heading: 'name', ...TEXT },
      postcodes: { heading: 'postcode', ...TEXT },
      eastingMetres: { heading: 'easting_metres', ...METRES },
      northingMetres: { heading: 'northing_metres', ...METRES },
      icbCodes: { heading: 'icb', ...TEXT },
      allianceCodes: { heading: 'alliance', ...MAYBE_TEXT },
    },
    { unique: 'codes' },
  );
  const successors = await readTable(
    successorSource,
    { code: { heading: 'code', ...TEXT }, successor: { heading: 'successor', ...TEXT } },
    { unique: 'code' },
  );
  indexesOf(successorSource.name, 'successor', successors.columns.successor, columns.codes);
  const eastingMetres = Float64Array.from(columns.eastingMetres);
  const northingMetres = Float64Array.from(columns.northingMetres);
  return {
    ...columns,
    count,
    eastingMetres,
    northingMetres,
    ...nationalGridToLonLat(eastingMetres, northingMetres),
    successors: new Map(
      successors.columns.code.map((code, row) => [code, successors.columns.successor[row]!]),
    ),
  };
}

/** Consultants of September 2019, headcount: one element a trust of the TrustTable, 0 where it has none. */
export interface TrustConsultants {
  /** Specialty 800. */
  readonly clinicalOncologyHeadcount: Float64Array;
  /** Specialty 370. */
  readonly medicalOncologyHeadcount: Float64Array;
  /** Specialty 823. */
  readonly haematologyHeadcount: Float64Array;
  /** Codes of the register that no open trust follows. */
  readonly unmatched: readonly string[];
}

/** Consultants by open trust: those of the trusts that it took over are added to its own. */
export async function readTrustConsultants(
  source: TableSource,
  trusts: TrustTable,
): Promise<TrustConsultants> {
  const { columns } = await readTable(
    source,
    {
      code: { heading: 'register_code', ...TEXT },
      trust: { heading: 'trust', ...MAYBE_TEXT },
      clinical: { heading: 'clinical_oncology_headcount', ...COUNT },
      medical: { heading: 'medical_oncology_headcount', ...COUNT },
      haematology: { heading: 'haematology_headcount', ...COUNT },
    },
    { unique: 'code' },
  );
  const rows = trustOfRows(source.name, columns.trust, trusts);
  return {
    clinicalOncologyHeadcount: sumByTrust(columns.clinical, rows, trusts.count, 0),
    medicalOncologyHeadcount: sumByTrust(columns.medical, rows, trusts.count, 0),
    haematologyHeadcount: sumByTrust(columns.haematology, rows, trusts.count, 0),
    unmatched: columns.code.filter((_, row) => rows[row] === -1),
  };
}

/** The national cancer waiting time standards. */
export const WAIT_STANDARDS = ['28-DAY', '31-DAY', '62-DAY'] as const;
export type WaitStandard = (typeof WAIT_STANDARDS)[number];

/** One standard, October 2024 to September 2025: one element a trust of the TrustTable, NaN where it reported none. */
export interface TrustWaits {
  /** People; 62-day counts have halves. */
  readonly people: Float64Array;
  readonly peopleWithin: Float64Array;
  /** People of all providers, those that are no open trust included, as published. */
  readonly englandPeople: number;
  readonly englandPeopleWithin: number;
}

/** Waits by standard and open trust: those of the trusts that it took over are added to its own. */
export async function readTrustWaits(
  source: TableSource,
  trusts: TrustTable,
): Promise<Readonly<Record<WaitStandard, TrustWaits>>> {
  const { columns } = await readTable(source, {
    trust: { heading: 'trust', ...MAYBE_TEXT },
    standard: { heading: 'standard', kind: 'text', pattern: /^(?:28|31|62)-DAY$/ },
    people: { heading: 'people', ...PEOPLE },
    within: { heading: 'within', ...PEOPLE },
  });
  const waits = (standard: WaitStandard): TrustWaits => {
    const rows = Array.from(columns.standard.keys()).filter((row) => columns.standard[row] === standard);
    const pick = <Value>(values: readonly Value[]) => rows.map((row) => values[row]!);
    const trustOfRow = trustOfRows(source.name, pick(columns.trust), trusts);
    const people = pick(columns.people);
    const within = pick(columns.within);
    return {
      people: sumByTrust(people, trustOfRow, trusts.count, Number.NaN),
      peopleWithin: sumByTrust(within, trustOfRow, trusts.count, Number.NaN),
      englandPeople: sum(people),
      englandPeopleWithin: sum(within),
    };
  };
  return { '28-DAY': waits('28-DAY'), '31-DAY': waits('31-DAY'), '62-DAY': waits('62-DAY') };
}

/** Treatments, October 2024 to September 2025: one element a trust of the TrustTable, NaN where it is not listed. */
export interface TrustTreatments {
  readonly radiotherapy: Float64Array;
  readonly radiotherapyWithin31Days: Float64Array;
  readonly drug: Float64Array;
  readonly all: Float64Array;
}

/** Treatments of the trusts that deliver radiotherapy in volume. */
export async function readTrustTreatments(source: TableSource, trusts: TrustTable): Promise<TrustTreatments> {
  const { columns } = await readTable(source, {
    trust: { heading: 'trust', ...TEXT },
    radiotherapy: { heading: 'radiotherapy_treatments', ...COUNT },
    within: { heading: 'radiotherapy_within_31_days', ...COUNT },
    drug: { heading: 'drug_treatments', ...COUNT },
    all: { heading: 'all_treatments', ...COUNT },
  });
  const rows = trustOfRows(source.name, columns.trust, trusts);
  const byTrust = (values: readonly number[]) => sumByTrust(values, rows, trusts.count, Number.NaN);
  return {
    radiotherapy: byTrust(columns.radiotherapy),
    radiotherapyWithin31Days: byTrust(columns.within),
    drug: byTrust(columns.drug),
    all: byTrust(columns.all),
  };
}

/** For each code the index of its trust, -1 for ''. */
function trustOfRows(file: string, codes: readonly string[], trusts: TrustTable): number[] {
  return indexesOf(file, 'trust', codes, ['', ...trusts.codes]).map((index) => index - 1);
}

function sumByTrust(
  values: readonly number[],
  trusts: readonly number[],
  count: number,
  none: number,
): Float64Array {
  const sums = new Float64Array(count).fill(none);
  for (const [row, trust] of trusts.entries())
    if (trust >= 0) sums[trust] = (Number.isNaN(sums[trust]) ? 0 : sums[trust]!) + values[row]!;
  return sums;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
