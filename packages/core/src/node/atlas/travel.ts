import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type AreaTable,
  alignTravelMatrix,
  buildTravelMesh,
  type CarEstimate,
  DataError,
  decodeLand,
  estimateCarMinutes,
  type JoinReport,
  type JourneyKind,
  landMask,
  type MeshParameters,
  parseJourneyName,
  readFastRoads,
  readFixedLinks,
  type SiteTable,
  type TravelMatrix,
  type TravelMatrixFile,
  type TravelMesh,
} from '../../index.ts';
import { openTable } from '../table-source.ts';
import { readTravelMatrix } from '../travel-matrix-file.ts';
import { drawIsochrones, readIsochrones, type SiteIsochrones } from './isochrones.ts';

/** Minutes from the areas to the sites of an atlas by one way of travelling, in the order of its tables. */
export interface AtlasTravel {
  /** Name of the matrix's file without its ending. */
  readonly id: string;
  readonly kind: JourneyKind;
  /** Whether the minutes are the user's, and not the estimate that ships. */
  readonly isOwn: boolean;
  readonly matrix: TravelMatrix;
  /** Null where the minutes are measured. */
  readonly expectedErrorMinutes: Float32Array | null;
  /** Ground within so many minutes of each radiotherapy site, by site code. */
  readonly isochrones: SiteIsochrones;
  readonly joins: readonly JoinReport[];
}

/** The journey that an atlas's flags and hotspots rest on. */
const FIRST = 'car';
const ENDING = '.matrix';
const folderOf = (root: string) => join(root, 'data/travel');

/** Minutes by car: the user's matrix where one is in data/travel, else the estimate that ships. */
export async function prepareTravel(root: string, areas: AreaTable, sites: SiteTable): Promise<AtlasTravel> {
  const own = await readOwn(root, FIRST, areas, sites).catch((error: unknown) => {
    if (error instanceof DataError && error.fault.problem === 'does not exist') return null;
    throw error;
  });
  if (own) return own;
  const mesh = await englandMesh(root, areas);
  const { matrix, expectedErrorMinutes } = estimateCarMinutes(mesh, sites);
  return {
    id: FIRST,
    kind: { mode: matrix.mode },
    isOwn: false,
    matrix,
    expectedErrorMinutes,
    isochrones: drawIsochrones(mesh, sites),
    joins: [reach('areas with a journey to a site', matrix, areas)],
  };
}

/**
 * Minutes by the other ways of travelling that the user has put in data/travel: `publicTransport.matrix`, or
 * `car-morning.matrix` for a further one of a mode; in the order of their names.
 *
 * @throws DataError for a matrix whose name is of no mode, or of another than it holds
 */
export async function furtherTravel(
  root: string,
  areas: AreaTable,
  sites: SiteTable,
): Promise<AtlasTravel[]> {
  const files = await readdir(folderOf(root)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const ids = files.filter((file) => file.endsWith(ENDING)).map((file) => basename(file, ENDING));
  const further: AtlasTravel[] = [];
  for (const id of ids.filter((id) => id !== FIRST).sort())
    further.push(await readOwn(root, id, areas, sites));
  return further;
}

async function readOwn(root: string, id: string, areas: AreaTable, sites: SiteTable): Promise<AtlasTravel> {
  const path = join(folderOf(root), `${id}${ENDING}`);
  const named = parseJourneyName(id);
  if (!named)
    throw new DataError({
      file: path,
      value: id,
      problem: 'is not named after a mode of travel',
      expected: 'a name such as car, publicTransport, cycle, walk or car-morning',
    });
  const own = await readTravelMatrix(path);
  const { mode, provenance } = own.matrix;
  if (mode !== named.mode)
    throw new DataError({
      file: path,
      value: mode,
      problem: 'holds minutes by another mode than its name says',
      expected: named.mode,
    });
  const { departure } = provenance;
  return {
    id,
    kind: { ...named, ...(departure === undefined ? {} : { departure }) },
    isOwn: true,
    ...alignMatrix(own, areas, sites, path, id === FIRST ? '' : `, ${id}`),
    isochrones: await readIsochrones(root, id, sites),
  };
}

/** The estimate that ships, from the files of a checkout. */
export async function estimateTravel(root: string, areas: AreaTable, sites: SiteTable): Promise<CarEstimate> {
  return estimateCarMinutes(await englandMesh(root, areas), sites);
}

async function englandMesh(root: string, areas: AreaTable): Promise<TravelMesh> {
  const england = join(root, 'data/england');
  const parameters = JSON.parse(await readFile(join(england, 'travel-estimate.json'), 'utf8')) as {
    mesh: MeshParameters;
  };
  const coastline = join(root, 'data/boundaries/coastline.bin');
  return buildTravelMesh(
    areas,
    {
      links: await readFixedLinks(openTable(join(england, 'fixed-links.csv'))),
      roads: await readFastRoads(openTable(join(england, 'fast-roads.csv'))),
      land: landMask(decodeLand(await readFile(coastline), coastline)),
    },
    parameters.mesh,
  );
}

/** Puts a matrix of other rows and columns into the order of the atlas; what it lacks is no journey. */
function alignMatrix(
  own: TravelMatrixFile,
  areas: AreaTable,
  sites: SiteTable,
  path: string,
  which: string,
): Pick<AtlasTravel, 'matrix' | 'expectedErrorMinutes' | 'joins'> {
  const { matrix, report } = alignTravelMatrix(own, areas.codes, sites.codes);
  if (report.pairsKept === 0)
    throw new DataError({
      file: path,
      value: own.siteCodes.slice(0, 3).join(', '),
      problem: 'has no journey from an area to a site of the atlas',
      expected: 'ODS codes of data/england/sites.csv and codes of LSOA 2021',
    });
  const known = own.siteCodes.length - report.unknownSites.length;
  return {
    matrix,
    expectedErrorMinutes: null,
    joins: [
      {
        join: `sites of the travel matrix${which}`,
        rowsIn: own.siteCodes.length,
        matched: known,
        unmatched: report.unknownSites.length,
        examples: report.unknownSites,
      },
      reach(`areas with a journey to a site${which}`, matrix, areas),
    ],
  };
}

function reach(join: string, matrix: TravelMatrix, areas: AreaTable): JoinReport {
  const without = areas.codes.filter((_, area) => matrix.offsets[area] === matrix.offsets[area + 1]);
  return {
    join,
    rowsIn: areas.count,
    matched: areas.count - without.length,
    unmatched: without.length,
    examples: without,
  };
}
