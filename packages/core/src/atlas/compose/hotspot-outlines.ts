import { DataError } from '../../foundation/errors.ts';
import {
  dissolveTopology,
  OUTSIDE,
  simplifyTopology,
  type Topology,
  topologyGeometries,
} from '../../geography/topology/index.ts';
import type { HotspotPlace } from '../../hotspots/index.ts';
import type { AtlasHotspotOutlines } from '../contents.ts';

/** A bend of some 100 m in half a kilometre goes. */
const SIMPLIFIED_SQUARE_METRES = 15_000;

/**
 * The outlines of hotspots, for a map.
 *
 * @param topology ground of the areas
 * @param places the hotspots in the order of hotspots.json; none share an area
 * @throws DataError where a hotspot has no ground
 */
export function hotspotOutlines(
  topology: Topology,
  places: readonly Pick<HotspotPlace, 'rank' | 'name' | 'areas'>[],
): AtlasHotspotOutlines {
  const hotspotOfArea = new Int32Array(topology.areaCount).fill(OUTSIDE);
  for (const [id, { areas }] of places.entries()) for (const area of areas) hotspotOfArea[area] = id;
  const dissolved = dissolveTopology(topology, hotspotOfArea, places.length);
  const geometryOf = topologyGeometries(simplifyTopology(dissolved, SIMPLIFIED_SQUARE_METRES));
  return {
    type: 'FeatureCollection',
    features: places.map(({ rank, name }, id) => {
      const geometry = geometryOf(id);
      if (geometry === null)
        throw new DataError({
          file: 'hotspot-outlines.json',
          value: name,
          problem: 'has no ground to outline',
        });
      return { type: 'Feature', id, properties: { id, rank, name }, geometry };
    }),
  };
}
