import { gridPoints, type MeshShape, type PiecewiseLine } from '@postcode-lottery/core';
import { type Design, leastAbsolute } from './least-squares.ts';
import type { MeasuredPairs } from './measured-pairs.ts';

const KNOTS = [5, 20, 50];

/** Straight kilometres of each pair, the mean over the areas of its origin. */
export function pairKilometres(shape: MeshShape, pairs: MeasuredPairs): Float64Array {
  const sites = gridPoints(pairs.sites);
  return Float64Array.from(pairs.areas, (areas, pair) => {
    const site = pairs.site[pair]!;
    const each = areas.map((area) =>
      Math.hypot(shape.nodes.x[area]! - sites.x[site]!, shape.nodes.y[area]! - sites.y[site]!),
    );
    return each.reduce((sum, kilometres) => sum + kilometres, 0) / each.length;
  });
}

/** The piecewise straight line that the mesh is compared with, fitted to the same pairs in the same way. */
export function fitStraightLine(
  kilometres: Float64Array,
  minutes: Float64Array,
  weights: Float64Array,
): PiecewiseLine {
  const width = 2 + KNOTS.length;
  const design: Design = {
    width,
    values: Float64Array.from({ length: kilometres.length * width }, (_, i) => {
      const x = kilometres[Math.floor(i / width)]!;
      const term = i % width;
      return term === 0 ? 1 : term === 1 ? x : Math.max(0, x - KNOTS[term - 2]!);
    }),
  };
  const ridge = { strength: new Array(width).fill(1e-3), centre: new Array(width).fill(0) };
  const [intercept, slope, ...changes] = Array.from(
    leastAbsolute(design, minutes, weights, ridge, 1.5),
    (value) => Math.round(value * 1e4) / 1e4,
  );
  return { intercept: intercept!, slope: slope!, knots: KNOTS, changes };
}
