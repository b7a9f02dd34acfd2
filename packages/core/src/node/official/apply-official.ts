import type { AtlasSource, JoinReport } from '../../atlas/manifest.ts';
import type { SourceRegistry } from '../../sources/registry.ts';
import type { England } from '../england.ts';
import { applyAreaFiles } from './apply-areas.ts';
import { type AppliedBoundaries, applyBoundaries } from './apply-boundaries.ts';
import { type AppliedConsultants, applyConsultants } from './apply-consultants.ts';
import { applyPostcodes } from './apply-postcodes.ts';
import { applyWaits } from './apply-waits.ts';
import { landedFiles } from './landed.ts';

/** The tables of England with the official files that have landed in place of those that ship. */
export interface OfficialEngland {
  readonly england: England;
  /** Set where a consultants file has landed: it replaces the register of September 2019. */
  readonly consultants?: AppliedConsultants;
  /** Set where official boundaries of the areas have landed: they replace the drawn ones. */
  readonly boundaries?: AppliedBoundaries;
  /** Set where a postcode directory has landed: gzipped shards of its live postcodes by postcode area. */
  readonly postcodeShards?: ReadonlyMap<string, Uint8Array>;
  /** One for each file in use: rows read, used and unmatched. */
  readonly joins: readonly JoinReport[];
  readonly sources: readonly AtlasSource[];
}

/**
 * Overrides the tables that ship with the official files below a data folder. Files that are not there change
 * nothing; where the facts of a file are those that ship, the result is equal to what was given.
 *
 * @param dataFolder the folder that holds official/ and boundaries/
 * @throws DataError naming the file where one does not pass its reader or lacks an area of England.
 */
export async function applyOfficialFiles(
  england: England,
  dataFolder: string,
  registry: SourceRegistry,
): Promise<OfficialEngland> {
  const landed = landedFiles(dataFolder, registry);
  const areas = await applyAreaFiles(england.areas, landed);
  const waits = (await applyWaits(england.trusts, landed)) ?? england.waits;
  const directory = await applyPostcodes(areas, landed);
  const postcodes = directory?.table ?? england.postcodes;
  const consultants = await applyConsultants(england.trusts, england.sites, postcodes, landed);
  const boundaries = await applyBoundaries(areas, landed);
  return {
    england: { ...england, areas, waits, postcodes },
    ...(directory === undefined ? {} : { postcodeShards: directory.shards }),
    ...(consultants === undefined ? {} : { consultants }),
    ...(boundaries === undefined ? {} : { boundaries }),
    joins: landed.joins,
    sources: landed.used.map((source) => ({
      id: source.name,
      title: source.title,
      publisher: source.publisher,
      licence: registry.licences[source.licence]!.title,
      attribution: source.attribution,
      vintage: source.vintage,
      url: source.landingPage,
    })),
  };
}
