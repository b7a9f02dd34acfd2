import { type Bounds, longitudeLatitude } from './tile-cover.ts';
import type { LoadedTile } from './tile-store.ts';

/** West, south, east and north of the shapes with some ids, as far as tiles hold them; null where none does. */
export function groundBounds(tiles: readonly LoadedTile[], isIn: (id: number) => boolean): Bounds | null {
  let found: Bounds | null = null;
  for (const { id, mesh } of tiles) {
    const size = 2 ** id.z;
    for (const [corner, shape] of mesh.ids.entries()) {
      if (!isIn(shape)) continue;
      const [longitude, latitude] = longitudeLatitude(
        (id.x + mesh.corners[corner * 2]! / mesh.extent) / size,
        (id.y + mesh.corners[corner * 2 + 1]! / mesh.extent) / size,
      );
      found = joinBounds(found, [longitude, latitude, longitude, latitude]);
    }
  }
  return found;
}

/** The bounds that hold both. */
export function joinBounds(one: Bounds | null, other: Bounds | null): Bounds | null {
  if (!one || !other) return one ?? other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}
