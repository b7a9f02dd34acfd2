import { assembleTopology } from '../topology/assemble.ts';
import { OUTSIDE, type Topology, visitRing } from '../topology/topology.ts';
import { cutAtShore } from './cut-at-shore.ts';
import type { Land } from './land.ts';
import { isOnLand, segmentGrid } from './segment-grid.ts';

const GRID_METRES = 1000;

/** The part of `land` inside `territory`, which is given as land is: rings with the inside on their left. */
export function clipLand(land: Land, territory: Land): Land {
  const territoryGrid = segmentGrid(territory, GRID_METRES);
  const borders = {
    eastingMetres: territory.eastingMetres,
    northingMetres: territory.northingMetres,
    from: Uint32Array.from(territory.eastingMetres, (_, i) => i),
    to: territoryGrid.segmentEnd,
    left: new Int32Array(territory.eastingMetres.length),
    right: new Int32Array(territory.eastingMetres.length).fill(OUTSIDE),
  };
  const areaAt = (x: number, y: number) => (isOnLand(territory, territoryGrid, x, y) ? 0 : OUTSIDE);
  return landOf(assembleTopology(cutAtShore(borders, 1, land, segmentGrid(land, GRID_METRES), areaAt)));
}

/** All rings of a topology of one area. */
export function landOf(topology: Topology): Land {
  const ringOffsets = [0];
  const eastings: number[] = [];
  const northings: number[] = [];
  for (let ring = 0; ring + 1 < topology.ringOffsets.length; ring++) {
    visitRing(topology, ring, (x, y) => {
      eastings.push(x);
      northings.push(y);
    });
    ringOffsets.push(eastings.length);
  }
  return {
    ringOffsets: Uint32Array.from(ringOffsets),
    eastingMetres: Float64Array.from(eastings),
    northingMetres: Float64Array.from(northings),
  };
}
