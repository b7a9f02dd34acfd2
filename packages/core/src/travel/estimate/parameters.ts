import type { PiecewiseLine } from './piecewise.ts';

/** Classes of the fast roads that lie over the mesh. */
export const ROAD_CLASSES = ['motorway', 'dual', 'single'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

/** A value that is linear in the logarithm of people per km2 between knots, and constant beyond them. */
export interface DensityCurve {
  /** People per km2, ascending. */
  readonly peoplePerKm2: readonly number[];
  /** One value for each knot. */
  readonly values: readonly number[];
}

/** Pace on a fast road, minutes per kilometre. */
export interface RoadPace {
  /** Where fewer than `roadDensities[0]` people live per km2. */
  readonly open: number;
  /** Where more than `roadDensities[1]` people live per km2. */
  readonly builtUp: number;
}

/** What the coastal mesh was fitted to: data/england/travel-estimate.json, `mesh`. */
export interface MeshParameters {
  /** Minutes per straight kilometre on ordinary roads, by the density at both ends. */
  readonly pace: DensityCurve;
  readonly roadPace: Readonly<Record<RoadClass, RoadPace>>;
  /** People per km2 below which a fast road is open, and above which it is built up. */
  readonly roadDensities: readonly [number, number];
  /** Edges that run over more water than this, in kilometres at a stretch, are not in the mesh. */
  readonly waterGapKilometres: number;
  /** Minutes of a journey by its minutes on the mesh. */
  readonly curve: PiecewiseLine;
  /** Minutes added by the density at the origin. */
  readonly originMinutes: DensityCurve;
  readonly error: ErrorParameters;
}

/** Expected absolute error by estimated minutes, density of the origin and sea nearby. */
export interface ErrorParameters {
  /** Minutes of error by estimated minutes. */
  readonly byMinutes: PiecewiseLine;
  /** Factor by density of the origin. */
  readonly density: DensityCurve;
  /** Growth of the error from no sea (0) to all sea (1) around the origin. */
  readonly seaFactor: number;
}

/** Value of a density curve. */
export function densityValue(curve: DensityCurve, peoplePerKm2: number): number {
  const { peoplePerKm2: knots, values } = curve;
  const last = knots.length - 1;
  if (!(peoplePerKm2 > knots[0]!)) return values[0]!;
  if (peoplePerKm2 >= knots[last]!) return values[last]!;
  let k = 1;
  while (peoplePerKm2 > knots[k]!) k++;
  const share = Math.log(peoplePerKm2 / knots[k - 1]!) / Math.log(knots[k]! / knots[k - 1]!);
  return values[k - 1]! * (1 - share) + values[k]! * share;
}
