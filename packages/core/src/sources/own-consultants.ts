import { DataError } from '../foundation/errors.ts';
import { stringifyRow } from './csv-row.ts';
import type { TableEncoding, TableSource } from './records.ts';
import { type ExcludedRow, readTable } from './table.ts';

/** Fields of a consultants file and the headings that are understood without a map. */
export const CONSULTANT_FIELDS = {
  trust: ['trust', 'trust_code', 'trust code', 'ods_code', 'ods code', 'organisation', 'org code'],
  site: ['site', 'site_code', 'site code'],
  postcode: ['postcode', 'post code', 'pcds'],
  latitude: ['latitude', 'lat'],
  longitude: ['longitude', 'long', 'lon', 'lng'],
  easting: ['easting', 'eastings', 'x'],
  northing: ['northing', 'northings', 'y'],
  specialty: ['specialty', 'speciality', 'specialty code'],
  value: ['value', 'count', 'consultants'],
  unit: ['unit', 'units'],
  date: ['date', 'as at', 'as of'],
} as const;
export type ConsultantField = keyof typeof CONSULTANT_FIELDS;

/** Where consultants of a row work: the most precise place that the row gives. */
export type ConsultantPlace =
  | { readonly kind: 'position'; readonly longitude: number; readonly latitude: number }
  | { readonly kind: 'grid'; readonly eastingMetres: number; readonly northingMetres: number }
  | { readonly kind: 'postcode'; readonly postcode: string }
  | { readonly kind: 'site'; readonly code: string }
  | { readonly kind: 'trust'; readonly code: string };

export interface OwnConsultant {
  readonly line: number;
  readonly place: ConsultantPlace;
  /** ODS code of the employing trust, '' where the row has none. */
  readonly trust: string;
  readonly specialty: 'clinicalOncology' | 'medicalOncology';
  readonly value: number;
  /** yyyy-mm-dd, or yyyy-mm. */
  readonly date: string;
}

/** A user's consultants; one unit throughout. */
export interface OwnConsultants {
  readonly file: string;
  readonly unit: 'headcount' | 'WTE';
  readonly rows: readonly OwnConsultant[];
  readonly excluded: readonly ExcludedRow[];
}

const SPECIALTIES: readonly [RegExp, OwnConsultant['specialty']][] = [
  [/^(800|clinical[ _-]?oncology)$/i, 'clinicalOncology'],
  [/^(370|medical[ _-]?oncology)$/i, 'medicalOncology'],
];
const UNITS: readonly [RegExp, OwnConsultants['unit']][] = [
  [/^(headcount|hc|people|persons?)$/i, 'headcount'],
  [/^(wte|fte|whole[- ]time equivalents?|full[- ]time equivalents?)$/i, 'WTE'],
];

/**
 * Reads a user's own consultants file. A row is placed by coordinates, else by postcode, site or trust.
 * Other columns, such as names, are never read.
 *
 * @param headings the user's heading of a field, where it is not one that is understood
 * @throws DataError: no place, an unknown unit, two units, a misshapen date, coordinates that are swapped,
 * outside England, or National Grid metres in columns of degrees.
 */
export async function readOwnConsultants(
  source: TableSource,
  headings: Readonly<Record<string, string>> = {},
  encoding: TableEncoding = 'utf-8',
): Promise<OwnConsultants> {
  for (const field of Object.keys(headings))
    if (!(field in CONSULTANT_FIELDS))
      throw new DataError({
        file: source.name,
        value: field,
        problem: 'the column map names an unknown field',
        expected: Object.keys(CONSULTANT_FIELDS).join(', '),
      });
  const heading = (field: ConsultantField) =>
    headings[field] === undefined ? CONSULTANT_FIELDS[field] : [headings[field]];
  const text = (field: ConsultantField) =>
    ({ heading: heading(field), kind: 'text', optional: true, absent: true }) as const;
  const number = (field: ConsultantField) =>
    ({ heading: heading(field), kind: 'number', optional: true, absent: true }) as const;
  const table = await readTable(
    source,
    {
      trust: text('trust'),
      site: text('site'),
      postcode: text('postcode'),
      latitude: number('latitude'),
      longitude: number('longitude'),
      easting: number('easting'),
      northing: number('northing'),
      specialty: { heading: heading('specialty'), kind: 'text' },
      value: { heading: heading('value'), kind: 'number', minimum: 0 },
      unit: { heading: heading('unit'), kind: 'text' },
      date: { heading: heading('date'), kind: 'text' },
    },
    {
      encoding,
      exclude: (cell) =>
        find(SPECIALTIES, cell('specialty')) === undefined ? 'another specialty than oncology' : undefined,
    },
  );
  const { columns } = table;
  let unit: OwnConsultants['unit'] | undefined;
  const rows = table.line.map((line, row): OwnConsultant => {
    const fault = (column: string, value: unknown, problem: string, expected: string) =>
      new DataError({ file: source.name, line, column, value, problem, expected });
    const own = find(UNITS, columns.unit[row]!);
    if (own === undefined) throw fault('unit', columns.unit[row], 'is an unknown unit', 'headcount or WTE');
    if (unit !== undefined && own !== unit)
      throw fault('unit', columns.unit[row], `differs from the rows before, which are ${unit}`, unit);
    unit = own;
    const value = columns.value[row]!;
    if (unit === 'headcount' && !Number.isInteger(value))
      throw fault('value', value, 'is no headcount', 'a whole number, or the unit WTE');
    return {
      line,
      place: placeOf(
        {
          trust: columns.trust[row]!.toUpperCase(),
          site: columns.site[row]!.toUpperCase(),
          postcode: columns.postcode[row]!.toUpperCase(),
          latitude: columns.latitude[row]!,
          longitude: columns.longitude[row]!,
          easting: columns.easting[row]!,
          northing: columns.northing[row]!,
        },
        fault,
      ),
      trust: columns.trust[row]!.toUpperCase(),
      specialty: find(SPECIALTIES, columns.specialty[row]!)!,
      value,
      date: isoDate(columns.date[row]!, fault),
    };
  });
  if (unit === undefined)
    throw new DataError({
      file: source.name,
      problem: 'has no row of clinical oncology (800) or medical oncology (370)',
    });
  return { file: source.name, unit, rows, excluded: table.excluded };
}

/** The rows under the headings that are understood without a map: what is kept of a user's file. */
export function stringifyOwnConsultants({ rows, unit }: OwnConsultants): string {
  const headings = Object.keys(CONSULTANT_FIELDS) as ConsultantField[];
  const lines = rows.map((row) => {
    const { place } = row;
    const cells: Partial<Record<ConsultantField, string | number>> = {
      trust: row.trust,
      specialty: row.specialty === 'clinicalOncology' ? '800' : '370',
      value: row.value,
      unit,
      date: row.date,
    };
    if (place.kind === 'position')
      Object.assign(cells, { latitude: place.latitude, longitude: place.longitude });
    if (place.kind === 'grid')
      Object.assign(cells, { easting: place.eastingMetres, northing: place.northingMetres });
    if (place.kind === 'postcode') cells.postcode = place.postcode;
    if (place.kind === 'site') cells.site = place.code;
    return headings.map((field) => String(cells[field] ?? ''));
  });
  return [headings, ...lines].map(stringifyRow).join('');
}

type Fault = (column: string, value: unknown, problem: string, expected: string) => DataError;

interface PlaceCells {
  readonly trust: string;
  readonly site: string;
  readonly postcode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly easting: number;
  readonly northing: number;
}

function placeOf(cells: PlaceCells, fault: Fault): ConsultantPlace {
  const { latitude, longitude, easting, northing } = cells;
  if (!Number.isNaN(latitude) || !Number.isNaN(longitude)) return positionOf(latitude, longitude, fault);
  if (!Number.isNaN(easting) || !Number.isNaN(northing)) {
    const fits = easting > 80_000 && easting < 660_000 && northing > 0 && northing < 660_000;
    if (fits) return { kind: 'grid', eastingMetres: easting, northingMetres: northing };
    throw fault('easting, northing', `${easting}, ${northing}`, 'is not in England', 'National Grid metres');
  }
  if (cells.postcode !== '') {
    const match = /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/.exec(cells.postcode.replaceAll(/\s+/g, ' '));
    if (match) return { kind: 'postcode', postcode: `${match[1]} ${match[2]}` };
    throw fault('postcode', cells.postcode, 'is not a postcode', 'a full postcode, such as NR30 1AA');
  }
  if (cells.site !== '') return { kind: 'site', code: odsCode('site', cells.site, fault) };
  if (cells.trust !== '') return { kind: 'trust', code: odsCode('trust', cells.trust, fault) };
  throw fault(
    'trust',
    '',
    'row has no place',
    'a trust or site code, a postcode, latitude and longitude, or easting and northing',
  );
}

function positionOf(latitude: number, longitude: number, fault: Fault): ConsultantPlace {
  const found = `${latitude}, ${longitude}`;
  const inEngland = (lat: number, long: number) => lat > 49.8 && lat < 55.9 && long > -6.6 && long < 1.9;
  if (inEngland(latitude, longitude)) return { kind: 'position', longitude, latitude };
  if (inEngland(longitude, latitude))
    throw fault('latitude, longitude', found, 'are swapped', 'latitude near 53, longitude near -1');
  if (Math.abs(latitude) > 1000 || Math.abs(longitude) > 1000)
    throw fault(
      'latitude, longitude',
      found,
      'are National Grid metres, not degrees',
      'degrees, or the columns mapped to easting and northing',
    );
  throw fault('latitude, longitude', found, 'is not in England', 'degrees in England');
}

function odsCode(column: string, code: string, fault: Fault): string {
  if (/^[A-Z\d]{3,9}$/.test(code)) return code;
  throw fault(column, code, 'is not an ODS code', 'a code such as RM1 or RM102');
}

function isoDate(text: string, fault: Fault): string {
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](20\d\d)$/.exec(text);
  const iso = british
    ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}`
    : text;
  if (/^20\d\d-\d\d(-\d\d)?$/.test(iso) && !Number.isNaN(Date.parse(iso))) return iso;
  throw fault('date', text, 'is not a date', 'yyyy-mm-dd, yyyy-mm or dd/mm/yyyy');
}

function find<Kind>(known: readonly [RegExp, Kind][], text: string): Kind | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1];
}
