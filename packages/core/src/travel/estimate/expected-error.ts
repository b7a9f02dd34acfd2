import { isLand, type LandMask } from './land-mask.ts';
import type { MeshShape } from './mesh-shape.ts';
import { densityValue, type MeshParameters } from './parameters.ts';
import { piecewiseValue } from './piecewise.ts';

const RINGS_KILOMETRES = [3, 6, 9];
const DIRECTIONS = 16;

/**
 * Expected absolute error of estimated minutes, in minutes: by the minutes themselves, the density of the
 * origin and the share of sea within 9 km of it, as fitted to the errors on hospitals left out.
 *
 * @param minutes estimated minutes; an origin without a journey (Infinity) has no error (NaN)
 */
export function expectedErrorMinutes(
  parameters: MeshParameters,
  minutes: number,
  density: number,
  seaShare: number,
): number {
  if (!Number.isFinite(minutes)) return Number.NaN;
  const { byMinutes, density: densityFactor, seaFactor } = parameters.error;
  return Math.max(
    0.3,
    piecewiseValue(byMinutes, minutes) * densityValue(densityFactor, density) * (1 + seaFactor * seaShare),
  );
}

/** Share of water on circles of 3, 6 and 9 km around each of the first `count` nodes, 0 to 1. */
export function seaShares(shape: MeshShape, count = shape.areaCount): Float32Array {
  return Float32Array.from({ length: count }, (_, node) =>
    seaShare(shape.land, shape.nodes.x[node]!, shape.nodes.y[node]!),
  );
}

function seaShare(land: LandMask, x: number, y: number): number {
  let wet = 0;
  for (const radius of RINGS_KILOMETRES) {
    for (let step = 0; step < DIRECTIONS; step++) {
      const angle = (2 * Math.PI * step) / DIRECTIONS;
      if (!isLand(land, x + radius * Math.cos(angle), y + radius * Math.sin(angle))) wet++;
    }
  }
  return wet / (DIRECTIONS * RINGS_KILOMETRES.length);
}
