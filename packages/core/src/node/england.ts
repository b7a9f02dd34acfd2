import { join } from 'node:path';
import type { AreaTable } from '../geography/area-table.ts';
import { decodePostcodes } from '../geography/postcode-codec.ts';
import { joinPostcodes, type PostcodeTable } from '../geography/postcode-table.ts';
import type { SiteTable } from '../geography/site-table.ts';
import type { TrustTable } from '../geography/trust-table.ts';
import { readAreaTable } from './england-areas.ts';
import {
  type EnglandManifest,
  readEnglandManifest,
  readVerified,
  tableOf,
  verifiedSource,
} from './england-manifest.ts';
import {
  readSiteTable,
  readTrustConsultants,
  readTrustTable,
  readTrustTreatments,
  readTrustWaits,
  type TrustConsultants,
  type TrustTreatments,
  type TrustWaits,
  type WaitStandard,
} from './england-services.ts';

/** The tables of facts that ship with the project, in columns. */
export interface England {
  readonly areas: AreaTable;
  readonly sites: SiteTable;
  readonly trusts: TrustTable;
  readonly consultants: TrustConsultants;
  readonly waits: Readonly<Record<WaitStandard, TrustWaits>>;
  readonly treatments: TrustTreatments;
  readonly postcodes: PostcodeTable;
  readonly manifest: EnglandManifest;
}

/**
 * Reads data/england, every file checked against the manifest.
 *
 * @param folder the folder that the compile command wrote.
 * @throws DataError when a table is missing, truncated, altered or does not fit its columns.
 */
export async function readEngland(folder: string): Promise<England> {
  const manifest = await readEnglandManifest(folder);
  const source = (id: string) => verifiedSource(folder, tableOf(manifest, id));
  const areas = await readAreaTable(await source('areas'), await source('places'));
  const postcodes = await readPostcodeTable(folder, manifest, areas);
  const trusts = await readTrustTable(await source('trusts'), await source('trustSuccessors'));
  return {
    areas,
    sites: await readSiteTable(await source('sites'), trusts),
    trusts,
    consultants: await readTrustConsultants(await source('consultants'), trusts),
    waits: await readTrustWaits(await source('waits'), trusts),
    treatments: await readTrustTreatments(await source('treatments'), trusts),
    postcodes,
    manifest,
  };
}

async function readPostcodeTable(
  folder: string,
  manifest: EnglandManifest,
  areas: AreaTable,
): Promise<PostcodeTable> {
  const { files } = tableOf(manifest, 'postcodes');
  const shards = [];
  for (const file of files)
    shards.push(decodePostcodes(await readVerified(folder, file), join(folder, file.path)));
  return joinPostcodes(shards, areas.codes);
}
