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

/**
 * A factor of the pace that varies smoothly over the country: bilinear between the points of a grid that
 * begins at the origin of the National Grid, row by row from the south. No points at all mean 1 everywhere.
 */
export interface PaceField {
  readonly stepKilometres: number;
  readonly columns: number;
  readonly rows: number;
  /** What the factor has above 1 at each point. */
  readonly excess: readonly number[];
}

/** The four points of a pace field about a place, in kilometres on the National Grid, and their weights. */
export function paceFieldShares(
  { stepKilometres, columns, rows }: Omit<PaceField, 'excess'>,
  x: number,
  y: number,
): [point: number, share: number][] {
  const column = Math.min(Math.max(x / stepKilometres, 0), columns - 1.001);
  const row = Math.min(Math.max(y / stepKilometres, 0), rows - 1.001);
  const [left, low] = [Math.floor(column), Math.floor(row)];
  const [east, north] = [column - left, row - low];
  const point = low * columns + left;
  return [
    [point, (1 - east) * (1 - north)],
    [point + 1, east * (1 - north)],
    [point + columns, (1 - east) * north],
    [point + columns + 1, east * north],
  ];
}

/** The factor of a pace field at a place, in kilometres on the National Grid. */
export function paceFieldFactor(field: PaceField, x: number, y: number): number {
  if (field.excess.length === 0) return 1;
  let factor = 1;
  for (const [point, share] of paceFieldShares(field, x, y)) factor += share * field.excess[point]!;
  return factor;
}

/** What the coastal mesh was fitted to: data/england/travel-estimate.json, `mesh`. */
export interface MeshParameters {
  /** Minutes per straight kilometre on ordinary roads, by the density at both ends. */
  readonly pace: DensityCurve;
  readonly roadPace: Readonly<Record<RoadClass, RoadPace>>;
  /** How much slower the roads of a part of the country are than their kind. */
  readonly paceField: PaceField;
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
