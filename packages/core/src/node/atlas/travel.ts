import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AreaTable,
  alignTravelMatrix,
  buildTravelMesh,
  type CarEstimate,
  DataError,
  decodeLand,
  estimateCarMinutes,
  type JoinReport,
  landMask,
  type MeshParameters,
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

/** Minutes from the areas to the sites of an atlas, in the order of its tables. */
export interface AtlasTravel {
  readonly matrix: TravelMatrix;
  /** Null where the minutes are measured. */
  readonly expectedErrorMinutes: Float32Array | null;
  /** Ground within so many minutes of each radiotherapy site, by site code. */
  readonly isochrones: SiteIsochrones;
  readonly joins: readonly JoinReport[];
}

/** The user's matrix where one is in data/travel, else the estimate that ships. */
export async function prepareTravel(root: string, areas: AreaTable, sites: SiteTable): Promise<AtlasTravel> {
  const path = join(root, 'data/travel/car.matrix');
  const own = await readTravelMatrix(path).catch((error: unknown) => {
    if (error instanceof DataError && error.fault.problem === 'does not exist') return null;
    throw error;
  });
  if (own) return { ...alignMatrix(own, areas, sites, path), isochrones: await readIsochrones(root, sites) };
  const mesh = await englandMesh(root, areas);
  const { matrix, expectedErrorMinutes } = estimateCarMinutes(mesh, sites);
  return {
    matrix,
    expectedErrorMinutes,
    isochrones: drawIsochrones(mesh, sites),
    joins: [reach('areas with a journey to a site', matrix, areas)],
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
): Omit<AtlasTravel, 'isochrones'> {
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
        join: 'sites of the travel matrix',
        rowsIn: own.siteCodes.length,
        matched: known,
        unmatched: report.unknownSites.length,
        examples: report.unknownSites,
      },
      reach('areas with a journey to a site', matrix, areas),
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
