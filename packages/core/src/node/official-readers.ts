import { DataError } from '../foundation/errors.ts';
import {
  readAgeBands,
  readCarAvailability,
  readDeprivation,
  readDeprivationCounts,
} from '../sources/area-figures.ts';
import {
  readAllianceTrusts,
  readCancerAlliances,
  readCancerWaits,
  readConsultantRegister,
  readHospitalList,
  readRadiotherapyProviders,
  readRadiotherapySites,
} from '../sources/cancer-services.ts';
import { checkSums, readCancerTypeWaits, readTreatmentWaits } from '../sources/cancer-waits-detail.ts';
import {
  readDisability,
  readEconomicActivity,
  readFiveYearAges,
  readOccupationalClass,
  readQualifications,
  readSingleYearAges,
} from '../sources/census-tables.ts';
import { stringifyRow } from '../sources/csv-row.ts';
import { readAreaChanges, readDeprivation2019, readRuralUrban2011 } from '../sources/former-areas.ts';
import { readNhsWorkforce } from '../sources/nhs-workforce.ts';
import { readOdsConsultants } from '../sources/ods-consultants.ts';
import { readOdsOrganisations } from '../sources/ods-files.ts';
import { readOwnConsultants, stringifyOwnConsultants } from '../sources/own-consultants.ts';
import {
  readAreaLookup,
  readCoastDistances,
  readHealthLookup,
  readMsoaNames,
  readPopulationCentres,
  readRuralUrban,
} from '../sources/place-lookups.ts';
import { readPopulationEstimates } from '../sources/population-estimates.ts';
import { readPostcodeColumns } from '../sources/postcode-columns.ts';
import { readModelledPrevalence, readQofPrevalence } from '../sources/qof.ts';
import { type Reconciliation, reconcile } from '../sources/reconciliation.ts';
import type { TableEncoding, TableSource } from '../sources/records.ts';
import type { OfficialSource } from '../sources/registry.ts';
import {
  readAgeSixCategories,
  readClinicalOncologists2007,
  readEconomicInactivity,
  readEmploymentRate,
  readHealthIndex,
  readHospitalPoints,
  readPlacedOrganisations,
  readPublishedFacts,
  readRegionLookup,
  readWardLookup,
} from '../sources/small-tables.ts';
import type { ExcludedRow } from '../sources/table.ts';
import { readBoundaries } from './boundaries/read-boundaries.ts';
import { openByteFile } from './byte-file.ts';
import { readCodePointFile } from './code-point-zip.ts';

export interface ReaderOptions {
  /** The user's headings by the project's names, for files of the user's own: trust -> 'Trust Code'. */
  readonly headings?: Readonly<Record<string, string>>;
}

/** A validated file: what became of its rows and, where it is not to be stored as it came, what is stored. */
export interface ReadOutcome extends Reconciliation {
  readonly stored?: string;
}

/** Validates one kind of official file from end to end. */
export type OfficialReader = (
  path: string,
  options: ReaderOptions,
  source: Pick<OfficialSource, 'columns'>,
) => Promise<ReadOutcome>;

interface Rows {
  readonly count: number;
  readonly excluded: readonly ExcludedRow[];
}

const sum = (column: readonly number[]) => column.reduce((total, value) => total + (value || 0), 0);
const csv = (path: string) => /\.csv$/i.test(path);
const bulkLsoa = (path: string) => /-lsoa\.csv$/i.test(path);

function table<Read extends Rows>(
  read: (source: TableSource) => Promise<Read>,
  facts: (read: Read) => Record<string, number | string> = () => ({}),
  member: (path: string) => boolean = csv,
): OfficialReader {
  return async (path) => {
    const rows = await read(await openByteFile(path, member));
    return reconcile(rows, facts(rows));
  };
}

const census = (read: (source: TableSource) => Promise<Rows & { total: readonly number[] }>) =>
  table(read, ({ total }) => ({ total: sum(total) }), bulkLsoa);

async function readConsultantsCounted(path: string): Promise<ReadOutcome> {
  const { rows, repeats, counts } = await readOdsConsultants(await openByteFile(path));
  const lines = counts.map(({ organisation, specialty, headcount }) => [
    organisation,
    specialty,
    String(headcount),
  ]);
  return {
    rowsRead: rows,
    rowsUsed: rows,
    excluded: [],
    facts: { repeats, consultants: sum(counts.map(({ headcount }) => headcount)) },
    stored: [['organisation', 'specialty', 'headcount'], ...lines].map(stringifyRow).join(''),
  };
}

async function readWorkforce(path: string): Promise<ReadOutcome> {
  const { date, rows, excluded, organisations } = await readNhsWorkforce(await openByteFile(path));
  return {
    rowsRead: rows,
    rowsUsed: rows - excluded.length,
    excluded,
    facts: { date, organisations: organisations.length },
  };
}

async function readBoundaryFile(
  path: string,
  _: ReaderOptions,
  { columns }: Pick<OfficialSource, 'columns'>,
): Promise<ReadOutcome> {
  const { codes, excluded, format, coordinates, polygons } = await readBoundaries(path, columns[0]);
  const count = codes.length;
  return reconcile({ count, excluded }, { format, coordinates, points: polygons.x.length });
}

async function readDirectory(path: string): Promise<ReadOutcome> {
  const { rows, count, excluded, live, latitude } = await readPostcodeColumns(
    await openByteFile(path, (member) => /(^|\/)Data\/(ONSPD|NSPL)[^/]*\.csv$/i.test(member)),
  );
  const alive = live.reduce((total, flag) => total + flag, 0);
  const positioned = latitude.reduce((total, degrees) => total + (Number.isNaN(degrees) ? 0 : 1), 0);
  return {
    rowsRead: rows,
    rowsUsed: count,
    excluded,
    facts: { live: alive, ended: count - alive, positioned },
  };
}

async function readCodePoints(path: string): Promise<ReadOutcome> {
  const areas = await readCodePointFile(path);
  const excluded = areas.flatMap((area) => area.excluded);
  const count = areas.reduce((total, area) => total + area.postcode.length, 0);
  return reconcile({ count, excluded }, { 'area files': areas.length });
}

async function readConsultantsFile(path: string, { headings }: ReaderOptions): Promise<ReadOutcome> {
  const own = await readInEitherEncoding(async (encoding) =>
    readOwnConsultants(await openByteFile(path), headings, encoding),
  );
  const facts = { unit: own.unit, consultants: sum(own.rows.map(({ value }) => value)) };
  return {
    ...reconcile({ count: own.rows.length, excluded: own.excluded }, facts),
    stored: stringifyOwnConsultants(own),
  };
}

/** Reads a user's file as UTF-8 and, where it is not, as Latin-1, which spreadsheets still write. */
async function readInEitherEncoding<Read>(read: (encoding: TableEncoding) => Promise<Read>): Promise<Read> {
  try {
    return await read('utf-8');
  } catch (error) {
    if (!(error instanceof DataError) || error.fault.problem !== 'is not utf-8 text') throw error;
    return read('latin1');
  }
}

/** The readers by the identifier that the registry of sources gives them. */
export const OFFICIAL_READERS: Readonly<Record<string, OfficialReader>> = {
  boundaries: readBoundaryFile,
  'postcode-directory': readDirectory,
  'code-point-open': readCodePoints,
  consultants: readConsultantsFile,
  'lsoa21-health-lookup': table(readHealthLookup),
  'lsoa21-region-lookup': table(readAreaLookup),
  'lsoa21-ward-lookup': table(readWardLookup),
  'lad24-region-lookup': table(readRegionLookup),
  'lsoa11-lsoa21-lookup': table(readAreaChanges),
  'msoa-names': table(readMsoaNames),
  'ruc-2021': table(readRuralUrban),
  'ruc-2011': table(readRuralUrban2011),
  'lsoa-2021-centroids': table(readPopulationCentres),
  'iod-2025': table(readDeprivation),
  'iod-2025-indicators': table(readDeprivationCounts),
  'iod-2019': table(readDeprivation2019),
  ts007: census(readSingleYearAges),
  ts007a: census(readFiveYearAges),
  ts038: census(readDisability),
  ts045: table(readCarAvailability, (t) => ({ households: sum(t.columns.households) }), bulkLsoa),
  ts062: census(readOccupationalClass),
  ts066: census(readEconomicActivity),
  ts067: census(readQualifications),
  'age-bands': table(readAgeBands, (t) => ({ residents: sum(t.columns.residents) })),
  'age-six-categories': table(readAgeSixCategories, (t) => ({ residents: sum(t.columns.residents) })),
  'mid-year-estimates': table(readPopulationEstimates, ({ vintage, total }) => ({
    'areas of': vintage,
    residents: sum(total),
  })),
  'ods-organisations': table(readOdsOrganisations),
  'ods-consultants': readConsultantsCounted,
  'consultants-by-trust': table(readConsultantRegister, (t) => ({
    'clinical oncology': sum(t.columns.clinicalOncology),
    'medical oncology': sum(t.columns.medicalOncology),
  })),
  'nhs-workforce-doctors': readWorkforce,
  'cwt-headline': table(async (source) => checkSums(await readCancerWaits(source))),
  'cwt-31-day': table(readTreatmentWaits),
  'cwt-62-day': table(readCancerTypeWaits),
  'radiotherapy-providers': table(readRadiotherapyProviders),
  'radiotherapy-sites': table(readRadiotherapySites),
  'cancer-alliances': table(readCancerAlliances),
  'cancer-alliance-trusts': table(readAllianceTrusts),
  'qof-prevalence': table(
    readQofPrevalence,
    (t) => ({ register: sum(t.columns.register) }),
    (path) => /(^|\/)PREVALENCE[^/]*\.csv$/i.test(path),
  ),
  'qof-by-area': table(readModelledPrevalence),
  'employment-rate': table(readEmploymentRate),
  'economic-inactivity': table(readEconomicInactivity),
  'health-index': table(readHealthIndex),
  'placed-organisations': table(readPlacedOrganisations),
  'nhs-hospitals': table(readHospitalList),
  'hospital-points': table(readHospitalPoints),
  'coast-distance': table(readCoastDistances),
  'published-facts': table(readPublishedFacts),
  'clinical-oncologists-2007': table(readClinicalOncologists2007),
};
