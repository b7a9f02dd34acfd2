import { join } from 'node:path';
import {
  estimateCarMinutesFromPoints,
  estimateCarMinutesStraightLine,
  type PiecewiseLine,
  readTable,
  type TravelMesh,
} from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { CalibrationInputs } from './inputs.ts';
import type { LongPairs } from './report.ts';

interface Places {
  readonly longitude: number[];
  readonly latitude: number[];
}

/** Hospital to hospital up to four hours, by the engine of the fit, and Devon by another. */
export async function readLongPairs(
  data: string,
  { pairs }: CalibrationInputs,
  mesh: TravelMesh,
  line: PiecewiseLine,
): Promise<LongPairs[]> {
  const times = join(data, 'travel-times');
  const codes = pairs.sites.codes;
  const listed = await wideTable(
    join(times, 'stroke_inter_hospital_time_minutes.csv'),
    'from_postcode',
    codes,
  );
  const english = listed.names.filter((code) => !/^(CF|LL|SA|SY|NP)/.test(code));
  const hospitals = placesOf(english, (code) => {
    const site = codes.indexOf(code);
    return [pairs.sites.longitude[site]!, pairs.sites.latitude[site]!];
  });
  const between = compare(
    `Hospital to hospital, ${english.length} in England, up to 240 measured minutes (the engine of the fit)`,
    mesh,
    line,
    hospitals,
    hospitals,
    (from, to) => {
      const minutes = listed.minutes(english[from]!, english[to]!);
      return from === to || minutes > 240 ? Number.NaN : minutes;
    },
  );

  const sites = await readTable(openTable(join(times, 'devon_sites.csv')), {
    name: { heading: 'Facility_Name', kind: 'text' },
    latitude: { heading: 'Latitude', kind: 'text' },
    longitude: { heading: 'Longitude', kind: 'text' },
  });
  const origins = await readTable(openTable(join(times, 'devon_lsoa21_snapped_centroids.csv')), {
    name: { heading: 'LSOA21NM', kind: 'text' },
    longitude: { heading: 'lon', kind: 'number' },
    latitude: { heading: 'lat', kind: 'number' },
  });
  const measured = await wideTable(
    join(times, 'devon_lsoa21_travel_matrix_car.csv'),
    'from_id',
    sites.columns.name,
  );
  const plain = (values: readonly string[]) => values.map((text) => Number(text.replaceAll('"', '').trim()));
  const known = origins.columns.name.map((name) => measured.has(name));
  const devon = compare(
    'Devon, all pairs (Valhalla with modified traffic)',
    mesh,
    line,
    {
      longitude: origins.columns.longitude.filter((_, i) => known[i]),
      latitude: origins.columns.latitude.filter((_, i) => known[i]),
    },
    { longitude: plain(sites.columns.longitude), latitude: plain(sites.columns.latitude) },
    (from, to) =>
      measured.minutes(origins.columns.name.filter((_, i) => known[i])[from]!, sites.columns.name[to]!),
  );
  return [between, devon];
}

function placesOf(names: readonly string[], place: (name: string) => [number, number]): Places {
  const all = names.map(place);
  return { longitude: all.map(([longitude]) => longitude), latitude: all.map(([, latitude]) => latitude) };
}

/** A wide table of minutes: rows by name, the columns that are asked for. */
async function wideTable(path: string, rowHeading: string, columns: readonly string[]) {
  const schema = Object.fromEntries(
    columns.map((column, i) => [
      `c${i}`,
      { heading: column, kind: 'number', optional: true, absent: true } as const,
    ]),
  );
  const read = await readTable(openTable(path), {
    ...schema,
    row: { heading: rowHeading, kind: 'text', optional: true },
  });
  const rows = new Map((read.columns.row as readonly string[]).map((name, i) => [name, i]));
  const values = read.columns as Readonly<Record<string, readonly (number | string)[]>>;
  return {
    names: columns.filter((name) => rows.has(name)),
    has: (row: string) => rows.has(row),
    minutes: (row: string, column: string) =>
      Number(values[`c${columns.indexOf(column)}`]![rows.get(row)!] ?? Number.NaN),
  };
}

function compare(
  name: string,
  mesh: TravelMesh,
  line: PiecewiseLine,
  from: Places,
  to: Places,
  minutesOf: (from: number, to: number) => number,
): LongPairs {
  const ours = estimateCarMinutesFromPoints(mesh, from, to);
  const straight = estimateCarMinutesStraightLine(from, to, line);
  const siteCount = to.longitude.length;
  const rows: [mesh: number, straight: number, measured: number][] = [];
  for (let area = 0; area < from.longitude.length; area++) {
    for (let site = 0; site < siteCount; site++) {
      const measured = minutesOf(area, site);
      if (measured > 0) rows.push([ours[site]![area]!, straight.minutes[area * siteCount + site]!, measured]);
    }
  }
  return {
    name,
    mesh: Float64Array.from(rows, ([value]) => value),
    straightLine: Float64Array.from(rows, ([, value]) => value),
    measured: Float64Array.from(rows, ([, , value]) => value),
  };
}
