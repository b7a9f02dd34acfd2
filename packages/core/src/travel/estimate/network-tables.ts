import type { TableSource } from '../../sources/records.ts';
import { readTable } from '../../sources/table.ts';
import { ROAD_CLASSES, type RoadClass } from './parameters.ts';

/** A bridge, tunnel, causeway, ferry or road that joins two points across water, WGS84 degrees. */
export interface FixedLink {
  readonly name: string;
  readonly kind: 'bridge' | 'tunnel' | 'causeway' | 'ferry' | 'road';
  readonly from: readonly [longitude: number, latitude: number];
  readonly to: readonly [longitude: number, latitude: number];
  /** Minutes from end to end; for a ferry with its wait. */
  readonly minutes: number;
}

/** A fast road as the points where it can be joined and left, in order, WGS84 degrees. */
export interface FastRoad {
  readonly name: string;
  readonly roadClass: RoadClass;
  readonly longitude: readonly number[];
  readonly latitude: readonly number[];
}

const LONGITUDE = { kind: 'number', minimum: -6.6, maximum: 2 } as const;
const LATITUDE = { kind: 'number', minimum: 49.8, maximum: 56 } as const;

/**
 * Reads data/england/fixed-links.csv.
 *
 * @throws DataError naming the line and column of what does not fit
 */
export async function readFixedLinks(source: TableSource): Promise<FixedLink[]> {
  const { columns, count } = await readTable(
    source,
    {
      name: { heading: 'name', kind: 'text' },
      kind: {
        heading: 'kind',
        kind: 'text',
        pattern: /^(bridge|tunnel|causeway|ferry|road)$/,
        expected: 'bridge, tunnel, causeway, ferry or road',
      },
      fromLongitude: { heading: 'from_longitude', ...LONGITUDE },
      fromLatitude: { heading: 'from_latitude', ...LATITUDE },
      toLongitude: { heading: 'to_longitude', ...LONGITUDE },
      toLatitude: { heading: 'to_latitude', ...LATITUDE },
      minutes: { heading: 'minutes', kind: 'number', minimum: 0.1, maximum: 300 },
    },
    { unique: 'name' },
  );
  return Array.from({ length: count }, (_, i) => ({
    name: columns.name[i]!,
    kind: columns.kind[i] as FixedLink['kind'],
    from: [columns.fromLongitude[i]!, columns.fromLatitude[i]!],
    to: [columns.toLongitude[i]!, columns.toLatitude[i]!],
    minutes: columns.minutes[i]!,
  }));
}

/**
 * Reads data/england/fast-roads.csv: a row for each point, the points of a road one after another.
 *
 * @throws DataError naming the line and column of what does not fit
 */
export async function readFastRoads(source: TableSource): Promise<FastRoad[]> {
  const { columns, count } = await readTable(source, {
    road: { heading: 'road', kind: 'text' },
    roadClass: {
      heading: 'class',
      kind: 'text',
      pattern: new RegExp(`^(${ROAD_CLASSES.join('|')})$`),
      expected: ROAD_CLASSES.join(', '),
    },
    longitude: { heading: 'longitude', ...LONGITUDE },
    latitude: { heading: 'latitude', ...LATITUDE },
  });
  const roads: FastRoad[] = [];
  for (let start = 0, end = 0; start < count; start = end) {
    const name = columns.road[start]!;
    while (end < count && columns.road[end] === name) end++;
    roads.push({
      name,
      roadClass: columns.roadClass[start] as RoadClass,
      longitude: columns.longitude.slice(start, end),
      latitude: columns.latitude.slice(start, end),
    });
  }
  return roads;
}
