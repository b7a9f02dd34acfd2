import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildValhallaTiles,
  type CodedPlaces,
  landFile,
  type MeasuredTravel,
  measureTravel,
  openrouteserviceServer,
  openValhalla,
  osrmServer,
  type TravelEngine,
  type ValhallaEngine,
  valhallaServer,
} from '@postcode-lottery/core/node';
import { showProgress } from '../cli/progress.ts';
import { UsageError } from '../cli/run-command.ts';
import { MODES, oneOf, positive, ROOT, readAreas, readSites, TRAVEL_FOLDER } from './inputs.ts';
import { journeyName, landMatrix, mentionOtherIsochrones, nextStep } from './land.ts';

const OPTIONS = {
  osm: { type: 'string' },
  server: { type: 'string' },
  engine: { type: 'string' },
  batch: { type: 'string' },
  interval: { type: 'string', default: '0' },
  'map-date': { type: 'string' },
  mode: { type: 'string', default: 'car' },
  sites: { type: 'string' },
  'radius-km': { type: 'string', default: '150' },
  limits: { type: 'string', default: '15,30,45,60' },
  cache: { type: 'string', default: join(ROOT, '.cache/travel') },
  as: { type: 'string' },
  out: { type: 'string' },
  partial: { type: 'boolean', default: false },
} as const;

const SERVERS = { valhalla: valhallaServer, osrm: osrmServer, openrouteservice: openrouteserviceServer };
const ROUTES_CHECKED = 20;

const readOptions = (args: string[]) => parseArgs({ args, options: OPTIONS }).values;

/** Measures minutes and isochrones with an engine and lands them for the atlas. */
export async function measure(args: string[]): Promise<void> {
  const values = readOptions(args);
  const { progress, finish } = showProgress();
  const mode = oneOf('mode', values.mode, MODES);
  if (mode === 'publicTransport')
    throw new UsageError('These engines know roads only. Import a table of public transport times instead.');
  const journey = journeyName(mode, values.as);
  const limitsMinutes =
    values.limits === '' ? [] : values.limits.split(',').map((limit) => positive('limits', limit));
  progress('Reading the tables of England');
  const england = await readAreas();
  const sites = await readSites(england, values.sites);
  const engine =
    values.osm === undefined
      ? serverOf(values, mode)
      : await valhallaOf(values.osm, values.cache, mode, progress);
  const measured = await measureTravel(engine, england.areas, sites, {
    radiusKilometres: positive('radius-km', values['radius-km']),
    limitsMinutes,
    cacheFolder: join(resolve(values.cache), 'sites'),
    onSite: (done, total) => progress(`Measuring ${total} sites`, done, total),
  });
  finish(`Measured ${sites.codes.length} sites, ${measured.sitesFromCache} of them before.`);
  report(measured, england.areas.count);
  if ('routeMinutes' in engine) await checkRoutes(engine as ValhallaEngine, measured, england.areas, sites);
  if (measured.matrix.minutes.length === 0)
    throw new UsageError('No area has a journey to any site: nothing was written.');
  const file = { matrix: measured.matrix, areaCodes: england.areas.codes, siteCodes: sites.codes };
  const path = await landMatrix(file, values);
  console.log(`Minutes: ${path}`);
  if (measured.isochrones.length > 0)
    console.log(`Isochrones: ${await landIsochrones(measured, path, journey)}`);
  else mentionOtherIsochrones(mode, values);
  const next = nextStep(mode, values);
  if (next) console.log(next);
}

async function valhallaOf(
  extract: string,
  cache: string,
  mode: 'car' | 'cycle' | 'walk',
  progress: (step: string) => void,
): Promise<ValhallaEngine> {
  const tiles = await buildValhallaTiles(resolve(extract), join(resolve(cache), 'tiles'), progress);
  return openValhalla(tiles, mode);
}

function serverOf(values: ReturnType<typeof readOptions>, mode: 'car' | 'cycle' | 'walk'): TravelEngine {
  if (values.server === undefined)
    throw new UsageError('Give --osm FILE.osm.pbf, or --server URL --engine NAME. See --help.');
  const names = Object.keys(SERVERS) as (keyof typeof SERVERS)[];
  const name = oneOf('engine', values.engine ?? '', names);
  if (!URL.canParse(values.server))
    throw new UsageError(
      `--server is ${JSON.stringify(values.server)}; expected an address such as http://localhost:8002.`,
    );
  return SERVERS[name]({
    url: values.server,
    mode,
    manners: { intervalMilliseconds: Math.max(0, Number(values.interval) || 0) },
    ...(values.batch === undefined ? {} : { batch: positive('batch', values.batch) }),
    ...(values['map-date'] === undefined ? {} : { mapDate: values['map-date'] }),
  });
}

function report({ matrix, offMapSites, areasWithoutTime }: MeasuredTravel, areaCount: number): void {
  const { engine, mapDate } = matrix.provenance;
  console.log(`${engine}, map of ${mapDate ?? 'unknown date'}: ${matrix.minutes.length} journeys.`);
  console.log(
    `${areaCount - areasWithoutTime} of ${areaCount} areas have a journey; ${areasWithoutTime} have none.`,
  );
  if (offMapSites.length > 0)
    console.log(`${offMapSites.length} sites are not on the map: ${offMapSites.join(', ')}`);
}

/** Checks some journeys of the matrix against ordinary routes: two algorithms, one answer. */
async function checkRoutes(
  engine: ValhallaEngine,
  { matrix }: MeasuredTravel,
  areas: CodedPlaces,
  sites: CodedPlaces,
): Promise<void> {
  const step = Math.max(1, Math.floor(matrix.minutes.length / ROUTES_CHECKED));
  const differences: number[] = [];
  let area = 0;
  for (let pair = 0; pair < matrix.minutes.length; pair += step) {
    while (matrix.offsets[area + 1]! <= pair) area++;
    const site = matrix.sites[pair]!;
    const single = await engine.routeMinutes(
      { longitude: areas.longitude[area]!, latitude: areas.latitude[area]! },
      { longitude: sites.longitude[site]!, latitude: sites.latitude[site]! },
    );
    if (single !== null) differences.push(Math.abs(single - matrix.minutes[pair]!));
  }
  differences.sort((a, b) => a - b);
  if (differences.length === 0) return;
  const middle = differences[differences.length >> 1]!;
  console.log(
    `Checked ${differences.length} journeys against single routes: median difference ${middle.toFixed(2)} minutes, largest ${differences.at(-1)!.toFixed(2)}.`,
  );
}

async function landIsochrones(
  { isochrones, matrix }: MeasuredTravel,
  matrixPath: string,
  journey: string,
): Promise<string> {
  const path = matrixPath.startsWith(TRAVEL_FOLDER)
    ? join(TRAVEL_FOLDER, `${journey}.isochrones.geojson`)
    : `${matrixPath.replace(/\.[^./\\]*$/, '')}.isochrones.geojson`;
  const features = isochrones.flatMap((set) =>
    set.isochrones.map(({ site, mode, limit, polygons }) => ({
      type: 'Feature',
      properties: { site, mode, minutes: limit, engine: matrix.provenance.engine, estimated: false },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  );
  await landFile(path, (temporary) =>
    writeFile(temporary, JSON.stringify({ type: 'FeatureCollection', features })),
  );
  return path;
}
