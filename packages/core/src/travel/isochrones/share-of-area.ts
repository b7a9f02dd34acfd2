import { type Geom, intersection } from 'polyclip-ts';
import type { MultiPolygonRings } from './isochrone.ts';
import { signedDoubleArea } from './rings.ts';

/**
 * Share of a shape's surface inside polygons, 0..1; overlaps among the polygons count once. Measured in
 * degrees: within one small area the scale of longitude hardly changes, and shares do not feel it.
 */
export function shareOfAreaInside(shape: MultiPolygonRings, polygons: MultiPolygonRings): number {
  const near = polygons.filter((rings) => boxesMeet(boxOf(shape), boxOf([rings])));
  if (near.length === 0) return 0;
  const inside = intersection(shape as Geom, near as Geom) as MultiPolygonRings;
  return Math.min(1, surface(inside) / surface(shape));
}

function surface(polygons: MultiPolygonRings): number {
  let sum = 0;
  for (const [shell, ...holes] of polygons) {
    sum += Math.abs(signedDoubleArea(shell!));
    for (const hole of holes) sum -= Math.abs(signedDoubleArea(hole));
  }
  return sum;
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(polygons: MultiPolygonRings): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [shell] of polygons)
    for (const [x, y] of shell!) {
      west = Math.min(west, x!);
      south = Math.min(south, y!);
      east = Math.max(east, x!);
      north = Math.max(north, y!);
    }
  return [west, south, east, north];
}

function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
