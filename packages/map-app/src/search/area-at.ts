import { atlas } from '../atlas/atlas.svelte.ts';
import { pickShape } from '../map/pick.ts';
import { type Bounds, coverTiles } from '../map/tile-cover.ts';
import { tileClient } from '../start/early.ts';

const METRES_OF_DEGREE = 111_320;
/** Who stands on a pier, or at a shore that is drawn too far inland, is told of the area beside. */
const RINGS_METRES = [0, 150, 300];
const DIRECTIONS = 8;

/**
 * Index of the area that holds a position, degrees, by the finest tiles; -1 where none does.
 *
 * @throws Error where the tiles could not be had
 */
export async function areaAt(longitude: number, latitude: number): Promise<number> {
  const { bounds, tiles } = await atlas.manifest.ready();
  const metresOfLongitude = METRES_OF_DEGREE * Math.cos((latitude * Math.PI) / 180);
  const reach = Math.max(...RINGS_METRES);
  const [east, north] = [reach / metresOfLongitude, reach / METRES_OF_DEGREE];
  const around: Bounds = [longitude - east, latitude - north, longitude + east, latitude + north];
  const drawn = await Promise.all(
    coverTiles(around, bounds, tiles.maxZoom).map(async (id) => {
      const mesh = await tileClient.mesh('area', id.z, id.x, id.y);
      return mesh ? [{ id, mesh }] : [];
    }),
  );
  for (const metres of RINGS_METRES)
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const angle = (2 * Math.PI * direction) / DIRECTIONS;
      const [x, y] = [metres * Math.sin(angle), metres * Math.cos(angle)];
      const area = pickShape(
        drawn.flat(),
        longitude + x / metresOfLongitude,
        latitude + y / METRES_OF_DEGREE,
      );
      if (area >= 0) return area;
    }
  return -1;
}
