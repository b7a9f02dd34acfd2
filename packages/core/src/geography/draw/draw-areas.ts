import { ArgumentError } from '../../foundation/errors.ts';
import { assembleTopology } from '../topology/assemble.ts';
import { areaSquareMetres, type Topology } from '../topology/topology.ts';
import { cellEdges } from './cell-edges.ts';
import { cutAtShore } from './cut-at-shore.ts';
import { withFootholds } from './footholds.ts';
import { type Land, landBounds, landSquareMetres } from './land.ts';
import { nearestAreaFinder } from './nearest-site.ts';
import { isOnLand, segmentGrid } from './segment-grid.ts';
import { type AreaPoints, distinctSites, type SharedPlace } from './sites.ts';

const GRID_METRES = 400;

export interface DrawOptions extends AreaPoints {
  readonly land: Land;
}

/** What was drawn and what had to give way. */
export interface DrawReport {
  /** Points with a position and an area, and the distinct places they stand at. */
  readonly points: number;
  readonly places: number;
  /** Places at which points of several areas stand; all but the owner's points lie outside their area. */
  readonly shared: readonly SharedPlace[];
  /** Areas whose every place is shared and kept by another: they stand a metre beside it. */
  readonly movedAreas: readonly number[];
  /** Indexes of the points that lie seaward of the coast or beyond the border, ascending. */
  readonly offLand: Uint32Array;
  /** Areas with no point on land, which were given a small octagon of it. */
  readonly footholdAreas: readonly number[];
  /** Areas that have no point at all and hence no polygon. */
  readonly emptyAreas: readonly number[];
  readonly landSquareMetres: number;
  readonly areaSquareMetres: number;
}

/**
 * Draws areas from points that are known to belong to them: each area is the union of the Thiessen cells of
 * its points (the land nearer to them than to points of other areas), cut at the shore.
 *
 * @param options points, their areas and the land, National Grid metres
 * @returns the areas as a topology, and a report of every exception
 * @throws ArgumentError where columns differ in length, an area index is out of range or the land is empty
 */
export function drawAreas(options: DrawOptions): { topology: Topology; report: DrawReport } {
  check(options);
  const { areaCount, area, eastingMetres, northingMetres } = options;
  const sites = distinctSites(options);
  const shoreGrid = segmentGrid(options.land, GRID_METRES);
  const footing = withFootholds(options.land, shoreGrid, sites, areaCount);
  const grid = footing.areas.length > 0 ? segmentGrid(footing.land, GRID_METRES) : shoreGrid;
  const cells = cellEdges(sites, landBounds(footing.land));
  const topology = assembleTopology(
    cutAtShore(cells, areaCount, footing.land, grid, nearestAreaFinder(cells.triangulation)),
  );

  const offLand: number[] = [];
  const hasPoint = new Uint8Array(areaCount);
  let points = 0;
  for (let i = 0; i < area.length; i++) {
    const x = eastingMetres[i]!;
    const y = northingMetres[i]!;
    if (area[i]! < 0 || area[i]! >= areaCount || !Number.isFinite(x) || !Number.isFinite(y)) continue;
    points++;
    hasPoint[area[i]!] = 1;
    if (!isOnLand(options.land, shoreGrid, x, y)) offLand.push(i);
  }
  const emptyAreas: number[] = [];
  hasPoint.forEach((has, index) => {
    if (!has) emptyAreas.push(index);
  });
  const report: DrawReport = {
    points,
    places: sites.count,
    shared: sites.shared,
    movedAreas: sites.movedAreas,
    offLand: Uint32Array.from(offLand),
    footholdAreas: footing.areas,
    emptyAreas,
    landSquareMetres: landSquareMetres(footing.land),
    areaSquareMetres: areaSquareMetres(topology).reduce((sum, square) => sum + square, 0),
  };
  return { topology, report };
}

function check({ eastingMetres, northingMetres, area, areaCount, land }: DrawOptions): void {
  if (!Number.isInteger(areaCount) || areaCount < 1)
    throw new ArgumentError({
      argument: 'areaCount',
      value: areaCount,
      expected: 'a whole number, 1 or more',
    });
  for (const [argument, column] of [
    ['northingMetres', northingMetres],
    ['area', area],
  ] as const)
    if (column.length !== eastingMetres.length)
      throw new ArgumentError({
        argument,
        value: column,
        expected: `${eastingMetres.length} elements, as in eastingMetres`,
      });
  if (land.ringOffsets.length < 2)
    throw new ArgumentError({
      argument: 'land.ringOffsets',
      value: land.ringOffsets,
      expected: 'one ring or more',
    });
}
