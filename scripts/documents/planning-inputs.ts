import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AtlasSite,
  type AtlasTrust,
  DataError,
  keepJourneys,
  nearestSites,
  needWeights,
  parseSourceRegistry,
  type TravelMatrix,
  twoAgeBands,
} from '@postcode-lottery/core';
import { type Atlas, applyOfficialFiles, prepareTravel, readEngland } from '@postcode-lottery/core/node';

/** What planning needs beyond the columns of an atlas. */
export interface PlanningInputs {
  readonly sites: readonly AtlasSite[];
  readonly trusts: readonly AtlasTrust[];
  readonly trustOfSite: Int32Array;
  /** Minutes from every area to every site. */
  readonly travel: TravelMatrix;
  /** Minutes to the nearest radiotherapy site before the atlas rounds them to tenths, so that limits hold exactly. */
  readonly nearestMinutes: Float64Array;
  /** Journeys within the atlas's catchment limit to sites with consultants or radiotherapy. */
  readonly catchmentTravel: TravelMatrix;
  readonly needWeightedPeople: Float64Array;
  readonly consultantsAtSite: Float64Array;
  /** 1 for the sites that have consultants or give radiotherapy. */
  readonly isSpecialist: Uint8Array;
}

const PRESENT = 'an atlas of the present data; build it again with npm run build:atlas';
/** The atlas stores minutes in tenths. */
const ROUNDING_MINUTES = 0.051;

/**
 * Works out the journeys again, for an atlas keeps only the nearest.
 *
 * @throws DataError where they are not those of the atlas
 */
export async function readPlanningInputs(root: string, atlas: Atlas): Promise<PlanningInputs> {
  const data = join(root, 'data');
  const registryPath = join(data, 'sources.json');
  const registry = parseSourceRegistry(await readFile(registryPath, 'utf8'), registryPath);
  const shipped = await readEngland(join(data, 'england'));
  const { england } = await applyOfficialFiles(shipped, data, registry);
  const sites = await atlas.json<AtlasSite[]>('sites.json');
  const trusts = await atlas.json<AtlasTrust[]>('trusts.json');
  if (sites.map(({ code }) => code).join() !== england.sites.codes.join())
    throw new DataError({
      file: atlas.folder,
      value: `${sites.length} sites`,
      problem: `has other sites than the ${england.sites.count} of the data`,
      expected: PRESENT,
    });
  const { matrix: travel } = await prepareTravel(root, england.areas, england.sites);
  const isRadiotherapy = Uint8Array.from(sites, ({ role }) => (role === 'acuteHospital' ? 0 : 1));
  const nearest = nearestSites(travel, { supply: isRadiotherapy }).minutes;
  const known = await atlas.values('nearestMinutes');
  const other = known.findIndex((minutes, area) => {
    const here = nearest[area]!;
    return Number.isFinite(here) !== Number.isFinite(minutes) || Math.abs(here - minutes) > ROUNDING_MINUTES;
  });
  if (other >= 0)
    throw new DataError({
      file: atlas.folder,
      column: 'nearestMinutes',
      value: known[other],
      problem: `is not the ${nearest[other]!.toFixed(1)} minutes of the data for ${england.areas.codes[other]}`,
      expected: PRESENT,
    });
  const consultantsAtSite = Float64Array.from(sites, ({ consultants }) => consultants);
  const isSpecialist = isRadiotherapy.map((one, site) => (one || consultantsAtSite[site]! > 0 ? 1 : 0));
  const trustIndex = new Map(trusts.map(({ code }, trust) => [code, trust]));
  return {
    sites,
    trusts,
    trustOfSite: Int32Array.from(sites, ({ trustCode }) => trustIndex.get(trustCode)!),
    travel,
    nearestMinutes: Float64Array.from(nearest),
    catchmentTravel: keepJourneys(
      travel,
      (site) => isSpecialist[site] === 1,
      Number(atlas.manifest.parameters.catchmentMinutes),
    ),
    needWeightedPeople: needWeights(twoAgeBands(england.areas.residents, england.areas.residentsAged.from65)),
    consultantsAtSite,
    isSpecialist,
  };
}
