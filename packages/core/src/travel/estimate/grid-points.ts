import { lonLatToNationalGrid } from '../../geography/national-grid.ts';

/** Points by WGS84 degrees, one array for each coordinate. */
export interface DegreePoints {
  readonly longitude: ArrayLike<number>;
  readonly latitude: ArrayLike<number>;
}

/** Points on the British National Grid, in kilometres. */
export interface GridPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** WGS84 degrees to kilometres on the British National Grid. */
export function gridPoints(points: DegreePoints): GridPoints {
  const { eastingMetres, northingMetres } = lonLatToNationalGrid(points.longitude, points.latitude);
  return {
    x: eastingMetres.map((metres) => metres / 1000),
    y: northingMetres.map((metres) => metres / 1000),
  };
}
