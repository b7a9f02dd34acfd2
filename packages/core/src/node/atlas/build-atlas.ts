import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ATLAS_FORMAT,
  type AtlasColumn,
  type AtlasManifest,
  type AtlasSettings,
  type ComposedColumn,
  composeAtlas,
  DataError,
  DEFAULT_ATLAS_SETTINGS,
  encodeColumn,
  type JoinReport,
  neighboursOf,
  noDataElement,
  PLACE_LEVELS,
  placeTrusts,
  topologyGeometries,
} from '../../index.ts';
import { contentKey } from '../content-key.ts';
import { type England, readEngland } from '../england.ts';
import { openAtlas, verifyAtlas } from '../open-atlas.ts';
import { boundsOfAreas } from './bounds.ts';
import { type FolderWriter, startFolder } from './folder-writer.ts';
import { AREAS_DRAWN, type AtlasGeometry, DRAWN_LEVELS, prepareGeometry } from './geometry.ts';
import { copyPostcodes } from './postcodes.ts';
import { provenanceOf } from './provenance.ts';
import { prepareTravel } from './travel.ts';

/** Tells how far the build is. */
export type BuildProgress = (step: string, done?: number, total?: number) => void;

export interface BuildOptions {
  /** The repository's folder, which holds data/. */
  readonly root: string;
  /** Where the atlas goes. */
  readonly folder: string;
  readonly settings?: AtlasSettings;
  /** Build even where an atlas of the same inputs is there. */
  readonly force?: boolean;
  /** Go on where areas or people would be left out. */
  readonly allowLoss?: boolean;
  readonly onProgress?: BuildProgress;
}

export interface BuildOutcome {
  /** False where the atlas that was there is whole and of the same inputs. */
  readonly fresh: boolean;
  readonly seconds: number;
}

const INPUTS = ['data/england', 'data/boundaries', 'data/official', 'data/travel', 'packages/core/src'];

/** Residents of England, Census 2021, as the areas' counts add up (cells are perturbed by the publisher). */
const PUBLISHED_RESIDENTS = 56_489_608;

/**
 * Builds the atlas, or leaves it where nothing that it depends on has changed. The folder appears whole or
 * not at all.
 *
 * @throws DataError where an input is missing or damaged, or areas or people would be left out
 */
export async function buildAtlas(options: BuildOptions): Promise<BuildOutcome> {
  const { root, folder, settings = DEFAULT_ATLAS_SETTINGS, onProgress = () => {} } = options;
  const started = performance.now();
  const key = await contentKey(root, INPUTS, settings);
  if (!options.force && (await isCurrent(folder, key, onProgress))) return { fresh: false, seconds: 0 };

  onProgress('Reading the tables of England');
  const england = await readEngland(join(root, 'data/england'));
  const { areas, postcodes, sites, trusts, consultants, waits } = england;
  const geometry = await prepareGeometry({ root, areas, postcodes, onProgress });
  onProgress('Estimating journeys');
  const travel = await prepareTravel(root, areas, sites);
  onProgress('Measuring access, equity and hotspots');
  const placements = placeTrusts(trusts.codes, trusts, sites);
  const { provenance, sources } = provenanceOf(england.manifest, travel.matrix);
  const bounds = boundsOfAreas(topologyGeometries(geometry.topology), areas.count);
  const composed = composeAtlas(
    {
      ...england,
      consultants: {
        clinicalOncology: consultants.clinicalOncologyHeadcount,
        medicalOncology: consultants.medicalOncologyHeadcount,
        unit: 'headcount',
        vintage: provenance.consultants.vintage,
      },
      placements,
      waits: { days28: waits['28-DAY'], days31: waits['31-DAY'], days62: waits['62-DAY'] },
      treatments: england.treatments.radiotherapy,
      travel: travel.matrix,
      expectedErrorMinutes: travel.expectedErrorMinutes,
      contiguity: neighboursOf(geometry.topology),
      boundsOf: (area) => bounds.of(area),
    },
    settings,
    provenance,
  );
  const joins = [...geometry.joins, ...travel.joins, ...joinsOf(england, placements)];
  if (!options.allowLoss) refuseLoss(england, joins);

  onProgress('Writing the atlas');
  const writer = await startFolder(folder);
  try {
    await writer.write('areas.topology.gz', geometry.topologyBytes);
    await copyFile(geometry.tilesPath, join(writer.temporary, 'areas.pmtiles'));
    await writer.adopt('areas.pmtiles');
    const shards = await copyPostcodes(join(root, 'data/england'), england.manifest, writer);
    const columns: AtlasColumn[] = [];
    for (const column of composed.columns) columns.push(await writeColumn(writer, column));
    for (const [path, content] of Object.entries(composed.documents)) await writer.json(path, content);
    const residents = areas.residents.reduce((sum, people) => sum + people, 0);
    const manifest: AtlasManifest = {
      format: ATLAS_FORMAT,
      title: 'Access to cancer specialists in England',
      contentKey: key,
      areaCount: areas.count,
      residents,
      boundaries: geometry.boundaries,
      bounds: bounds.all,
      levels: levelsOf(england),
      tiles: tilesOf(geometry),
      columns,
      postcodes: {
        count: postcodes.count,
        positioned: postcodes.eastingMetres.filter((metres) => metres >= 0).length,
        folder: 'postcodes',
        areas: shards,
      },
      sources,
      parameters: {
        ...settings,
        accessMethod: 'E2SFCA (Luo and Qi 2009) with Gaussian decay, need-weighted demand',
        consultantsUnit: 'headcount',
        consultantsVintage: provenance.consultants.vintage,
        travelEngine: travel.matrix.provenance.engine,
        travelEstimated: travel.matrix.provenance.estimated,
        ...composed.flags.thresholds,
      },
      joins,
      files: writer.files(),
    };
    await writer.json('manifest.json', manifest);
    await writer.land();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  return { fresh: true, seconds: (performance.now() - started) / 1000 };
}

async function isCurrent(folder: string, key: string, onProgress: BuildProgress): Promise<boolean> {
  if (!existsSync(join(folder, 'manifest.json'))) return false;
  try {
    const atlas = await openAtlas(folder);
    if (atlas.manifest.contentKey !== key) return false;
    await verifyAtlas(atlas);
    return true;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    onProgress(`Building the atlas anew: ${error.message}`);
    return false;
  }
}

async function writeColumn(writer: FolderWriter, { column, values }: ComposedColumn): Promise<AtlasColumn> {
  const path = `columns/${column.id}.bin`;
  await writer.write(path, encodeColumn(values, column));
  return { ...column, path, noData: noDataElement(column.type) };
}

function levelsOf({ areas }: England): AtlasManifest['levels'] {
  const labels = {
    msoa: 'Neighbourhoods (MSOA)',
    district: 'Districts',
    subIcb: 'Sub-ICB locations',
    icb: 'Integrated care boards',
    alliance: 'Cancer Alliances',
    region: 'Regions',
  };
  const places = PLACE_LEVELS.map((name) => ({
    name,
    label: labels[name],
    count: areas.levels[name].codes.length,
  }));
  return [{ name: 'area' as const, label: 'Areas (LSOA)', count: areas.count }, ...places];
}

function tilesOf({ minZoom, maxZoom }: AtlasGeometry): AtlasManifest['tiles'] {
  return { path: 'areas.pmtiles', minZoom, maxZoom, layers: ['area', ...DRAWN_LEVELS] };
}

function joinsOf(england: England, placements: ReturnType<typeof placeTrusts>): JoinReport[] {
  const { trusts, consultants, waits } = england;
  const employed = (trust: number) =>
    consultants.clinicalOncologyHeadcount[trust]! + consultants.medicalOncologyHeadcount[trust]!;
  const employers = placements.filter((_, trust) => employed(trust) > 0);
  const unplaced = employers.filter(({ sites }) => sites.length === 0);
  const reporting = waits['62-DAY'];
  const atTrusts = reporting.people.filter((people) => people > 0).reduce((sum, people) => sum + people, 0);
  return [
    {
      join: 'trusts with cancer consultants placed at sites',
      rowsIn: employers.length,
      matched: employers.length - unplaced.length,
      unmatched: unplaced.length,
      examples: unplaced.map(
        ({ trustCode }) => `${trustCode} (${employed(trusts.codes.indexOf(trustCode))} consultants)`,
      ),
    },
    {
      join: 'rows of the consultants register whose trust is open or has a successor',
      rowsIn: 229,
      matched: 229 - consultants.unmatched.length,
      unmatched: consultants.unmatched.length,
      examples: consultants.unmatched.slice(0, 5),
    },
    {
      join: 'people of the 62-day standard counted at open trusts',
      rowsIn: reporting.englandPeople,
      matched: atTrusts,
      unmatched: reporting.englandPeople - atTrusts,
      examples: [],
      note: 'the others were counted at providers that are not NHS trusts',
    },
  ];
}

/**
 * An atlas of fewer areas or people than England has is an error, not a smaller atlas. An area without a
 * journey is no loss: it stays, without minutes.
 */
function refuseLoss({ areas }: England, joins: readonly JoinReport[]): void {
  const residents = areas.residents.reduce((sum, people) => sum + people, 0);
  if (residents !== PUBLISHED_RESIDENTS)
    throw new DataError({
      file: 'data/england/areas.csv.gz',
      column: 'residents',
      value: residents,
      problem: 'does not add up',
      expected: `${PUBLISHED_RESIDENTS} residents (or --allow-loss)`,
    });
  const lost = joins.find(({ join, unmatched }) => join === AREAS_DRAWN && unmatched > 0);
  if (lost)
    throw new DataError({
      file: 'atlas',
      value: `${lost.unmatched} (${lost.examples.join(', ')})`,
      problem: `leaves areas out: ${lost.join}`,
      expected: `all ${lost.rowsIn} areas (or --allow-loss)`,
    });
}
