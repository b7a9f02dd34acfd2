import type { AreaGeometry } from '../../index.ts';

type Bounds = [west: number, south: number, east: number, north: number];

/** WGS84 bounds of every area and of all together. */
export function boundsOfAreas(
  geometryOf: (area: number) => AreaGeometry | null,
  count: number,
): { readonly all: Bounds; readonly of: (area: number) => Bounds } {
  const all: Bounds = [180, 90, -180, -90];
  const bounds = new Float64Array(4 * count);
  for (let area = 0; area < count; area++) {
    const own: Bounds = [180, 90, -180, -90];
    const geometry = geometryOf(area);
    const polygons =
      geometry === null ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer] of polygons)
      for (const [longitude, latitude] of outer!)
        for (const box of [own, all]) {
          box[0] = Math.min(box[0], longitude);
          box[1] = Math.min(box[1], latitude);
          box[2] = Math.max(box[2], longitude);
          box[3] = Math.max(box[3], latitude);
        }
    bounds.set(own, 4 * area);
  }
  return { all, of: (area) => [...bounds.subarray(4 * area, 4 * area + 4)] as Bounds };
}
