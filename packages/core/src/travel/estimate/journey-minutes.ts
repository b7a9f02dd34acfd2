import { densityValue, type MeshParameters } from './parameters.ts';
import { piecewiseValue } from './piecewise.ts';

/** Minutes of a journey from its minutes on the mesh and the density of its origin, people per km2. */
export function journeyMinutes(parameters: MeshParameters, meshMinutes: number, density: number): number {
  if (meshMinutes === Infinity) return Infinity;
  return Math.max(
    1,
    piecewiseValue(parameters.curve, meshMinutes) + densityValue(parameters.originMinutes, density),
  );
}
