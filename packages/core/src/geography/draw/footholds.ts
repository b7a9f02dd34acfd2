import type { Land } from './land.ts';
import { isOnLand, type SegmentGrid } from './segment-grid.ts';
import type { Sites } from './sites.ts';

const FOOTHOLD_METRES = 100;
const CORNERS = 8;

/**
 * Adds a small octagon of land round one site of every area that has no site on land, so that no area is
 * lost to a coarse coastline. It never reaches other land: its radius is at most 45% of the distance.
 */
export function withFootholds(
  land: Land,
  grid: SegmentGrid,
  sites: Sites,
  areaCount: number,
): { land: Land; areas: number[] } {
  const ashore = new Uint8Array(areaCount);
  const siteOfArea = new Int32Array(areaCount).fill(-1);
  for (let site = 0; site < sites.count; site++) {
    const area = sites.area[site]!;
    if (siteOfArea[area] === -1) siteOfArea[area] = site;
    if (!ashore[area] && isOnLand(land, grid, sites.coordinates[2 * site]!, sites.coordinates[2 * site + 1]!))
      ashore[area] = 1;
  }
  const areas: number[] = [];
  for (let area = 0; area < areaCount; area++) if (!ashore[area] && siteOfArea[area]! >= 0) areas.push(area);
  if (areas.length === 0) return { land, areas };
  const centres = areas.map((area) => {
    const site = siteOfArea[area]!;
    return [sites.coordinates[2 * site]!, sites.coordinates[2 * site + 1]!] as const;
  });
  const ringOffsets = [...land.ringOffsets];
  const xs: number[] = [];
  const ys: number[] = [];
  centres.forEach(([x, y], k) => {
    let clear = distanceToShore(land, grid, x, y);
    centres.forEach(([otherX, otherY], j) => {
      if (j !== k) clear = Math.min(clear, Math.hypot(otherX - x, otherY - y));
    });
    const radius = Math.min(FOOTHOLD_METRES, 0.45 * clear);
    for (let corner = 0; corner < CORNERS; corner++) {
      const angle = ((corner + 0.4) * 2 * Math.PI) / CORNERS;
      xs.push(x + radius * Math.cos(angle));
      ys.push(y + radius * Math.sin(angle));
    }
    ringOffsets.push(land.eastingMetres.length + xs.length);
  });
  return {
    areas,
    land: {
      ringOffsets: Uint32Array.from(ringOffsets),
      eastingMetres: concat(land.eastingMetres, xs),
      northingMetres: concat(land.northingMetres, ys),
    },
  };
}

function concat(column: Float64Array, more: number[]): Float64Array {
  const all = new Float64Array(column.length + more.length);
  all.set(column);
  all.set(more, column.length);
  return all;
}

function distanceToShore(land: Land, grid: SegmentGrid, x: number, y: number): number {
  let square = Number.POSITIVE_INFINITY;
  for (let a = 0; a < grid.segmentEnd.length; a++) {
    const b = grid.segmentEnd[a]!;
    const ax = land.eastingMetres[a]! - x;
    const ay = land.northingMetres[a]! - y;
    const dx = land.eastingMetres[b]! - x - ax;
    const dy = land.northingMetres[b]! - y - ay;
    const share = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    square = Math.min(square, (ax + share * dx) ** 2 + (ay + share * dy) ** 2);
  }
  return Math.sqrt(square);
}
