import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type AnswerKeys,
  alignTravelMatrix,
  checkPlausibility,
  concatenatePairs,
  type ImportReport,
  importTravelMatrix,
  isTimeUnit,
  readLongCsv,
  readMapboxMatrix,
  readOpenrouteserviceMatrix,
  readOsrmTable,
  readR5Csv,
  readR5Json,
  readTravelTimeMatrix,
  readValhallaMatrix,
  readWideCsv,
  refuseImplausible,
  stringifyRow,
  type TimeUnit,
  type TravelPairs,
} from '@postcode-lottery/core';
import { landText, openTable, readTravelMatrix } from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';
import { MODES, oneOf, readAreas, readJson, readLookup, readSites, type TravelSites } from './inputs.ts';
import { journeyName, landMatrix, mentionOtherIsochrones, nextStep } from './land.ts';

const FORMATS = [
  'wide',
  'long',
  'r5',
  'r5-json',
  'valhalla',
  'openrouteservice',
  'osrm',
  'mapbox',
  'traveltime',
  'matrix',
] as const;

const OPTIONS = {
  format: { type: 'string' },
  unit: { type: 'string' },
  mode: { type: 'string', default: 'car' },
  'origin-column': { type: 'string' },
  'site-column': { type: 'string', multiple: true, default: [] as string[] },
  'time-column': { type: 'string', multiple: true, default: [] as string[] },
  ignore: { type: 'string', multiple: true, default: [] as string[] },
  vintage: { type: 'string' },
  lookup: { type: 'string' },
  origins: { type: 'string' },
  'site-keys': { type: 'string' },
  'sites-are': { type: 'string', default: 'targets' },
  sites: { type: 'string' },
  'made-by': { type: 'string' },
  'map-date': { type: 'string' },
  departure: { type: 'string' },
  as: { type: 'string' },
  out: { type: 'string' },
  partial: { type: 'boolean', default: false },
} as const;

const readOptions = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });
type Values = ReturnType<typeof readOptions>['values'];

/** Takes a table of travel times of the user's own and lands it for the atlas. */
export async function importTable(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError('Give one file: npm run travel -- import FILE. See --help.');
  const format = oneOf('format', values.format ?? formatOf(file), FORMATS);
  const mode = oneOf('mode', values.mode, MODES);
  journeyName(mode, values.as);
  const england = await readAreas();
  const sites = await readSites(england, values.sites);
  if (format === 'matrix') return takeMatrix(file, england.areas.codes, sites, values);
  const pairs = await readPairs(resolve(file), format, values);
  const { matrix, report } = importTravelMatrix(pairs, {
    areas: england.areas,
    sites,
    ...(values.lookup === undefined ? {} : { lookup2011: await readLookup(values.lookup) }),
    ...(values.vintage === undefined ? {} : { vintage: oneOf('vintage', values.vintage, ['2011', '2021']) }),
    mode,
    provenance: {
      engine: values['made-by'] ?? `own file ${file.split(/[/\\]/).at(-1)}`,
      ...(values['map-date'] === undefined ? {} : { mapDate: values['map-date'] }),
      ...(values.departure === undefined ? {} : { departure: dateAndTime(values.departure) }),
      estimated: false,
    },
  });
  printReport(report);
  const check = checkPlausibility(matrix, england.areas, sites);
  refuseImplausible(file, check);
  for (const site of check.oddSites)
    console.log(`Look at ${sites.codes[site]}: its times are far from what its distances suggest.`);
  if (check.impossiblePairs > 0)
    console.log(`${check.impossiblePairs} journeys are faster than the mode can be along a straight line.`);
  const path = await landMatrix({ matrix, areaCodes: england.areas.codes, siteCodes: sites.codes }, values);
  console.log(`Minutes: ${path}`);
  mentionOtherIsochrones(mode, values);
  await listUnmatched(`${path}.unmatched.csv`, report);
  const next = nextStep(mode, values);
  if (next) console.log(next);
}

/** A time of departure. @throws UsageError where it is not ISO 8601 */
function dateAndTime(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(`--departure is ${JSON.stringify(value)}; expected a time such as 2026-03-03T08:00.`);
}

function formatOf(file: string): string {
  const ending = extname(file.replace(/\.gz$/, ''));
  if (ending === '.csv') return 'wide';
  if (ending === '.matrix') return 'matrix';
  throw new UsageError(`What is ${file}? Give --format: ${FORMATS.join(', ')}.`);
}

async function readPairs(
  path: string,
  format: (typeof FORMATS)[number],
  values: Values,
): Promise<TravelPairs> {
  if (format === 'wide') {
    return readWideCsv(openTable(path), {
      unit: unitOf(values) ?? missingUnit(),
      ...(values['origin-column'] === undefined ? {} : { originColumn: values['origin-column'] }),
      ignoreColumns: values.ignore,
    });
  }
  if (format === 'long') return readLong(path, values);
  if (format === 'r5') return readR5Csv(openTable(path), values['time-column'][0]);
  const answer = await readJson(path);
  if (format === 'r5-json') return readR5Json(answer, path);
  if (format === 'traveltime') return readTravelTimeMatrix(answer, {}, path);
  const keys = await keysOf(values);
  if (format === 'valhalla') return readValhallaMatrix(answer, keys, path);
  if (format === 'openrouteservice') return readOpenrouteserviceMatrix(answer, keys, path);
  return format === 'osrm' ? readOsrmTable(answer, keys, path) : readMapboxMatrix(answer, keys, path);
}

async function readLong(path: string, values: Values): Promise<TravelPairs> {
  const unit = unitOf(values);
  const groups = Math.max(1, values['site-column'].length, values['time-column'].length);
  const parts: TravelPairs[] = [];
  for (let group = 0; group < groups; group++) {
    const columns = {
      originColumn: values['origin-column'],
      siteColumn: values['site-column'][group],
      timeColumn: values['time-column'][group],
    };
    const given = Object.fromEntries(Object.entries(columns).filter(([, heading]) => heading !== undefined));
    parts.push(await readLongCsv(openTable(path), { ...(unit === undefined ? {} : { unit }), ...given }));
  }
  return parts.length === 1 ? parts[0]! : { ...concatenatePairs(parts), source: path };
}

function unitOf({ unit }: Values): TimeUnit | undefined {
  if (unit === undefined || isTimeUnit(unit)) return unit;
  throw new UsageError(`--unit is ${JSON.stringify(unit)}; expected minutes, seconds or hours.`);
}

function missingUnit(): never {
  throw new UsageError('Nothing in a wide table tells its unit. Give --unit minutes or --unit seconds.');
}

async function keysOf(values: Values): Promise<AnswerKeys> {
  if (values.origins === undefined || values['site-keys'] === undefined)
    throw new UsageError(
      'This format names no areas or sites. Give --origins FILE and --site-keys FILE, one key a line, in the order of the request.',
    );
  return {
    origins: await readLines(values.origins),
    sites: await readLines(values['site-keys']),
    sitesAre: oneOf('sites-are', values['sites-are'], ['targets', 'sources']),
  };
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(resolve(path), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}

async function takeMatrix(
  file: string,
  areaCodes: readonly string[],
  sites: TravelSites,
  values: Values,
): Promise<void> {
  const { matrix, report } = alignTravelMatrix(await readTravelMatrix(resolve(file)), areaCodes, sites.codes);
  console.log(
    `${report.pairsIn} journeys in, ${report.pairsKept} kept; not known: ${report.unknownAreas.length} areas, ${report.unknownSites.length} sites; missing: ${report.missingAreas.length} areas, ${report.missingSites.length} sites.`,
  );
  console.log(`Minutes: ${await landMatrix({ matrix, areaCodes, siteCodes: sites.codes }, values)}`);
  const next = nextStep(matrix.mode, values);
  if (next) console.log(next);
}

function printReport(report: ImportReport): void {
  const { pairsIn, withoutJourney, pairsUnmatched, pairs } = report;
  console.log(
    `${pairsIn} pairs in: ${withoutJourney} without a journey, ${pairsUnmatched} of unknown areas or sites, ${pairs} in the matrix.`,
  );
  console.log(
    `Areas (LSOA ${report.vintage}): ${report.areasIn} in, ${report.unmatchedAreas.length} unknown; ${report.copiedAreas} copied from a split area, ${report.averagedAreas} averaged over merged ones.`,
  );
  console.log(
    `Sites: ${report.sitesIn} in, ${report.unmatchedSites.length} unknown, ${report.ambiguousSites.length} that fit more than one.`,
  );
  console.log(
    `Of ${report.areas} areas ${report.areasWithoutTime} have no journey, of ${report.sites} sites ${report.sitesWithoutTime}.`,
  );
}

async function listUnmatched(path: string, report: ImportReport): Promise<void> {
  const rows = [
    ...report.unmatchedAreas.map((key) => ['area', key]),
    ...report.unmatchedSites.map((key) => ['site', key]),
    ...report.ambiguousSites.map((key) => ['site that fits more than one', key]),
  ];
  if (rows.length === 0) return;
  await landText(path, [['what', 'key'], ...rows].map(stringifyRow).join(''));
  console.log(`Not matched: ${path}`);
}
