import { union } from 'polyclip-ts';
import { type Land, landSquareMetres } from './land.ts';
import { isOnLand, segmentGrid } from './segment-grid.ts';

type Position = [number, number];
type Polygon = Position[][];

const CORNERS = 12;
const GRID_METRES = 400;

/**
 * Adds a disc of land round every point that is known to be ashore and that the land leaves out, such as a
 * quay on reclaimed ground or a farm on the wrong side of a coarse border.
 *
 * @param radiusMetres of the discs, which are regular twelve-sided polygons
 * @returns the land, grown, and the number of distinct places that were off it
 */
export function landAroundPoints(
  land: Land,
  eastingMetres: ArrayLike<number>,
  northingMetres: ArrayLike<number>,
  radiusMetres: number,
): { land: Land; places: number } {
  const grid = segmentGrid(land, GRID_METRES);
  const discs = new Map<string, Polygon>();
  for (let i = 0; i < eastingMetres.length; i++) {
    const x = eastingMetres[i]!;
    const y = northingMetres[i]!;
    if (!isOnLand(land, grid, x, y)) discs.set(`${x} ${y}`, disc(x, y, radiusMetres));
  }
  if (discs.size === 0) return { land, places: 0 };
  const [first, ...others] = discs.values();
  const grown = union(polygonsOf(land), union(first!, ...others));
  return { land: landFromPolygons(grown), places: discs.size };
}

function disc(x: number, y: number, radius: number): Polygon {
  const ring = Array.from({ length: CORNERS }, (_, corner): Position => {
    const angle = ((corner + 0.5) * 2 * Math.PI) / CORNERS;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
  return [[...ring, ring[0]!]];
}

/** Outer rings as polygons, each with the holes that lie in it. */
function polygonsOf(land: Land): Polygon[] {
  const outer: { ring: Position[]; alone: Land }[] = [];
  const holes: Position[][] = [];
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const x = land.eastingMetres.slice(land.ringOffsets[ring], land.ringOffsets[ring + 1]);
    const y = land.northingMetres.slice(land.ringOffsets[ring], land.ringOffsets[ring + 1]);
    const alone = { ringOffsets: Uint32Array.of(0, x.length), eastingMetres: x, northingMetres: y };
    const points = Array.from(x, (easting, i): Position => [easting, y[i]!]);
    const closed = [...points, points[0]!];
    if (landSquareMetres(alone) > 0) outer.push({ ring: closed, alone });
    else holes.push(closed);
  }
  const polygons = outer.map(({ ring }): Polygon => [ring]);
  for (const hole of holes) {
    const home = outer.findIndex(({ alone }) =>
      isOnLand(alone, segmentGrid(alone, GRID_METRES), hole[0]![0], hole[0]![1]),
    );
    if (home >= 0) polygons[home]!.push(hole);
  }
  return polygons;
}

/** The union turns outer rings counter-clockwise and holes clockwise, as land has them. */
function landFromPolygons(polygons: readonly Polygon[]): Land {
  const rings = polygons.flat().map((ring) => ring.slice(0, -1));
  const ringOffsets = new Uint32Array(rings.length + 1);
  rings.forEach((ring, k) => {
    ringOffsets[k + 1] = ringOffsets[k]! + ring.length;
  });
  const points = rings.flat();
  return {
    ringOffsets,
    eastingMetres: Float64Array.from(points, ([x]) => x),
    northingMetres: Float64Array.from(points, ([, y]) => y),
  };
}
