import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import type { MultiPolygon, Polygon } from 'geojson';
import {
  areaReasons,
  areaReport,
  DataError,
  decodeTopology,
  FLAG_BITS,
  REASON_COLUMNS,
  type ReasonColumns,
  type ReportColumn,
  topologyGeometries,
} from '../../index.ts';
import { landFile } from '../landing.ts';
import type { Atlas } from '../open-atlas.ts';

/** Which areas a report is of. */
export interface ReportSelection {
  /** A place of a level by name or code; all England where it is left out. */
  readonly place?: {
    readonly level: 'region' | 'icb' | 'alliance' | 'district';
    readonly nameOrCode: string;
  };
  readonly areas: 'all' | 'hotspots';
}

/** What was written. */
export interface ReportOutcome {
  readonly areas: number;
  readonly residents: number;
  readonly hotspots: number;
  /** 'England', or the name of the place. */
  readonly where: string;
}

const LEVELS = ['msoa', 'district', 'icb', 'alliance', 'region'] as const;
const HIGH_WATER = 'highWaterPostcodesPercent';
const INTERNAL = new Set(['longitude', 'latitude', 'nearestSite', 'servingTrust', 'hotspot']);

/**
 * Writes the areas of an atlas, or of one place, as GeoJSON in its place all at once.
 *
 * @throws DataError where the place is not known, or the atlas is damaged
 */
export async function writeAreaReport(
  atlas: Atlas,
  selection: ReportSelection,
  path: string,
): Promise<ReportOutcome> {
  const { manifest } = atlas;
  const { codes, names } = await atlas.areas();
  const places = await atlas.places();
  const placeOf = Object.fromEntries(
    await Promise.all(LEVELS.map(async (level) => [level, await atlas.elements(`place-${level}`)] as const)),
  ) as Record<(typeof LEVELS)[number], ArrayLike<number>>;
  const optional = manifest.columns.some(({ id }) => id === HIGH_WATER) ? [HIGH_WATER] : [];
  const reasonIds = [...REASON_COLUMNS, ...optional];
  const reasonColumns = Object.fromEntries(
    await Promise.all(reasonIds.map(async (id) => [id, await load(atlas, id)] as const)),
  ) as unknown as ReasonColumns;

  const { place } = selection;
  const found = place ? findPlace(places[place.level], place.nameOrCode, place.level) : null;
  const flags = reasonColumns.flags;
  const isWanted = (area: number) =>
    (found === null || placeOf[place!.level][area] === found) &&
    (selection.areas === 'all' || (flags[area]! & FLAG_BITS.hotspot) !== 0);
  const areas = Array.from(codes.keys()).filter(isWanted);

  const columns: ReportColumn[] = [];
  for (const column of manifest.columns)
    if (column.kind !== 'place' && !INTERNAL.has(column.id))
      columns.push({ column, values: await load(atlas, column.id) });
  const topologyPath = 'areas.topology.gz';
  const geometryOf = topologyGeometries(
    decodeTopology(gunzipSync(await atlas.file(topologyPath)), topologyPath),
  );
  const where = found === null ? 'England' : places[place!.level].names[found]!;
  const report = areaReport({
    areas,
    codes,
    names,
    placesOf: (area) =>
      Object.fromEntries(
        LEVELS.flatMap((level) => {
          const index = placeOf[level][area]!;
          return [
            [`${level}Code`, places[level].codes[index]!],
            [`${level}Name`, places[level].names[index]!],
          ];
        }),
      ),
    columns,
    reasonsOf: (area) => areaReasons(manifest, reasonColumns, area).map(({ text }) => text),
    geometryOf: (area) => geometryOf(area) as Polygon | MultiPolygon,
    metadata: {
      title: `${manifest.title}: ${selection.areas === 'hotspots' ? 'hotspots of ' : ''}${where}`,
      areas: areas.length,
      boundaries: manifest.boundaries,
      parameters: manifest.parameters,
      properties: columns.map(({ column }) => ({
        name: column.id,
        label: column.label,
        unit: column.unit,
        estimated: column.estimated,
        vintage: column.vintage,
        caveat: column.caveat,
        sources: column.sources,
      })),
      sources: manifest.sources,
      joins: manifest.joins,
    },
  });
  await landFile(path, (temporary) => pipeline(Readable.from(report), createWriteStream(temporary)));
  const residents = await atlas.values('residents');
  return {
    areas: areas.length,
    residents: areas.reduce((sum, area) => sum + residents[area]!, 0),
    hotspots: areas.filter((area) => flags[area]! & FLAG_BITS.hotspot).length,
    where,
  };
}

function load(atlas: Atlas, id: string): Promise<ArrayLike<number>> {
  return atlas.column(id).kind === 'measure' ? atlas.values(id) : atlas.elements(id);
}

/** The index of a place by code, by whole name, or by a part of a name that only one has. */
function findPlace(
  { codes, names }: { readonly codes: readonly string[]; readonly names: readonly string[] },
  wanted: string,
  level: string,
): number {
  const plain = (text: string) => text.trim().toLowerCase();
  const exact = codes.findIndex(
    (code, index) => plain(code) === plain(wanted) || plain(names[index]!) === plain(wanted),
  );
  if (exact >= 0) return exact;
  const partial = Array.from(names.keys()).filter((index) => plain(names[index]!).includes(plain(wanted)));
  if (partial.length === 1 && wanted.trim() !== '') return partial[0]!;
  const examples = (partial.length > 0 ? partial : Array.from(names.keys()))
    .slice(0, 5)
    .map((index) => names[index]);
  throw new DataError({
    file: 'places.json',
    column: level,
    value: wanted,
    problem: partial.length > 1 ? 'is part of several names' : 'is no place of this level',
    expected: `a name or code such as ${examples.join('; ')}`,
  });
}
