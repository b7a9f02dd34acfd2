import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AtlasSettings,
  type ColumnJourney,
  composeAtlas,
  composeJourney,
  DataError,
  DEFAULT_ATLAS_SETTINGS,
  departureWords,
  MODE_WORDS,
  neighboursOf,
  parseSourceRegistry,
  placeTrusts,
  topologyGeometries,
} from '../../index.ts';
import { contentKey } from '../content-key.ts';
import { readEngland } from '../england.ts';
import { applyOfficialFiles } from '../official/apply-official.ts';
import { openAtlas, verifyAtlas } from '../open-atlas.ts';
import { boundsOfAreas } from './bounds.ts';
import { consultantsOf } from './consultants.ts';
import { prepareGeometry } from './geometry.ts';
import { readHighWaterShares } from './high-water.ts';
import { joinsOf, refuseLoss } from './joins.ts';
import type { BuildProgress } from './progress.ts';
import { provenanceOf } from './provenance.ts';
import { type AtlasTravel, furtherTravel, prepareTravel } from './travel.ts';
import { writeAtlas } from './write-atlas.ts';

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

const INPUTS = [
  'data/england',
  'data/boundaries',
  'data/official',
  'data/travel',
  'data/sources.json',
  'packages/core/src',
];

/**
 * Builds the atlas, or leaves it where nothing that it depends on has changed. Official files, a consultants
 * file and travel times that the user has put in place are used instead of what ships. The folder appears
 * whole or not at all.
 *
 * @throws DataError where an input is missing or damaged, or areas or people would be left out
 */
export async function buildAtlas(options: BuildOptions): Promise<BuildOutcome> {
  const { root, folder, settings = DEFAULT_ATLAS_SETTINGS, onProgress = () => {} } = options;
  const started = performance.now();
  const key = await contentKey(root, INPUTS, settings);
  if (!options.force && (await isCurrent(folder, key, onProgress))) return { fresh: false, seconds: 0 };

  onProgress('Reading the tables of England');
  const data = join(root, 'data');
  const englandFolder = join(data, 'england');
  const registryPath = join(data, 'sources.json');
  const registry = parseSourceRegistry(await readFile(registryPath, 'utf8'), registryPath);
  const official = await applyOfficialFiles(await readEngland(englandFolder), data, registry);
  const { england } = official;
  const { areas, postcodes, sites, trusts, waits } = england;
  onProgress('Finding journeys');
  // Before the long work, for a file of the user's may be refused.
  const others = await furtherTravel(root, areas, sites);
  const travel = await prepareTravel(root, areas, sites);
  const geometry = await prepareGeometry({
    root,
    areas,
    postcodes,
    boundaries: official.boundaries,
    onProgress,
  });
  onProgress('Finding postcodes near high water');
  const highWaterPostcodeShare = await readHighWaterShares(root, areas, postcodes);
  onProgress('Measuring access, equity and hotspots');
  const placements = placeTrusts(trusts.codes, trusts, sites);
  const consultants = consultantsOf(england, official.consultants);
  const { provenance, ofFurther, sources } = provenanceOf(
    england.manifest,
    official,
    [travel, ...others],
    consultants,
  );
  const bounds = boundsOfAreas(topologyGeometries(geometry.topology), areas.count);
  const composed = composeAtlas(
    {
      ...england,
      consultants,
      placements,
      waits: { days28: waits['28-DAY'], days31: waits['31-DAY'], days62: waits['62-DAY'] },
      treatments: england.treatments.radiotherapy,
      travel: travel.matrix,
      journey: wordsOf(travel),
      expectedErrorMinutes: travel.expectedErrorMinutes,
      highWaterPostcodeShare,
      contiguity: neighboursOf(geometry.topology),
      boundsOf: (area) => bounds.of(area),
    },
    settings,
    provenance,
  );
  const further = others.map((other, at) => {
    onProgress(`Measuring access ${MODE_WORDS[other.kind.mode]} (${other.id})`);
    const { id, matrix } = other;
    const journey = { id, words: wordsOf(other), travel: matrix, provenance: ofFurther[at]! };
    return { travel: other, composed: composeJourney(journey, composed, settings) };
  });
  const joins = [
    ...official.joins,
    ...geometry.joins,
    ...[travel, ...others].flatMap(({ joins }) => joins),
    ...joinsOf(england, consultants, placements),
  ];
  if (!options.allowLoss) refuseLoss(england, joins);

  onProgress('Writing the atlas');
  await writeAtlas(folder, {
    contentKey: key,
    england,
    englandFolder,
    postcodeShards: official.postcodeShards,
    geometry,
    bounds: bounds.all,
    composed,
    travel,
    further,
    consultants,
    settings,
    sources,
    joins,
  });
  return { fresh: true, seconds: (performance.now() - started) / 1000 };
}

/** The estimate is of roads without traffic; of the user's minutes only a time of departure may be known. */
function wordsOf({ kind, isOwn }: AtlasTravel): ColumnJourney {
  const when = isOwn ? departureWords(kind.departure) : 'off peak';
  return { by: MODE_WORDS[kind.mode], when };
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
