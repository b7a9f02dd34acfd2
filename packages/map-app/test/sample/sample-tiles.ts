import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { SampleTile } from './pmtiles-writer.ts';

type Ring = [number, number][];

/** Vector tiles of the layers given, one feature a shape, whose id is its index. */
export function sampleTiles(
  layers: Readonly<Record<string, readonly Ring[][]>>,
  bounds: readonly [number, number, number, number],
  minZoom: number,
  maxZoom: number,
): SampleTile[] {
  const indexes = Object.entries(layers).map(([name, shapes]) => {
    const features = shapes.map((polygons, id) => ({
      type: 'Feature' as const,
      id,
      properties: {},
      geometry: { type: 'MultiPolygon' as const, coordinates: polygons.map((ring) => [ring]) },
    }));
    const options = { maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0, buffer: 64, tolerance: 0 };
    return [name, new GeoJSONVT({ type: 'FeatureCollection', features }, options)] as const;
  });
  const tiles: SampleTile[] = [];
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, top] = tileAt(bounds[0], bounds[3], z);
    const [right, bottom] = tileAt(bounds[2], bounds[1], z);
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) {
        const found = indexes.flatMap(([name, index]) => {
          const tile = index.getTile(z, x, y);
          return tile ? [[name, tile] as const] : [];
        });
        if (found.length > 0)
          tiles.push({
            z,
            x,
            y,
            bytes: fromGeojsonVt(Object.fromEntries(found), { version: 2, extent: 4096 }),
          });
      }
  }
  return tiles;
}

function tileAt(longitude: number, latitude: number, z: number): [number, number] {
  const size = 2 ** z;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const x = Math.floor(((longitude + 180) / 360) * size);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * size);
  return [x, y];
}
