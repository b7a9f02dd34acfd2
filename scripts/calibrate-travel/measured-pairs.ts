import { join } from 'node:path';
import { type AreaTable, readTable, type Table, type TableSchema } from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';

/** Real car minutes from areas to hospitals, the nearest and the nearest for thrombectomy of each area. */
export interface MeasuredPairs {
  readonly sites: { readonly codes: string[]; readonly longitude: number[]; readonly latitude: number[] };
  readonly count: number;
  /** For each pair, the areas (LSOA 2021) that its origin (LSOA 2011) has become. */
  readonly areas: readonly (readonly number[])[];
  readonly site: Uint16Array;
  readonly minutes: Float64Array;
  /** True for the nearest hospital, false where it is only the nearest for thrombectomy. */
  readonly nearest: readonly boolean[];
}

const text = (heading: string) => ({ heading, kind: 'text', optional: true }) as const;
const number = (heading: string) => ({ heading, kind: 'number', optional: true }) as const;

/**
 * Reads the stroke minutes of England with the hospitals' positions.
 *
 * @param data the folder of files in the shape of the official downloads
 * @param areas all areas; an origin is the areas that the official look-up gives it
 */
export async function readMeasuredPairs(data: string, areas: AreaTable): Promise<MeasuredPairs> {
  const times = join(data, 'travel-times');
  const hospitals = await read(join(times, 'stroke_unit_postcodes_coords.csv'), {
    postcode: text('postcode'),
    longitude: number('Longitude'),
    latitude: number('Latitude'),
  });
  const lookup = await read(join(data, 'lookups/LSOA11_LSOA21_LAD22_EN_LU.csv'), {
    former: text('LSOA11CD'),
    area: text('LSOA21CD'),
  });
  const rows = await read(join(times, 'stroke_lsoa11_nearest_hospitals.csv'), {
    origin: text('LSOA11CD'),
    nearest: text('Nearest hospital postcode'),
    nearestMinutes: number('Time (mins) to nearest hospital'),
    thrombectomy: text('Nearest MT hospital postcode'),
    thrombectomyMinutes: number('Time (mins) to nearest MT hospital'),
  });
  const areaOf = new Map(areas.codes.map((code, area) => [code, area]));
  const becomes = new Map<string, number[]>();
  for (const [row, former] of lookup.columns.former.entries()) {
    const area = areaOf.get(lookup.columns.area[row]!)!;
    becomes.set(former, [...(becomes.get(former) ?? []), area]);
  }
  const siteOf = new Map(hospitals.columns.postcode.map((postcode, site) => [postcode, site]));
  const pairs: { areas: number[]; site: number; minutes: number; nearest: boolean }[] = [];
  const { columns } = rows;
  for (let row = 0; row < rows.count; row++) {
    const origin = becomes.get(columns.origin[row]!);
    if (origin === undefined) continue; // Wales
    const add = (postcode: string, minutes: number, nearest: boolean) => {
      if (postcode !== '') pairs.push({ areas: origin, site: siteOf.get(postcode)!, minutes, nearest });
    };
    add(columns.nearest[row]!, columns.nearestMinutes[row]!, true);
    if (columns.thrombectomy[row] !== columns.nearest[row])
      add(columns.thrombectomy[row]!, columns.thrombectomyMinutes[row]!, false);
  }
  return {
    sites: {
      codes: [...hospitals.columns.postcode],
      longitude: [...hospitals.columns.longitude],
      latitude: [...hospitals.columns.latitude],
    },
    count: pairs.length,
    areas: pairs.map((pair) => pair.areas),
    site: Uint16Array.from(pairs, (pair) => pair.site),
    minutes: Float64Array.from(pairs, (pair) => pair.minutes),
    nearest: pairs.map((pair) => pair.nearest),
  };
}

function read<const Schema extends TableSchema>(path: string, schema: Schema): Promise<Table<Schema>> {
  return readTable(openTable(path), schema);
}
