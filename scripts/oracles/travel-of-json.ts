import { matrixFromPairs, type TravelMatrix } from '@postcode-lottery/core';
import { amountTable } from './amount-table.ts';
import { isLoose, type Loose, NotRunnable, pick } from './loose-json.ts';

/** What a case gives the access measures, with ids turned into places. */
export interface AccessInputs {
  readonly areas: readonly string[];
  readonly sites: readonly string[];
  readonly travel: TravelMatrix;
  /** 0 for an area or site that the case gives no number for. */
  readonly demand: Float64Array;
  readonly supply: Float64Array;
}

const OD_KEYS = ['od', 'travel', 'travelMatrix', 'travel_matrix', 'cost', 'costs', 'ttm'];
const FROM_KEYS = ['from', 'from_id', 'fromId', 'origin', 'origins', 'o', 'area', 'areas'];
const TO_KEYS = ['to', 'to_id', 'toId', 'dest', 'destination', 'destinations', 'd', 'site', 'sites'];
const MINUTES_KEYS = ['minutes', 'cost', 'costs', 'travel_time', 'travelTime', 'time', 'matrix', 'values'];
const DEMAND_KEYS = ['demand', 'population', 'people', 'competition'];
const SUPPLY_KEYS = ['supply', 'opportunities', 'opportunity', 'jobs', 'schools'];
const AREA_ID_KEYS = ['origins', 'areas', 'fromIds', 'originIds', 'areaIds'];
const SITE_ID_KEYS = ['destinations', 'sites', 'toIds', 'destinationIds', 'siteIds'];
const LAND_USE_KEYS = ['landUse', 'land_use', 'land_use_data'];

/** Reads demand, supply and journeys in the shapes that the files use. */
export function accessInputs(inputs: Loose): AccessInputs {
  const demandTable = tableOf(inputs, DEMAND_KEYS, idsOf(inputs, AREA_ID_KEYS));
  const supplyTable = tableOf(inputs, SUPPLY_KEYS, idsOf(inputs, SITE_ID_KEYS));
  const journeys = journeysOf(pick(inputs, OD_KEYS), [...demandTable.keys()], [...supplyTable.keys()]);
  const areas = placesOf(demandTable, journeys, 0);
  const sites = placesOf(supplyTable, journeys, 1);
  const areaIndex = new Map(areas.map((id, index) => [id, index]));
  const siteIndex = new Map(sites.map((id, index) => [id, index]));
  const kept = journeys.filter(([, , minutes]) => minutes !== null);
  const travel = matrixFromPairs(
    {
      areas: kept.map(([area]) => areaIndex.get(area)!),
      sites: kept.map(([, site]) => siteIndex.get(site)!),
      minutes: Float64Array.from(kept, ([, , minutes]) => minutes!),
    },
    {
      areaCount: areas.length,
      siteCount: sites.length,
      mode: 'car',
      provenance: { engine: 'oracle', estimated: false },
    },
  );
  return {
    areas,
    sites,
    travel,
    demand: Float64Array.from(areas, (id) => demandTable.get(id) ?? 0),
    supply: Float64Array.from(sites, (id) => supplyTable.get(id) ?? 0),
  };
}

type Journey = readonly [area: string, site: string, minutes: number | null];

function idsOf(inputs: Loose, keys: readonly string[]): string[] | undefined {
  const ids = pick(inputs, keys);
  return Array.isArray(ids) && ids.every((id) => typeof id !== 'object') ? ids.map(String) : undefined;
}

function tableOf(
  inputs: Loose,
  keys: readonly string[],
  ids: readonly string[] | undefined,
): Map<string, number> {
  const direct = pick(inputs, keys);
  if (direct !== undefined && typeof direct !== 'string') return amountTable(direct, keys[0]!, ids);
  const rows = pick(inputs, LAND_USE_KEYS);
  const column = typeof direct === 'string' ? [direct] : keys;
  if (!Array.isArray(rows)) return new Map();
  return new Map(rows.filter(isLoose).map((row) => [String(row.id), Number(pick(row, column) ?? 0)]));
}

function placesOf(table: Map<string, number>, journeys: readonly Journey[], end: 0 | 1): string[] {
  return [...new Set([...table.keys(), ...journeys.map((journey) => journey[end])])];
}

/** Journeys as a list of pairs, as columns, or as a table with one row an area. */
function journeysOf(source: unknown, areas: readonly string[], sites: readonly string[]): Journey[] {
  if (Array.isArray(source))
    return isTable(source, areas.length, sites.length)
      ? tableJourneys(source as unknown[][], areas, sites)
      : source.map(journeyOf);
  if (!isLoose(source)) throw new NotRunnable('no journeys are given');
  const from = pick(source, FROM_KEYS);
  const to = pick(source, TO_KEYS);
  const minutes = pick(source, MINUTES_KEYS);
  if (!Array.isArray(minutes)) throw new NotRunnable('the journeys have a shape that is not known');
  if (Array.isArray(from) && Array.isArray(to) && !Array.isArray(minutes[0]))
    return minutes.map((time, pair) => [String(from[pair]), String(to[pair]), time as number | null]);
  const ids = (given: unknown, otherwise: readonly string[]) =>
    Array.isArray(given) ? given.map(String) : otherwise;
  return tableJourneys(
    minutes as unknown[][],
    ids(from ?? source.rows, areas),
    ids(to ?? source.columns, sites),
  );
}

/** A table has a row for each area and a column for each site, and is no list of triples. */
function isTable(rows: readonly unknown[], areas: number, sites: number): boolean {
  const first = rows[0];
  if (!Array.isArray(first) || rows.length !== areas || first.length !== sites) return false;
  return first.length !== 3 || rows.some((row) => !Number.isInteger((row as unknown[])[0]));
}

function tableJourneys(
  table: readonly unknown[][],
  areas: readonly string[],
  sites: readonly string[],
): Journey[] {
  return table.flatMap((row, area) =>
    row.map(
      (minutes, site): Journey => [
        areas[area] ?? String(area),
        sites[site] ?? String(site),
        minutes as number | null,
      ],
    ),
  );
}

function journeyOf(row: unknown): Journey {
  if (Array.isArray(row)) return [String(row[0]), String(row[1]), row[2] as number | null];
  if (!isLoose(row)) throw new NotRunnable('a journey is neither a list nor an object');
  const from = pick(row, FROM_KEYS);
  const to = pick(row, TO_KEYS);
  const minutes = pick(row, MINUTES_KEYS);
  return [String(from), String(to), (minutes as number | undefined) ?? null];
}
