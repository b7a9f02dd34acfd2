import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type AreaTable,
  decodeLand,
  decodeTopology,
  dissolveTopology,
  drawAreas,
  encodeTopology,
  type JoinReport,
  NO_AREA,
  type PlaceLevelName,
  type PostcodeTable,
  type Topology,
  topologyFromPolygons,
} from '../../index.ts';
import { contentKey } from '../content-key.ts';
import type { AppliedBoundaries } from '../official/apply-boundaries.ts';
import { writeTiles } from '../write-tiles.ts';
import type { BuildProgress } from './progress.ts';

/** At lower zooms the outlines of neighbourhoods would cover the map, and be a fifth of its first bytes. */
const NEIGHBOURHOODS_MIN_ZOOM = 7;

/** Levels drawn as layers of the tiles. */
export const DRAWN_LEVELS = [
  'msoa',
  'district',
  'subIcb',
  'icb',
  'alliance',
  'region',
] as const satisfies PlaceLevelName[];

/** Name of the join that gives every area its ground. */
export const AREAS_DRAWN = 'areas drawn from postcodes';

/** The ground of the areas and where its tiles lie. */
export interface AtlasGeometry {
  readonly topology: Topology;
  /** Packed topology, gzipped. */
  readonly topologyBytes: Uint8Array;
  readonly tilesPath: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly boundaries: {
    readonly kind: 'drawn' | 'official';
    readonly label: string;
    readonly attribution: string;
  };
  readonly joins: readonly JoinReport[];
}

export interface GeometryInput {
  readonly root: string;
  readonly areas: AreaTable;
  readonly postcodes: PostcodeTable;
  /** Official boundaries of the areas, where the user has put them in place. */
  readonly boundaries: AppliedBoundaries | undefined;
  readonly onProgress: BuildProgress;
}

/** The paths at which the files of some sources land. */
function officialInputs(...names: string[]): string[] {
  return names.flatMap((name) =>
    ['.csv', '.csv.gz', '.zip'].map((ending) => `data/official/${name}${ending}`),
  );
}

/** What the geometry depends on: the figures of the atlas change more often. */
const INPUTS = [
  'data/england/areas.csv.gz',
  'data/england/postcodes',
  'data/boundaries',
  ...officialInputs('onspd', 'lsoa21-health-lookup', 'lsoa21-region-lookup'),
  'packages/core/src/geography',
  'packages/core/src/node/write-tiles.ts',
  'packages/core/src/node/pmtiles-archive.ts',
  'packages/core/src/node/atlas/geometry.ts',
];

/** Draws the areas, or takes them from the cache where nothing they depend on has changed. */
export async function prepareGeometry(input: GeometryInput): Promise<AtlasGeometry> {
  const key = (await contentKey(input.root, INPUTS)).slice(0, 16);
  const cache = join(input.root, '.cache/geometry');
  const folder = join(cache, key);
  const cached = await readCached(folder);
  if (cached) return cached;
  const temporary = join(cache, `.${key}-${process.pid}.part`);
  await mkdir(temporary, { recursive: true });
  try {
    const drawn = input.boundaries
      ? officialGeometry(input.boundaries)
      : drawGeometry(input, await readFile(join(input.root, 'data/boundaries/coastline.bin')));
    await writeFile(join(temporary, 'areas.topology.gz'), gzipSync(encodeTopology(drawn.topology)));
    input.onProgress('Cutting tiles');
    const tiles = await writeTiles(
      {
        levels: levelsOf(drawn.topology, input.areas),
        title: 'Postcode Lottery areas',
        attribution: drawn.boundaries.attribution,
      },
      join(temporary, 'areas.pmtiles'),
      (done, total) => input.onProgress('Cutting tiles', done, total),
    );
    const { minZoom, maxZoom } = tiles;
    const { boundaries, joins } = drawn;
    await writeFile(
      join(temporary, 'geometry.json'),
      JSON.stringify({ minZoom, maxZoom, boundaries, joins }),
    );
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  const prepared = await readCached(folder);
  if (!prepared) throw new Error(`${folder} vanished while it was being read`);
  return prepared;
}

async function readCached(folder: string): Promise<AtlasGeometry | null> {
  const facts = await readFile(join(folder, 'geometry.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (facts === null) return null;
  const path = join(folder, 'areas.topology.gz');
  const topologyBytes = await readFile(path);
  return {
    ...(JSON.parse(facts) as Pick<AtlasGeometry, 'minZoom' | 'maxZoom' | 'boundaries' | 'joins'>),
    topology: decodeTopology(gunzipSync(topologyBytes), path),
    topologyBytes,
    tilesPath: join(folder, 'areas.pmtiles'),
  };
}

function drawGeometry({ areas, postcodes, onProgress }: GeometryInput, coastline: Uint8Array) {
  onProgress('Drawing areas from postcodes');
  const placed = Array.from(postcodes.areaOfPostcode.keys()).filter(
    (postcode) => postcodes.areaOfPostcode[postcode] !== NO_AREA,
  );
  const pick = (column: ArrayLike<number>) => Float64Array.from(placed, (postcode) => column[postcode]!);
  const { topology, report } = drawAreas({
    eastingMetres: pick(postcodes.eastingMetres),
    northingMetres: pick(postcodes.northingMetres),
    area: Int32Array.from(placed, (postcode) => postcodes.areaOfPostcode[postcode]!),
    areaCount: areas.count,
    land: decodeLand(coastline, 'data/boundaries/coastline.bin'),
  });
  const joins: JoinReport[] = [
    {
      join: AREAS_DRAWN,
      rowsIn: areas.count,
      matched: areas.count - report.emptyAreas.length,
      unmatched: report.emptyAreas.length,
      examples: report.emptyAreas.map((area) => areas.codes[area]!),
      note: `${report.shared.length} places are shared by postcodes of several areas; ${report.footholdAreas.length} areas lie wholly seaward of the coastline and were given a foothold`,
    },
    {
      join: 'postcodes on the drawn land',
      rowsIn: report.points,
      matched: report.points - report.offLand.length,
      unmatched: report.offLand.length,
      examples: [],
      note: 'seaward of the coastline or beyond the border: piers, quays, mud flats',
    },
  ];
  const boundaries = {
    kind: 'drawn' as const,
    label: 'drawn from postcodes, not official boundaries',
    attribution:
      'Areas drawn from postcodes: contains OS data © Crown copyright and database right 2025; contains Royal Mail data © Royal Mail copyright and database right 2025; contains National Statistics data (Open Government Licence v3.0). Coastline: GSHHG (LGPL 3.0 or later); land borders: country-coder (ISC).',
  };
  return { topology, joins, boundaries };
}

function officialGeometry({ polygons, coordinates, label, attribution }: AppliedBoundaries) {
  const joins: JoinReport[] = [];
  const boundaries = { kind: 'official' as const, label, attribution };
  return { topology: topologyFromPolygons(polygons, coordinates), joins, boundaries };
}

function levelsOf(topology: Topology, areas: AreaTable) {
  const places = DRAWN_LEVELS.map((name) => {
    const { placeOfArea, codes } = areas.levels[name];
    const drawn = dissolveTopology(topology, placeOfArea, codes.length);
    return { name, topology: drawn, ...(name === 'msoa' && { minZoom: NEIGHBOURHOODS_MIN_ZOOM }) };
  });
  return [{ name: 'area', topology }, ...places];
}
