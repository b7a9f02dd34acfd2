import { type Geom, union } from 'polyclip-ts';
import { countCrossings } from './crossings.ts';
import type { MultiPolygonRings } from './isochrone.ts';
import { assembleRings, signedDoubleArea } from './rings.ts';

/** What became of a geometry. */
export interface MendedGeometry {
  readonly polygons: MultiPolygonRings;
  readonly repaired: readonly string[];
  /** Parts that could not be used; the whole geometry where `polygons` is empty. */
  readonly refused: readonly string[];
}

type Ring = number[][];

/**
 * Sound polygons from GeoJSON geometries of one band: lines that close are made into polygons, rings left
 * open are closed, rings without area dropped, rings that cross themselves taken apart by the even-odd rule.
 *
 * @param geometries any GeoJSON geometries but points
 */
export function mendGeometry(geometries: readonly unknown[]): MendedGeometry {
  const repaired: string[] = [];
  const refused: string[] = [];
  const polygons: MultiPolygonRings = [];
  const lines: Ring[] = [];
  for (const geometry of geometries.flatMap(flatten)) {
    const { type, coordinates } = geometry;
    if (type === 'Polygon') polygons.push(coordinates as Ring[]);
    else if (type === 'MultiPolygon') polygons.push(...(coordinates as Ring[][]));
    else if (type === 'LineString') lines.push(coordinates as Ring);
    else if (type === 'MultiLineString') lines.push(...(coordinates as Ring[]));
    else refused.push(`a ${type ?? 'missing geometry'} is not an area`);
  }
  const closedLines = lines.flatMap((line) => {
    const reason = faultOfLine(line);
    if (reason === undefined) return [line];
    refused.push(reason);
    return [];
  });
  const sound = polygons.flatMap((rings) => soundPolygon(rings, repaired, refused));
  sound.push(...assembleRings(closedLines).flatMap((rings) => soundPolygon(rings, repaired, refused)));
  if (sound.length === 0 && refused.length === 0) refused.push('the geometry is empty');
  return { polygons: sound, repaired, refused };
}

interface LooseGeometry {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
}

function flatten(geometry: unknown): LooseGeometry[] {
  if (typeof geometry !== 'object' || geometry === null) return [{}];
  const loose = geometry as LooseGeometry;
  if (loose.type === 'GeometryCollection' && Array.isArray(loose.geometries))
    return loose.geometries.flatMap(flatten);
  return [Array.isArray(loose.coordinates) ? loose : {}];
}

function faultOfLine(line: Ring): string | undefined {
  const fault = faultOfPositions(line);
  if (fault !== undefined) return fault;
  return line.length < 4 || !isClosed(line) ? 'a line that does not close encloses no area' : undefined;
}

function soundPolygon(rings: Ring[], repaired: string[], refused: string[]): MultiPolygonRings {
  const sound: Ring[] = [];
  if (!Array.isArray(rings) || rings.length === 0) {
    refused.push('a polygon without rings');
    return [];
  }
  for (const [place, ring] of rings.entries()) {
    const fault = faultOfPositions(ring);
    if (fault !== undefined) {
      refused.push(fault);
      return [];
    }
    const closed = isClosed(ring) ? ring : [...ring, ring[0]!];
    if (closed !== ring) repaired.push('a ring that did not close was closed');
    if (hasArea(closed)) sound.push(closed.map(([x, y]) => [x!, y!]));
    else if (place === 0) {
      refused.push('a polygon whose shell encloses no area');
      return [];
    } else repaired.push('a hole without area was dropped');
  }
  const crossings = countCrossings(sound);
  if (crossings === 0) return [sound];
  return takeApart(sound, crossings, repaired, refused);
}

function takeApart(
  rings: Ring[],
  crossings: number,
  repaired: string[],
  refused: string[],
): MultiPolygonRings {
  const words = `a polygon that crosses itself in ${crossings} place${crossings === 1 ? '' : 's'}`;
  try {
    const apart = union(rings as Geom) as MultiPolygonRings;
    if (apart.length === 0) refused.push(`${words} encloses no area`);
    else repaired.push(`${words} was taken apart (even-odd rule)`);
    return apart;
  } catch (error) {
    refused.push(`${words} could not be mended (${(error as Error).message})`);
    return [];
  }
}

function faultOfPositions(ring: unknown): string | undefined {
  if (!Array.isArray(ring)) return 'a ring is not a list of positions';
  for (const position of ring) {
    const [longitude, latitude] = Array.isArray(position) ? position : [];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return 'a position is not two numbers';
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      return `the position ${longitude}, ${latitude} is not in degrees of longitude and latitude`;
  }
  return undefined;
}

function isClosed(ring: Ring): boolean {
  const first = ring[0];
  const last = ring.at(-1);
  return first !== undefined && first[0] === last![0] && first[1] === last![1];
}

/** A bow tie has a signed area of 0 but encloses something: only collinear rings enclose nothing. */
function hasArea(ring: Ring): boolean {
  if (ring.length < 4) return false;
  if (signedDoubleArea(ring) !== 0) return true;
  const [ax, ay] = ring[0] as [number, number];
  const apart = ring.find(([x, y]) => x !== ax || y !== ay);
  if (apart === undefined) return false;
  return ring.some(([x, y]) => (apart[0]! - ax) * (y! - ay) !== (apart[1]! - ay) * (x! - ax));
}
