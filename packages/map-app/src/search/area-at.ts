import { atlas } from '../atlas/atlas.svelte.ts';
import { pickShape } from '../map/pick.ts';
import { type Bounds, coverTiles } from '../map/tile-cover.ts';
import { tileClient } from '../start/early.ts';

const METRES_OF_DEGREE = 111_320;
/** Who stands on a pier, or at a shore that is drawn too far inland, is told of the area beside. */
const REACH_METRES = 300;
const RINGS_METRES = [REACH_METRES / 2, REACH_METRES];
const DIRECTIONS = 8;
/** East and north of a position, metres, in the order in which the ground there is asked for. */
const OFFSETS_METRES = [[0, 0], ...RINGS_METRES.flatMap(ring)] as const;

/**
 * Index of the area that holds a position, degrees, by the finest tiles; -1 where none does.
 *
 * @throws Error where the tiles could not be had
 */
export async function areaAt(longitude: number, latitude: number): Promise<number> {
  const manifest = await atlas.manifest.ready();
  const metresOfLongitude = METRES_OF_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const [east, north] = [REACH_METRES / metresOfLongitude, REACH_METRES / METRES_OF_DEGREE];
  const around: Bounds = [longitude - east, latitude - north, longitude + east, latitude + north];
  const drawn = await Promise.all(
    coverTiles(around, manifest.bounds, manifest.tiles.maxZoom).map(async (id) => {
      const mesh = await tileClient.mesh('area', id.z, id.x, id.y);
      return mesh ? [{ id, mesh }] : [];
    }),
  );
  const tiles = drawn.flat();
  for (const [x, y] of OFFSETS_METRES) {
    const area = pickShape(tiles, longitude + x / metresOfLongitude, latitude + y / METRES_OF_DEGREE);
    if (area >= 0) return area;
  }
  return -1;
}

function ring(metres: number): [number, number][] {
  return Array.from({ length: DIRECTIONS }, (_, direction) => {
    const angle = (2 * Math.PI * direction) / DIRECTIONS;
    return [metres * Math.sin(angle), metres * Math.cos(angle)];
  });
}
