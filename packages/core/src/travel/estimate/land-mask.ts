import type { Land } from '../../geography/draw/land.ts';
import { gridPoints } from './grid-points.ts';

const CELL_KILOMETRES = 0.2;
const COLUMNS = 3300;
const ROWS = 3300;

/**
 * Wales and Scotland where they meet England, drawn by hand to about 5 km, in WGS84 degrees: the coastline
 * of England ends at its borders, and a journey may cross them.
 */
const NEIGHBOURS = [
  {
    longitude: [
      -3.09, -3.02, -2.9, -2.7, -2.9, -2.9, -2.65, -2.64, -2.72, -2.98, -3.2, -3.9, -4.0, -3.8, -3.35,
    ],
    latitude: [
      53.2, 53.22, 53.1, 52.9, 52.5, 52.2, 51.83, 51.62, 51.58, 51.53, 51.4, 51.6, 52.5, 53.3, 53.34,
    ],
  },
  {
    longitude: [-3.05, -2.9, -2.3, -2.0, -2.04, -3, -4.5, -3.6],
    latitude: [54.99, 54.9, 55.3, 55.75, 55.8, 56.1, 55, 54.98],
  },
];

/** Land and water as cells of 200 m on the National Grid. */
export interface LandMask {
  /** 1 for land, by row from the south, then column from the west. */
  readonly cells: Uint8Array;
}

/** Rasters the land of England and its land neighbours: a cell is land when its centre is. */
export function landMask(land: Land): LandMask {
  const cells = new Uint8Array(COLUMNS * ROWS);
  const rings: { x: ArrayLike<number>; y: ArrayLike<number> }[] = [];
  for (let ring = 0; ring + 1 < land.ringOffsets.length; ring++) {
    const [start, end] = [land.ringOffsets[ring]!, land.ringOffsets[ring + 1]!];
    rings.push({
      x: land.eastingMetres.subarray(start, end).map((metres) => metres / 1000),
      y: land.northingMetres.subarray(start, end).map((metres) => metres / 1000),
    });
  }
  fill(cells, rings);
  for (const neighbour of NEIGHBOURS) fill(cells, [gridPoints(neighbour)]);
  return { cells };
}

/** Fills the inside of closed rings by even-odd scan lines through the cell centres. */
function fill(cells: Uint8Array, rings: { x: ArrayLike<number>; y: ArrayLike<number> }[]): void {
  const crossings: number[][] = Array.from({ length: ROWS }, () => []);
  for (const { x, y } of rings) {
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      const [low, high] = y[i]! < y[j]! ? [i, j] : [j, i];
      const first = Math.max(0, Math.ceil(y[low]! / CELL_KILOMETRES - 0.5));
      const end = Math.min(ROWS, Math.ceil(y[high]! / CELL_KILOMETRES - 0.5));
      for (let row = first; row < end; row++) {
        const height = (row + 0.5) * CELL_KILOMETRES;
        const share = (height - y[low]!) / (y[high]! - y[low]!);
        crossings[row]!.push((x[low]! + share * (x[high]! - x[low]!)) / CELL_KILOMETRES - 0.5);
      }
    }
  }
  for (let row = 0; row < ROWS; row++) {
    const sorted = crossings[row]!.sort((a, b) => a - b);
    for (let k = 0; k + 1 < sorted.length; k += 2) {
      const from = Math.max(0, Math.ceil(sorted[k]!));
      const to = Math.min(COLUMNS, Math.floor(sorted[k + 1]!) + 1);
      if (from < to) cells.fill(1, row * COLUMNS + from, row * COLUMNS + to);
    }
  }
}

/** Whether a point, in kilometres on the National Grid, lies on land. */
export function isLand(mask: LandMask, x: number, y: number): boolean {
  const column = Math.floor(x / CELL_KILOMETRES);
  const row = Math.floor(y / CELL_KILOMETRES);
  return column >= 0 && column < COLUMNS && mask.cells[row * COLUMNS + column] === 1;
}

/** Whether there is land within about 1 km of a point, in kilometres on the National Grid. */
export function isAshore(mask: LandMask, x: number, y: number): boolean {
  if (isLand(mask, x, y)) return true;
  for (const radius of [0.3, 0.6, 1]) {
    for (let step = 0; step < 16; step++) {
      const angle = (2 * Math.PI * step) / 16;
      if (isLand(mask, x + radius * Math.cos(angle), y + radius * Math.sin(angle))) return true;
    }
  }
  return false;
}

/** The longest unbroken stretch of water under a straight line, in kilometres. */
export function waterStretchKilometres(
  mask: LandMask,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): number {
  const length = Math.hypot(toX - fromX, toY - fromY);
  const steps = Math.ceil(length / (CELL_KILOMETRES / 2));
  let longest = 0;
  let run = 0;
  for (let step = 0; step <= steps; step++) {
    const share = steps === 0 ? 0 : step / steps;
    run = isLand(mask, fromX + share * (toX - fromX), fromY + share * (toY - fromY)) ? 0 : run + 1;
    if (run > longest) longest = run;
  }
  return steps === 0 ? 0 : (longest * length) / steps;
}
