import { ArgumentError } from '../../foundation/errors.ts';
import type { Land } from '../draw/land.ts';

/**
 * A stretch of a ring of land where it meets other land instead of the sea: all that lies along the ring, land
 * on the left, between the points nearest to two places. National Grid metres, easting before northing.
 */
export interface LandBorder {
  readonly name: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * Where England's border leaves the sea and comes back to it. In the south it ends at Beachley Point, where the
 * Wye runs into the Severn, since only the English bank of the Wye is in the coastline of England.
 */
export const ENGLAND_LAND_BORDERS: readonly LandBorder[] = [
  { name: 'Scotland', from: [398_100, 656_700], to: [332_300, 566_000] },
  { name: 'Wales', from: [326_600, 375_200], to: [354_600, 190_000] },
];

/** How far the end of a border may lie from the land's nearest point. */
const FARTHEST_METRES = 2000;

/**
 * Marks the segments of land that are borders with other land.
 *
 * @returns 1 for each point of the land whose segment to the next point of its ring is a border, else 0
 * @throws ArgumentError where no ring passes both ends of a border
 */
export function borderSegments(land: Land, borders: readonly LandBorder[]): Uint8Array {
  const isBorder = new Uint8Array(land.eastingMetres.length);
  borders.forEach((border, index) => {
    const [start, end, ring] = endsOf(land, border) ?? [];
    if (start === undefined || end === undefined || ring === undefined)
      throw new ArgumentError({
        argument: 'borders',
        index,
        value: border.name,
        expected: `ends within ${FARTHEST_METRES} m of one ring of the land`,
      });
    const last = land.ringOffsets[ring + 1]! - 1;
    for (let i = start; i !== end; i = i === last ? land.ringOffsets[ring]! : i + 1) isBorder[i] = 1;
  });
  return isBorder;
}

/** The points nearest to both ends, on the ring that comes nearest to both. */
function endsOf(land: Land, { from, to }: LandBorder): [number, number, number] | undefined {
  let best: [number, number, number] | undefined;
  let bestMetres = Number.POSITIVE_INFINITY;
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const [start, startMetres] = nearestPoint(land, ring, from);
    const [end, endMetres] = nearestPoint(land, ring, to);
    if (Math.max(startMetres, endMetres) > FARTHEST_METRES || startMetres + endMetres >= bestMetres) continue;
    best = [start, end, ring];
    bestMetres = startMetres + endMetres;
  }
  return best;
}

function nearestPoint(land: Land, ring: number, [x, y]: readonly [number, number]): [number, number] {
  let nearest = land.ringOffsets[ring]!;
  let metres = Number.POSITIVE_INFINITY;
  for (let i = nearest; i < land.ringOffsets[ring + 1]!; i++) {
    const away = Math.hypot(land.eastingMetres[i]! - x, land.northingMetres[i]! - y);
    if (away < metres) [nearest, metres] = [i, away];
  }
  return [nearest, metres];
}
