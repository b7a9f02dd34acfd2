import { shapeAt } from '../workers/mesh.ts';
import { mercator } from './tile-cover.ts';
import type { LoadedTile } from './tile-store.ts';

/** Index of the area whose shape holds a point, by the finest tile there is; -1 where there is none. */
export function pickShape(tiles: readonly LoadedTile[], longitude: number, latitude: number): number {
  const point = mercator(longitude, latitude);
  for (let index = tiles.length - 1; index >= 0; index--) {
    const { id, mesh } = tiles[index]!;
    const size = 2 ** id.z;
    const [x, y] = [point.x * size - id.x, point.y * size - id.y];
    if (x < 0 || y < 0 || x >= 1 || y >= 1) continue;
    const area = shapeAt(mesh, x * mesh.extent, y * mesh.extent);
    if (area >= 0) return area;
  }
  return -1;
}

/** Index of the dot nearest to a point, within a reach on the mercator square; -1 where there is none. */
export function pickDot(places: Float64Array, longitude: number, latitude: number, reach: number): number {
  const { x, y } = mercator(longitude, latitude);
  let nearest = -1;
  let least = reach * reach;
  for (let dot = 0; dot < places.length / 2; dot++) {
    const [east, south] = [places[dot * 2]! - x, places[dot * 2 + 1]! - y];
    const distance = east * east + south * south;
    if (distance <= least) {
      least = distance;
      nearest = dot;
    }
  }
  return nearest;
}
