import { type MeshParameters, type MeshShape, ROAD_CLASSES } from '@postcode-lottery/core';
import { type Design, leastAbsolute } from './least-squares.ts';
import type { MeasuredPairs } from './measured-pairs.ts';
import { knotShares, type PairPaths, pathsOfPairs } from './search-pairs.ts';

const ROUNDS = 4;
/** Holds the pace field near 1, in squared minutes: chosen by cross-validation among 20,000 and 40,000. */
const FIELD_RIDGE = 2e4;
const CURVE_KNOTS = [8, 20, 45];
const RESIDUAL_FLOOR_MINUTES = 1.5;

/**
 * Fits the pace of the mesh, its curve and the minutes of the origin to the pairs that are weighted: the
 * paths under the parameters so far make a linear model of minutes, which gives the next parameters
 * (Gauss and Newton), half a step at a time.
 *
 * @param weights 0 leaves a pair out, as those of held-out hospitals
 */
export function fitMesh(
  shape: MeshShape,
  start: MeshParameters,
  pairs: MeasuredPairs,
  weights: Float64Array,
): MeshParameters {
  let parameters = start;
  for (let round = 0; round < ROUNDS; round++) {
    const paths = pathsOfPairs(shape, parameters, pairs);
    parameters = nextPace(shape, parameters, pairs, paths, usable(paths, weights));
  }
  const paths = pathsOfPairs(shape, parameters, pairs);
  return fitCurve(shape, parameters, pairs, paths, usable(paths, weights));
}

/** Weights without the pairs that have no way or cross by a long ferry, whose minutes are given. */
function usable(paths: PairPaths, weights: Float64Array): Float64Array {
  return weights.map((weight, pair) =>
    Number.isFinite(paths.meshMinutes[pair]!) && paths.ferryMinutes[pair] === 0 ? weight : 0,
  );
}

/** The knots of the origin's density but the first, whose minutes are in the intercept. */
function originShares(shape: MeshShape, parameters: MeshParameters, area: number): [number, number][] {
  return knotShares(parameters.originMinutes, shape.density[area]!).filter(([knot]) => knot > 0);
}

function nextPace(
  shape: MeshShape,
  parameters: MeshParameters,
  pairs: MeasuredPairs,
  paths: PairPaths,
  weights: Float64Array,
): MeshParameters {
  const origins = parameters.originMinutes.values.length - 1;
  const before = 2 + origins;
  const field = before + paths.width;
  const width = field + paths.fieldWidth;
  const excess = fieldColumn(parameters, paths.fieldWidth);
  const design: Design = { width, values: new Float64Array(pairs.count * width) };
  const target = new Float64Array(pairs.count);
  for (let pair = 0; pair < pairs.count; pair++) {
    if (weights[pair] === 0) continue;
    const at = pair * width;
    design.values[at] = 1;
    design.values[at + 1] = Math.min(paths.meshMinutes[pair]!, 12);
    for (const [knot, share] of originShares(shape, parameters, pairs.areas[pair]![0]!))
      design.values[at + 1 + knot] = share;
    for (let k = 0; k < paths.width; k++)
      design.values[at + before + k] = paths.kilometres[pair * paths.width + k]!;
    target[pair] = pairs.minutes[pair]! - paths.linkMinutes[pair]!;
    for (let k = 0; k < paths.fieldWidth; k++) {
      const minutes = paths.fieldMinutes[pair * paths.fieldWidth + k]!;
      design.values[at + field + k] = minutes;
      target[pair]! += minutes * excess[k]!;
    }
  }
  const pace = paceColumn(parameters);
  const strength = [
    1e-6,
    1e-6,
    ...new Array(origins).fill(1),
    ...pace.map(() => 2e4),
    ...excess.map(() => FIELD_RIDGE),
  ];
  const centre = [0, 0, ...new Array(origins).fill(0), ...pace, ...excess.map(() => 0)];
  const solution = leastAbsolute(design, target, weights, { strength, centre }, RESIDUAL_FLOOR_MINUTES, 3);
  return withPace(
    parameters,
    pace.map((value, k) => 0.5 * value + 0.5 * Math.max(0.3, solution[before + k]!)),
    excess.map((value, k) => 0.5 * value + 0.5 * solution[field + k]!),
  );
}

/** What the pace field has above 1 at its points. */
function fieldColumn({ paceField }: MeshParameters, width: number): number[] {
  return paceField.excess.length === 0 ? new Array(width).fill(0) : [...paceField.excess];
}

function fitCurve(
  shape: MeshShape,
  parameters: MeshParameters,
  pairs: MeasuredPairs,
  paths: PairPaths,
  weights: Float64Array,
): MeshParameters {
  const origins = parameters.originMinutes.values.length - 1;
  const before = 2 + CURVE_KNOTS.length;
  const width = before + origins;
  const design: Design = { width, values: new Float64Array(pairs.count * width) };
  for (let pair = 0; pair < pairs.count; pair++) {
    if (weights[pair] === 0) continue;
    const at = pair * width;
    const minutes = paths.meshMinutes[pair]!;
    design.values[at] = 1;
    design.values[at + 1] = minutes;
    for (const [k, knot] of CURVE_KNOTS.entries()) design.values[at + 2 + k] = Math.max(0, minutes - knot);
    for (const [knot, share] of originShares(shape, parameters, pairs.areas[pair]![0]!))
      design.values[at + before + knot - 1] = share;
  }
  const ridge = { strength: new Array(width).fill(1e-3), centre: new Array(width).fill(0) };
  const solution = leastAbsolute(design, pairs.minutes, weights, ridge, RESIDUAL_FLOOR_MINUTES);
  const [intercept, slope, ...rest] = solution;
  return {
    ...parameters,
    curve: {
      intercept: rounded(intercept!),
      slope: rounded(slope!),
      knots: CURVE_KNOTS,
      changes: rest.slice(0, CURVE_KNOTS.length).map(rounded),
    },
    originMinutes: {
      ...parameters.originMinutes,
      values: [0, ...rest.slice(CURVE_KNOTS.length).map(rounded)],
    },
  };
}

function paceColumn({ pace, roadPace }: MeshParameters): number[] {
  return [
    ...pace.values,
    ...ROAD_CLASSES.flatMap((roadClass) => [roadPace[roadClass].open, roadPace[roadClass].builtUp]),
  ];
}

function withPace(
  parameters: MeshParameters,
  column: readonly number[],
  excess: readonly number[],
): MeshParameters {
  const knots = parameters.pace.values.length;
  const road = (index: number) => ({
    open: rounded(column[knots + 2 * index]!),
    builtUp: rounded(column[knots + 2 * index + 1]!),
  });
  return {
    ...parameters,
    pace: { ...parameters.pace, values: column.slice(0, knots).map(rounded) },
    roadPace: { motorway: road(0), dual: road(1), single: road(2) },
    paceField: { ...parameters.paceField, excess: excess.map(rounded) },
  };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
