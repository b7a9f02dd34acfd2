import Delaunator from 'delaunator';
import { OUTSIDE } from '../topology/topology.ts';
import type { LooseEdges } from './shore-crossings.ts';
import type { Sites } from './sites.ts';

/** The edges between Thiessen cells of different areas, and the triangulation they come from. */
export interface CellEdges extends LooseEdges {
  /** Sites and their Delaunay triangles; the last sites, of area OUTSIDE, are the frame. */
  readonly triangulation: Triangulation;
}

export interface Triangulation {
  readonly coordinates: Float64Array;
  readonly area: Int32Array;
  readonly triangles: Uint32Array;
  readonly halfedges: Int32Array;
}

const FRAME_SITES = 32;

/**
 * Triangulates the sites inside a frame of far-off OUTSIDE sites and takes the edges that part two areas.
 *
 * @param bounds west, south, east, north metres of all land to be covered: within them no place is nearer
 *   to the frame than to a site
 */
export function cellEdges(sites: Sites, bounds: readonly [number, number, number, number]): CellEdges {
  const triangulation = triangulate(sites, bounds);
  const { triangles, halfedges, area } = triangulation;
  const vertexOfTriangle = new Int32Array(triangles.length / 3).fill(-1);
  const chosen: number[] = [];
  let vertexCount = 0;
  for (let edge = 0; edge < halfedges.length; edge++) {
    const twin = halfedges[edge]!;
    if (twin < edge || area[triangles[edge]!] === area[triangles[twin]!]) continue;
    chosen.push(edge);
    for (const triangle of [Math.floor(edge / 3), Math.floor(twin / 3)])
      if (vertexOfTriangle[triangle]! < 0) vertexOfTriangle[triangle] = vertexCount++;
  }
  const centres = circumcentres(triangulation, vertexOfTriangle, vertexCount);
  const from = new Uint32Array(chosen.length);
  const to = new Uint32Array(chosen.length);
  const left = new Int32Array(chosen.length);
  const right = new Int32Array(chosen.length);
  chosen.forEach((edge, k) => {
    const twin = halfedges[edge]!;
    from[k] = vertexOfTriangle[Math.floor(edge / 3)]!;
    to[k] = vertexOfTriangle[Math.floor(twin / 3)]!;
    // Delaunator turns its triangles clockwise where northings grow upwards, so this edge of a cell
    // has the site that the half-edge comes from on its left.
    left[k] = area[triangles[edge]!]!;
    right[k] = area[triangles[twin]!]!;
  });
  return { ...centres, from, to, left, right, triangulation };
}

function triangulate(sites: Sites, bounds: readonly [number, number, number, number]): Triangulation {
  let [west, south, east, north] = bounds;
  for (let i = 0; i < sites.count; i++) {
    west = Math.min(west, sites.coordinates[2 * i]!);
    east = Math.max(east, sites.coordinates[2 * i]!);
    south = Math.min(south, sites.coordinates[2 * i + 1]!);
    north = Math.max(north, sites.coordinates[2 * i + 1]!);
  }
  const centreX = (west + east) / 2;
  const centreY = (south + north) / 2;
  const radius = 4 * (1 + Math.hypot(east - west, north - south) / 2);
  const coordinates = new Float64Array(2 * (sites.count + FRAME_SITES));
  coordinates.set(sites.coordinates);
  for (let k = 0; k < FRAME_SITES; k++) {
    const angle = ((k + 0.3) * 2 * Math.PI) / FRAME_SITES;
    coordinates[2 * (sites.count + k)] = centreX + radius * Math.cos(angle);
    coordinates[2 * (sites.count + k) + 1] = centreY + radius * Math.sin(angle);
  }
  const area = new Int32Array(sites.count + FRAME_SITES).fill(OUTSIDE);
  area.set(sites.area);
  const { triangles, halfedges } = new Delaunator(coordinates);
  return { coordinates, area, triangles, halfedges };
}

function circumcentres(triangulation: Triangulation, vertexOfTriangle: Int32Array, count: number) {
  const { coordinates: xy, triangles } = triangulation;
  const eastingMetres = new Float64Array(count);
  const northingMetres = new Float64Array(count);
  for (let triangle = 0; triangle < vertexOfTriangle.length; triangle++) {
    const vertex = vertexOfTriangle[triangle]!;
    if (vertex < 0) continue;
    const a = 2 * triangles[3 * triangle]!;
    const b = 2 * triangles[3 * triangle + 1]!;
    const c = 2 * triangles[3 * triangle + 2]!;
    const bx = xy[b]! - xy[a]!;
    const by = xy[b + 1]! - xy[a + 1]!;
    const cx = xy[c]! - xy[a]!;
    const cy = xy[c + 1]! - xy[a + 1]!;
    const b2 = bx * bx + by * by;
    const c2 = cx * cx + cy * cy;
    const twice = 2 * (bx * cy - by * cx);
    eastingMetres[vertex] = xy[a]! + (cy * b2 - by * c2) / twice;
    northingMetres[vertex] = xy[a + 1]! + (bx * c2 - cx * b2) / twice;
  }
  return { eastingMetres, northingMetres };
}
