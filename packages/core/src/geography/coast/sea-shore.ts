import { type Land, landBounds, landSquareMetres } from '../draw/land.ts';
import { isOnLand, type SegmentGrid, segmentGrid } from '../draw/segment-grid.ts';
import { borderSegments, type LandBorder } from './land-borders.ts';
import { isSegmentWithin } from './segment-within.ts';
import { withShortSegments } from './short-segments.ts';

/** Shore split into short segments, and which of them face the sea or an estuary and not a tidal river. */
export interface SeaShore {
  readonly land: Land;
  readonly grid: SegmentGrid;
  /** 1 for each segment of the land that is sea shore, else 0. */
  readonly isSea: Uint8Array;
}

export interface SeaShoreOptions {
  /** Where the rings of the land meet other land: never shore. */
  readonly borders: readonly LandBorder[];
  /** Water narrower than this is a tidal river or an inlet, and its banks are no sea shore. */
  readonly narrowestMetres: number;
}

/** Shore is judged piece by piece, none longer than this. */
const PIECE_METRES = 250;
const GRID_METRES = 500;
/** Places where a disc of clear water is looked for stand this far apart. */
const LATTICE_METRES = 100;
/** A disc of clear water may miss the shore by this much: coves, jetties and the lattice's own coarseness. */
const REACH_METRES = 200;
/** Rings below this size, such as a disc of land round a pier's postcode, are obstacles but no shore. */
const SMALLEST_SQUARE_METRES = 100_000;

/**
 * Finds the shore in front of which the water is wide: a disc of water `narrowestMetres` across, clear of all
 * land, comes within 200 m of it. This is a morphological opening of the water by a disc (Serra 1982, Image
 * Analysis and Mathematical Morphology), asked for at the shore alone.
 */
export function findSeaShore(shores: Land, { borders, narrowestMetres }: SeaShoreOptions): SeaShore {
  const land = withShortSegments(shores, PIECE_METRES);
  const grid = segmentGrid(land, GRID_METRES);
  const isBorder = borderSegments(land, borders);
  const isTooSmall = smallRings(land);
  const radius = narrowestMetres / 2;
  const water = clearWater(land, grid, radius);
  const isSea = new Uint8Array(land.eastingMetres.length);
  for (let segment = 0; segment < isSea.length; segment++) {
    if (isBorder[segment] || isTooSmall[segment]) continue;
    const end = grid.segmentEnd[segment]!;
    const x = (land.eastingMetres[segment]! + land.eastingMetres[end]!) / 2;
    const y = (land.northingMetres[segment]! + land.northingMetres[end]!) / 2;
    if (water.isWithin(x, y, radius + REACH_METRES)) isSea[segment] = 1;
  }
  return { land, grid, isSea };
}

/** Marks the points of rings that enclose little. */
function smallRings(land: Land): Uint8Array {
  const { ringOffsets, eastingMetres, northingMetres } = land;
  const isSmall = new Uint8Array(eastingMetres.length);
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    const first = ringOffsets[ring]!;
    const end = ringOffsets[ring + 1]!;
    const alone = {
      ringOffsets: Uint32Array.of(0, end - first),
      eastingMetres: eastingMetres.subarray(first, end),
      northingMetres: northingMetres.subarray(first, end),
    };
    if (Math.abs(landSquareMetres(alone)) < SMALLEST_SQUARE_METRES) isSmall.fill(1, first, end);
  }
  return isSmall;
}

const UNKNOWN = 0;
const CLEAR = 1;
const BLOCKED = 2;

/** Lattice places at sea that no land comes within `radius` of; each is worked out when first asked for. */
function clearWater(land: Land, grid: SegmentGrid, radius: number) {
  const margin = radius + REACH_METRES + LATTICE_METRES;
  const [landWest, landSouth, landEast, landNorth] = landBounds(land);
  const west = landWest - margin;
  const south = landSouth - margin;
  const columns = Math.ceil((landEast + margin - west) / LATTICE_METRES) + 1;
  const rows = Math.ceil((landNorth + margin - south) / LATTICE_METRES) + 1;
  const known = new Uint8Array(columns * rows);
  const isClear = (column: number, row: number): boolean => {
    const at = row * columns + column;
    if (known[at] === UNKNOWN) {
      const x = west + column * LATTICE_METRES;
      const y = south + row * LATTICE_METRES;
      const blocked = isSegmentWithin(land, grid, x, y, radius) || isOnLand(land, grid, x, y);
      known[at] = blocked ? BLOCKED : CLEAR;
    }
    return known[at] === CLEAR;
  };
  /** Whether a clear place lies within `metres`; none lies within the radius itself. */
  const isWithin = (x: number, y: number, metres: number): boolean => {
    const firstRow = Math.ceil((y - metres - south) / LATTICE_METRES);
    const lastRow = Math.floor((y + metres - south) / LATTICE_METRES);
    for (let row = firstRow; row <= lastRow; row++) {
      const up = south + row * LATTICE_METRES - y;
      const across = Math.sqrt(Math.max(0, metres * metres - up * up));
      const last = Math.floor((x + across - west) / LATTICE_METRES);
      for (let column = Math.ceil((x - across - west) / LATTICE_METRES); column <= last; column++) {
        const right = west + column * LATTICE_METRES - x;
        if (right * right + up * up > radius * radius && isClear(column, row)) return true;
      }
    }
    return false;
  };
  return { isWithin };
}
