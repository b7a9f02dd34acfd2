import { ArgumentError } from '../../foundation/errors.ts';
import type { TravelMatrix } from '../matrix.ts';
import { checkPoints } from './check-points.ts';
import { type DegreePoints, gridPoints } from './grid-points.ts';
import { type PiecewiseLine, piecewiseValue } from './piecewise.ts';
import { rowsFromColumns } from './rows-from-columns.ts';

/** Options of the estimates of car minutes. */
export interface EstimateOptions {
  /** Pairs beyond this many minutes are left out of the matrix; by default none is. */
  readonly maximumMinutes?: number;
}

/**
 * Car minutes from straight-line distance: the plain baseline, blind to water, that the mesh is measured by.
 *
 * @param areas population-weighted centres, WGS84 degrees
 * @param sites WGS84 degrees
 * @param line minutes as a curve of straight-line kilometres (data/england/travel-estimate.json,
 *   `straightLine`)
 * @returns estimated car minutes
 * @throws ArgumentError for a point that is not in England, or a maximum that is not above 0
 */
export function estimateCarMinutesStraightLine(
  areas: DegreePoints,
  sites: DegreePoints,
  line: PiecewiseLine,
  options: EstimateOptions = {},
): TravelMatrix {
  checkPoints(areas, 'areas');
  checkPoints(sites, 'sites');
  const maximumMinutes = checkedMaximum(options);
  const from = gridPoints(areas);
  const to = gridPoints(sites);
  const columns = Array.from(to.x, (x, site) =>
    Float32Array.from(from.x, (areaX, area) =>
      piecewiseValue(line, Math.hypot(areaX - x, from.y[area]! - to.y[site]!)),
    ),
  );
  return {
    mode: 'car',
    ...rowsFromColumns(columns, from.x.length, maximumMinutes),
    provenance: { engine: 'straight line', estimated: true },
  };
}

/** The maximum of the options, or Infinity; an ArgumentError where it is not above 0. */
export function checkedMaximum(options: EstimateOptions): number {
  const maximumMinutes = options.maximumMinutes ?? Infinity;
  if (!(maximumMinutes > 0)) {
    throw new ArgumentError({
      argument: 'options.maximumMinutes',
      value: maximumMinutes,
      expected: 'minutes above 0',
    });
  }
  return maximumMinutes;
}
