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
const DEMAND_KEYS = ['demand', 'population', 'people', 'competition'];
const SUPPLY_KEYS = ['supply', 'opportunities', 'opportunity', 'jobs', 'schools'];
const LAND_USE_KEYS = ['landUse', 'land_use', 'land_use_data'];

/** Reads demand, supply and journeys in the shapes that the files use. */
export function accessInputs(inputs: Loose): AccessInputs {
  const journeys = journeysOf(pick(inputs, OD_KEYS));
  const demandTable = tableOf(inputs, DEMAND_KEYS);
  const supplyTable = tableOf(inputs, SUPPLY_KEYS);
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

function tableOf(inputs: Loose, keys: readonly string[]): Map<string, number> {
  const direct = pick(inputs, keys);
  if (direct !== undefined && typeof direct !== 'string') return amountTable(direct, keys[0]!);
  const rows = pick(inputs, LAND_USE_KEYS);
  const column = typeof direct === 'string' ? [direct] : keys;
  if (!Array.isArray(rows)) return new Map();
  return new Map(rows.filter(isLoose).map((row) => [String(row.id), Number(pick(row, column) ?? 0)]));
}

function placesOf(table: Map<string, number>, journeys: readonly Journey[], end: 0 | 1): string[] {
  return [...new Set([...table.keys(), ...journeys.map((journey) => journey[end])])];
}

function journeysOf(source: unknown): Journey[] {
  if (Array.isArray(source)) return source.map(journeyOf);
  if (!isLoose(source)) throw new NotRunnable('no journeys are given');
  const table = pick(source, ['minutes', 'matrix', 'values', 'cost', 'time']);
  const rowIds = pick(source, ['origins', 'areas', 'from', 'rows']);
  const columnIds = pick(source, ['destinations', 'sites', 'to', 'columns']);
  if (!Array.isArray(table)) throw new NotRunnable('the journeys have a shape that is not known');
  return table.flatMap((row: unknown[], area) =>
    row.map((minutes, site): Journey => {
      const from = Array.isArray(rowIds) ? String(rowIds[area]) : String(area);
      const to = Array.isArray(columnIds) ? String(columnIds[site]) : String(site);
      return [from, to, minutes as number | null];
    }),
  );
}

function journeyOf(row: unknown): Journey {
  if (Array.isArray(row)) return [String(row[0]), String(row[1]), row[2] as number | null];
  if (!isLoose(row)) throw new NotRunnable('a journey is neither a list nor an object');
  const from = pick(row, ['from', 'from_id', 'origin', 'o', 'area']);
  const to = pick(row, ['to', 'to_id', 'dest', 'destination', 'd', 'site']);
  const minutes = pick(row, ['minutes', 'cost', 'travel_time', 'travelTime', 'time']);
  return [String(from), String(to), (minutes as number | undefined) ?? null];
}
