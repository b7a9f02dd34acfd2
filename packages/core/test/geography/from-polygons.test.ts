import {
  areaSquareMetres,
  dissolveTopology,
  drawAreas,
  neighboursOf,
  type PolygonGeometry,
  polygonColumns,
  topologyColumns,
  topologyFromPolygons,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectangles } from './squares.ts';

function ring(...points: [number, number][]): [number, number][] {
  return [...points, points[0]!];
}

/** A square with a hole that a second area fills, a third beside it that touches a fourth in one point. */
const GEOMETRIES: PolygonGeometry[] = [
  {
    type: 'Polygon',
    coordinates: [ring([0, 0], [0, 10], [10, 10], [10, 0]), ring([4, 4], [6, 4], [6, 6], [4, 6])],
  },
  { type: 'Polygon', coordinates: [ring([4, 4], [6, 4], [6, 6], [4, 6])] },
  { type: 'Polygon', coordinates: [ring([10, 0], [20, 0], [20, 10], [10, 10])] },
  {
    type: 'MultiPolygon',
    coordinates: [[ring([20, 10], [30, 10], [30, 20])], [ring([40, 0], [50, 0], [50, 10])]],
  },
];

describe('topologyFromPolygons', () => {
  const topology = topologyFromPolygons(polygonColumns(GEOMETRIES), 'nationalGrid');

  it('keeps areas, whichever way their rings run', () => {
    expect([...areaSquareMetres(topology)]).toEqual([96, 4, 100, 100]);
  });

  it('finds the common sides; to touch in a point is no common side', () => {
    const { offsets, neighbours, sharedMetres, islands } = neighboursOf(topology);
    expect([...offsets]).toEqual([0, 2, 3, 4, 4]);
    expect([...neighbours]).toEqual([1, 2, 0, 0]);
    expect([...sharedMetres]).toEqual([8, 10, 8, 10]);
    expect([...islands]).toEqual([3]);
  });

  it('puts holes and parts where they belong', () => {
    expect([...topology.areaPolygons]).toEqual([0, 1, 2, 3, 5]);
    expect([...topology.polygonRings]).toEqual([0, 2, 3, 4, 5, 6]);
  });

  it('parts a ring that touches itself, and closes a hole when its area is joined', () => {
    const joined = dissolveTopology(topology, [0, 0, 1, 1], 2);
    expect([...areaSquareMetres(joined)]).toEqual([100, 200]);
    expect([...joined.areaPolygons]).toEqual([0, 1, 4]);
  });

  it('makes of drawn areas the same areas and neighbours again', () => {
    const points = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.nat(4)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(points, (list) => {
        const { topology: drawn } = drawAreas({
          eastingMetres: list.map(([x]) => 7 * x),
          northingMetres: list.map(([, y]) => 7 * y),
          area: list.map(([, , area]) => area),
          areaCount: 5,
          land: rectangles(
            [3.3, 2.7, 190.1, 180.9],
            [50.3, 50.7, 90.1, 90.9, true],
            [195.2, 10.1, 230.3, 60.7],
          ),
        });
        const again = topologyFromPolygons(topologyColumns(drawn), 'nationalGrid');
        areaSquareMetres(drawn).forEach((square, area) => {
          expect(areaSquareMetres(again)[area]).toBeCloseTo(square, 6);
        });
        const before = neighboursOf(drawn);
        const after = neighboursOf(again);
        expect(after.neighbours).toEqual(before.neighbours);
        expect(after.offsets).toEqual(before.offsets);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});
