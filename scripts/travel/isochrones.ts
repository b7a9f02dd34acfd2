import { basename, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DataError,
  firstReachedBand,
  type IsochroneJoin,
  type IsochroneSet,
  isTimeUnit,
  joinIsochrones,
  matrixFromIsochrones,
  NO_BAND,
  nationalGridToLonLat,
  readGeoapifyIsochrones,
  readGeoJsonIsochrones,
  readGoogleIsochrone,
  readMapboxIsochrones,
  readOpenrouteserviceIsochrones,
  readOpenTripPlannerIsochrones,
  readOsrmIsochrones,
  readValhallaIsochrones,
  stringifyRow,
} from '@postcode-lottery/core';
import { type England, landText } from '@postcode-lottery/core/node';
import { UsageError } from '../cli/run-command.ts';
import { MODES, oneOf, positive, readAreas, readJson, TRAVEL_FOLDER } from './inputs.ts';
import { journeyName, landMatrix } from './land.ts';

const FORMATS = [
  'valhalla',
  'openrouteservice',
  'mapbox',
  'geoapify',
  'opentripplanner',
  'osrm',
  'google',
  'geojson',
] as const;

const OPTIONS = {
  format: { type: 'string', default: 'geojson' },
  site: { type: 'string' },
  minutes: { type: 'string' },
  'time-property': { type: 'string', default: 'minutes' },
  'from-property': { type: 'string' },
  'site-property': { type: 'string' },
  unit: { type: 'string', default: 'minutes' },
  mode: { type: 'string', default: 'car' },
  'as-matrix': { type: 'boolean', default: false },
  as: { type: 'string' },
  out: { type: 'string' },
  partial: { type: 'boolean', default: false },
} as const;

const readOptions = (args: string[]) => parseArgs({ args, options: OPTIONS, allowPositionals: true });
type Values = ReturnType<typeof readOptions>['values'];

/** Joins isochrones of the user's own onto areas by their postcodes, and lands the shares. */
export async function importIsochrones(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args);
  if (positionals.length === 0)
    throw new UsageError('Give files: npm run travel -- isochrones FILE... See --help.');
  if (values.site !== undefined && positionals.length > 1)
    throw new UsageError('--site is for one file; with several, the site is the name of each file.');
  const mode = oneOf('mode', values.mode, MODES);
  const journey = journeyName(mode, values.as);
  const sets: IsochroneSet[] = [];
  for (const file of positionals) sets.push(await readSet(file, values));
  for (const set of sets)
    for (const [what, notes] of Object.entries({
      'passed over': set.skipped,
      mended: set.repaired,
      refused: set.refused,
    }))
      for (const { place, reason } of notes) console.log(`${set.source}, ${place}: ${what}: ${reason}`);
  const england = await readAreas();
  const joined = joinOntoEngland(sets, england);
  const reached = joined.bandOfPoint.reduce((sum, band) => sum + Number(band !== NO_BAND), 0);
  if (reached === 0)
    throw new DataError({
      file: positionals.join(', '),
      problem: 'holds no English postcode: are longitude and latitude swapped?',
      expected: 'polygons of [longitude, latitude], WGS84 degrees',
    });
  console.log(
    `Sites: ${joined.sites.length}, limits of ${joined.limitsMinutes.join(', ')} minutes: ${reached} postcodes within, ${joined.pointsWithoutPosition} without a position.`,
  );
  printShares(joined, england);
  const path = values.out ?? join(TRAVEL_FOLDER, `${journey}.isochrone-shares.csv`);
  await landText(path, [...shareRows(joined, england)].join(''));
  console.log(`Shares of residents: ${path}`);
  if (!values['as-matrix']) return;
  const provenance = {
    engine: `isochrones of ${positionals.length} files, upper bounds in steps`,
    estimated: false,
  };
  const file = {
    matrix: matrixFromIsochrones(joined, mode, provenance),
    areaCodes: england.areas.codes,
    siteCodes: joined.sites,
  };
  const out = values.out === undefined ? undefined : values.out.replace(/\.csv$/, '.matrix');
  console.log(`Minutes, as upper bounds: ${await landMatrix(file, { ...values, out })}`);
}

async function readSet(file: string, values: Values): Promise<IsochroneSet> {
  const site = values.site ?? basename(file, extname(file));
  const format = oneOf('format', values.format, FORMATS);
  const options = { file, mode: oneOf('mode', values.mode, MODES) };
  const response = await readJson(resolve(file));
  if (format === 'valhalla') return readValhallaIsochrones(response, site, options);
  if (format === 'mapbox') return readMapboxIsochrones(response, site, options);
  if (format === 'geoapify') return readGeoapifyIsochrones(response, site, options);
  if (format === 'opentripplanner') return readOpenTripPlannerIsochrones(response, site, options);
  if (format === 'osrm') return readOsrmIsochrones(response, site, options);
  if (format === 'openrouteservice')
    return readOpenrouteserviceIsochrones(response, values.site === undefined ? undefined : [site], options);
  if (format === 'google')
    return readGoogleIsochrone(response, site, positive('minutes', values.minutes ?? ''), options);
  if (!isTimeUnit(values.unit))
    throw new UsageError(`--unit is ${JSON.stringify(values.unit)}; expected minutes, seconds or hours.`);
  return readGeoJsonIsochrones(response, {
    ...options,
    site,
    timeProperty: values['time-property'],
    unit: values.unit,
    ...(values['from-property'] === undefined ? {} : { fromProperty: values['from-property'] }),
    ...(values['site-property'] === undefined ? {} : { siteProperty: values['site-property'] }),
  });
}

function joinOntoEngland(sets: readonly IsochroneSet[], { areas, postcodes }: England): IsochroneJoin {
  const placed = (metres: number) => (metres < 0 ? Number.NaN : metres);
  const { longitude, latitude } = nationalGridToLonLat(
    Float64Array.from(postcodes.eastingMetres, placed),
    Float64Array.from(postcodes.northingMetres, placed),
  );
  return joinIsochrones(
    sets.flatMap((set) => set.isochrones.filter(({ unit }) => unit === 'minutes')),
    { longitude, latitude, area: postcodes.areaOfPostcode },
    { areaCount: areas.count },
  );
}

function printShares(
  { limitsMinutes, shareWithin, areaCount, ...rest }: IsochroneJoin,
  { areas }: England,
): void {
  const total = areas.residents.reduce((sum, people) => sum + people, 0);
  limitsMinutes.forEach((limit, band) => {
    let people = 0;
    for (let area = 0; area < areaCount; area++)
      people += areas.residents[area]! * shareWithin[area * limitsMinutes.length + band]!;
    console.log(`Within ${limit} minutes: ${((100 * people) / total).toFixed(1)}% of residents.`);
  });
  const bands = firstReachedBand({ limitsMinutes, shareWithin, areaCount, ...rest });
  console.log(
    `${bands.filter((band) => band !== NO_BAND).length} of ${areaCount} areas have most of their residents within.`,
  );
}

function* shareRows(joined: IsochroneJoin, { areas }: England): Generator<string> {
  yield stringifyRow(['area', 'site', 'within_minutes', 'share_of_residents']);
  for (let area = 0; area < joined.areaCount; area++)
    for (let entry = joined.offsets[area]!; entry < joined.offsets[area + 1]!; entry++)
      yield stringifyRow([
        areas.codes[area]!,
        joined.sites[joined.site[entry]!]!,
        String(joined.limitsMinutes[joined.band[entry]!]),
        joined.share[entry]!.toFixed(4),
      ]);
}
