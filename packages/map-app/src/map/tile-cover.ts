import type { Position } from '../state/view-state.ts';

/** Width of the whole world at zoom 0, CSS pixels. */
const PIXELS_OF_WORLD = 512;

export interface TileId {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export const tileKey = ({ z, x, y }: TileId) => `${z}/${x}/${y}`;

export const parentOf = ({ z, x, y }: TileId): TileId => ({ z: z - 1, x: x >> 1, y: y >> 1 });

/** A point on the mercator square, 0 to 1 eastwards and southwards. */
export interface MercatorPoint {
  readonly x: number;
  readonly y: number;
}

export function mercator(longitude: number, latitude: number): MercatorPoint {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: (longitude + 180) / 360,
    y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI),
  };
}

/** Longitude and latitude of a point on the mercator square. */
export function longitudeLatitude(x: number, y: number): [number, number] {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Closer than this, nothing is framed: a small area would fill the screen with no ground around it. */
export const CLOSEST_FIT = 12;

/** [west, south, east, north], degrees. */
export type Bounds = readonly [number, number, number, number];

/** Room at the edges of the map, CSS pixels. */
export interface Room {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export function holds([west, south, east, north]: Bounds, longitude: number, latitude: number): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** What a map of so many CSS pixels shows around its middle. */
export function boundsAround({ longitude, latitude, zoom }: Position, wide: number, high: number): Bounds {
  const { x, y } = mercator(longitude, latitude);
  const across = PIXELS_OF_WORLD * 2 ** zoom;
  const [west, north] = longitudeLatitude(x - wide / 2 / across, y - high / 2 / across);
  const [east, south] = longitudeLatitude(x + wide / 2 / across, y + high / 2 / across);
  return [west, south, east, north];
}

/** Where a map of so many CSS pixels shows all of the bounds as large as they fit. */
export function positionOf([west, south, east, north]: Bounds, wide: number, high: number): Position {
  const [least, most] = [mercator(west, north), mercator(east, south)];
  const [longitude, latitude] = longitudeLatitude((least.x + most.x) / 2, (least.y + most.y) / 2);
  const across = Math.min(wide / (most.x - least.x), high / (most.y - least.y));
  return { longitude, latitude, zoom: Math.min(CLOSEST_FIT, Math.log2(across / PIXELS_OF_WORLD)) };
}

/** Zoom of the tiles that a map of so many CSS pixels is drawn from where it is fitted to bounds, with room around. */
export function framedZoom(
  bounds: Bounds,
  wide: number,
  high: number,
  room: Room,
  { minZoom, maxZoom }: { readonly minZoom: number; readonly maxZoom: number },
): number {
  const { zoom } = positionOf(bounds, wide - room.left - room.right, high - room.top - room.bottom);
  return Math.max(minZoom, Math.min(maxZoom, Math.floor(zoom)));
}

/** Tiles of one zoom that touch both the view and the data, nearest the middle of the view first. */
export function coverTiles(view: Bounds, data: Bounds, z: number): TileId[] {
  const overlap: Bounds = [
    Math.max(view[0], data[0]),
    Math.max(view[1], data[1]),
    Math.min(view[2], data[2]),
    Math.min(view[3], data[3]),
  ];
  if (overlap[0] > overlap[2] || overlap[1] > overlap[3]) return [];
  const size = 2 ** z;
  const least = mercator(overlap[0], overlap[3]);
  const most = mercator(overlap[2], overlap[1]);
  const middle = mercator((view[0] + view[2]) / 2, (view[1] + view[3]) / 2);
  const tiles: TileId[] = [];
  for (let x = Math.floor(least.x * size); x <= Math.floor(most.x * size); x++)
    for (let y = Math.floor(least.y * size); y <= Math.floor(most.y * size); y++) tiles.push({ z, x, y });
  const distance = ({ x, y }: TileId) => Math.hypot((x + 0.5) / size - middle.x, (y + 0.5) / size - middle.y);
  return tiles.sort((a, b) => distance(a) - distance(b));
}
