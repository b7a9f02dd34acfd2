import { createReadStream } from 'node:fs';
import { DataError } from '../../foundation/errors.ts';
import type { PolygonColumns } from '../../geography/join/polygon-columns.ts';
import type { ExcludedRow } from '../../sources/table.ts';
import { openByteFile, packingOf } from '../byte-file.ts';
import { openZip } from '../zip.ts';
import type { FeatureFile } from './feature.ts';
import { openGeojson } from './geojson-features.ts';
import { openGeopackage } from './geopackage-features.ts';
import { buildPolygons } from './polygon-builder.ts';
import { openShapefileZip } from './shapefile-features.ts';

/** Boundaries of the places of one level in England, as their publisher drew them. */
export interface Boundaries {
  readonly file: string;
  readonly format: FeatureFile['format'];
  /** Heading of the codes, which names level and year: LSOA21CD, LAD24CD, ... */
  readonly heading: string;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** Area i is the place of `codes[i]`. */
  readonly polygons: PolygonColumns;
  readonly coordinates: 'lonLat' | 'nationalGrid';
  readonly excluded: readonly ExcludedRow[];
}

const LEVEL = /^(LSOA|MSOA|LAD|ICB|SICBL|CAL|RGN)(\d\d)CD$/i;
const PREFIXES: Readonly<Record<string, RegExp>> = {
  LSOA: /^E01\d{6}$/,
  MSOA: /^E02\d{6}$/,
  LAD: /^E0[6789]\d{6}$/,
  ICB: /^E54\d{6}$/,
  SICBL: /^E38\d{6}$/,
  CAL: /^E56\d{6}$/,
  RGN: /^E12\d{6}$/,
};
const ELSEWHERE: Readonly<Record<string, string>> = { W: 'Wales', S: 'Scotland', N: 'Northern Ireland' };
/** West, south, east and north of England with its sea: degrees, and National Grid metres. */
const ENGLAND = {
  lonLat: [-6.6, 49.8, 1.9, 55.95],
  nationalGrid: [80_000, 0, 660_000, 660_000],
} as const;

/**
 * Reads ONS boundaries: GeoJSON plain or gzipped, a Shapefile in a zip, or a GeoPackage; in longitude and
 * latitude or National Grid metres, told by the numbers themselves; of any level from LSOA to region.
 *
 * @param heading the heading of codes that is wanted, such as LSOA21CD; by default whichever the file has
 * @throws DataError: another level or vintage, a code twice or misshapen, a geometry that is no polygon, rings
 * that are not closed, ground outside England, coordinates swapped.
 */
export async function readBoundaries(path: string, heading?: string): Promise<Boundaries> {
  const opened = await openFeatures(path);
  const builder = buildPolygons();
  const codes: string[] = [];
  const names: string[] = [];
  const excluded: ExcludedRow[] = [];
  const seen = new Set<string>();
  let found: { code: string; name: string; level: string } | undefined;
  let number = 0;
  for await (const { properties, geometry } of opened.features) {
    number++;
    found ??= findHeadings(path, Object.keys(properties), heading);
    const code = String(properties[found.code] ?? '').trim();
    const fault = (problem: string, expected?: string) =>
      new DataError({
        file: path,
        line: number,
        column: found!.code,
        value: code,
        problem,
        ...(expected === undefined ? {} : { expected }),
      });
    if (!PREFIXES[found.level]!.test(code)) {
      const country = ELSEWHERE[code.charAt(0)];
      if (country === undefined) throw fault('code does not fit', `a code of an English ${found.level}`);
      excluded.push({ line: number, key: code, reason: `in ${country}` });
      continue;
    }
    if (seen.has(code)) throw fault('occurs twice');
    seen.add(code);
    const problem = builder.add(geometry);
    if (problem !== undefined) throw fault(problem, 'closed polygons');
    codes.push(code);
    names.push(String(properties[found.name] ?? '').trim());
  }
  if (found === undefined)
    throw new DataError({ file: path, problem: 'has no features', expected: 'boundaries' });
  const polygons = builder.finish();
  const coordinates = coordinatesOf(path, polygons, opened.declared());
  return {
    file: path,
    format: opened.format,
    heading: found.code.toUpperCase(),
    codes,
    names,
    polygons,
    coordinates,
    excluded,
  };
}

async function openFeatures(path: string): Promise<FeatureFile> {
  const packing = await packingOf(path);
  if (packing === 'zip') {
    const archive = await openZip(path);
    archive.close();
    if (archive.members.some((member) => /\.shp$/i.test(member.path))) return openShapefileZip(path);
    const { name, chunks } = await openByteFile(path, (member) => /\.(geo)?json$/i.test(member));
    return openGeojson(name, chunks);
  }
  if (packing === 'plain' && (await startOf(path)).startsWith('SQLite format 3')) return openGeopackage(path);
  const { name, chunks } = await openByteFile(path);
  return openGeojson(name, chunks);
}

async function startOf(path: string): Promise<string> {
  let text = '';
  for await (const chunk of createReadStream(path, { end: 14 })) text += (chunk as Buffer).toString('latin1');
  return text;
}

function findHeadings(
  file: string,
  headings: readonly string[],
  wanted: string | undefined,
): { code: string; name: string; level: string } {
  const codes = headings.filter((heading) => LEVEL.test(heading));
  const code = codes.find(
    (heading) => wanted === undefined || heading.toUpperCase() === wanted.toUpperCase(),
  );
  if (code === undefined)
    throw new DataError({
      file,
      column: wanted ?? 'code',
      problem: `column is missing${codes.length > 0 ? `: these are other boundaries, with ${codes.join(', ')}` : ''}`,
      expected:
        wanted ?? 'a heading such as LSOA21CD, MSOA21CD, LAD24CD, ICB24CD, SICBL24CD, CAL24CD or RGN24CD',
    });
  const plain = code.slice(0, -2).toUpperCase();
  const name = headings.find((heading) => heading.toUpperCase() === `${plain}NM`) ?? '';
  return { code, name, level: LEVEL.exec(code)![1]!.toUpperCase() };
}

function coordinatesOf(
  file: string,
  { x, y }: PolygonColumns,
  declared: 'lonLat' | 'nationalGrid' | undefined,
): 'lonLat' | 'nationalGrid' {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    west = Math.min(west, x[i]!);
    east = Math.max(east, x[i]!);
    south = Math.min(south, y[i]!);
    north = Math.max(north, y[i]!);
  }
  const within = (box: readonly number[], [w, s, e, n]: readonly number[]) =>
    w! >= box[0]! && s! >= box[1]! && e! <= box[2]! && n! <= box[3]!;
  const box = [west, south, east, north];
  const fits = (['lonLat', 'nationalGrid'] as const).find((system) => within(ENGLAND[system], box));
  if (fits !== undefined && (declared === undefined || declared === fits)) return fits;
  const swapped = within(ENGLAND.lonLat, [south, west, north, east]);
  const problem = swapped
    ? 'coordinates are swapped: latitude stands before longitude'
    : fits === undefined
      ? 'ground lies outside England'
      : `coordinates are not in the system that the file declares (${declared})`;
  throw new DataError({
    file,
    value: box.map((side) => Number(side.toPrecision(6))).join(', '),
    problem,
    expected: 'longitude and latitude (WGS84) or British National Grid metres',
  });
}
