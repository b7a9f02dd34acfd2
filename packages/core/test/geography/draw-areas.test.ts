import {
  ArgumentError,
  arcMetres,
  areaSquareMetres,
  clipLand,
  DataError,
  decodeLand,
  dissolveTopology,
  drawAreas,
  encodeLand,
  joinPointsToAreas,
  landAroundPoints,
  landSquareMetres,
  neighboursOf,
  OUTSIDE,
  seededRandom,
  simplifyTopology,
  type Topology,
  topologyColumns,
  topologyGeometries,
} from '@postcode-lottery/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectangles } from './squares.ts';

/** A main land with a lake, an island, and an islet that holds no point. */
const LAND = rectangles(
  [10.37, 10.59, 150.37, 160.59],
  [60.37, 70.59, 90.37, 100.59, true],
  [160.37, 20.59, 195.37, 60.59],
  [170.37, 150.59, 175.37, 155.59],
);

/** Points on a coarse grid, so that many coincide and many lie on one circle. */
const POINTS = fc
  .array(
    fc.record({ x: fc.integer({ min: 0, max: 20 }), y: fc.integer({ min: 0, max: 20 }), area: fc.nat(5) }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((points) => ({
    eastingMetres: points.map(({ x }) => 10 * x),
    northingMetres: points.map(({ y }) => 10 * y),
    area: points.map(({ area }) => area),
    areaCount: 6,
    land: LAND,
  }));

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Whether two segments cross at a point inside both. */
function crossing(s: readonly number[], t: readonly number[]): boolean {
  const side = (a: number[], b: number[], c: number[]) =>
    Math.sign(Number(((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!)).toFixed(6)));
  const [a, b, c, d] = [s.slice(0, 2), s.slice(2), t.slice(0, 2), t.slice(2)];
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function segments(topology: Topology): number[][] {
  const all: number[][] = [];
  for (let arc = 0; arc < topology.arcCount; arc++)
    for (let i = topology.arcOffsets[arc]! + 1; i < topology.arcOffsets[arc + 1]!; i++)
      all.push([
        topology.eastingMetres[i - 1]!,
        topology.northingMetres[i - 1]!,
        topology.eastingMetres[i]!,
        topology.northingMetres[i]!,
      ]);
  return all;
}

function crossings(topology: Topology): number {
  const all = segments(topology);
  let count = 0;
  for (let i = 0; i < all.length; i++)
    for (let j = i + 1; j < all.length; j++) if (crossing(all[i]!, all[j]!)) count++;
  return count;
}

describe('drawAreas', () => {
  it('tiles the land: areas add up to it, and no line crosses another', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology, report } = drawAreas(points);
        expect(total(areaSquareMetres(topology))).toBeCloseTo(report.landSquareMetres, 6);
        expect(report.areaSquareMetres).toBeCloseTo(report.landSquareMetres, 6);
        expect(crossings(topology)).toBe(0);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('gives every place of the land to the area of its nearest point, by brute force', () => {
    fc.assert(
      fc.property(POINTS, fc.integer(), (points, seed) => {
        const { topology, report } = drawAreas(points);
        const columns = topologyColumns(topology);
        const random = seededRandom(seed);
        const lost = new Set(
          report.shared.map(({ eastingMetres, northingMetres }) => `${eastingMetres} ${northingMetres}`),
        );
        const foot = new Set(report.footholdAreas);
        for (let k = 0; k < 40; k++) {
          const x = 200 * random();
          const y = 170 * random();
          const inside = (r: readonly number[]) => x > r[0]! && x < r[2]! && y > r[1]! && y < r[3]!;
          const onLand =
            (inside([10.37, 10.59, 150.37, 160.59]) && !inside([60.37, 70.59, 90.37, 100.59])) ||
            inside([160.37, 20.59, 195.37, 60.59]) ||
            inside([170.37, 150.59, 175.37, 155.59]);
          const squares = points.eastingMetres.map(
            (px, i) => (px - x) ** 2 + (points.northingMetres[i]! - y) ** 2,
          );
          const nearest = squares.indexOf(Math.min(...squares));
          if (lost.has(`${points.eastingMetres[nearest]} ${points.northingMetres[nearest]}`)) continue;
          if (foot.size > 0 && !onLand) continue;
          if (report.movedAreas.length > 0) continue;
          expect(joinPointsToAreas({ x: [x], y: [y] }, columns)[0]).toBe(onLand ? points.area[nearest] : -1);
        }
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('puts every point on land into its own area, but for places that areas share', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology, report } = drawAreas(points);
        const found = joinPointsToAreas(
          { x: points.eastingMetres, y: points.northingMetres },
          topologyColumns(topology),
        );
        const offLand = new Set(report.offLand);
        const wrong = points.area.filter((area, i) => found[i] !== area && !offLand.has(i)).length;
        const lost = report.shared.reduce((sum, { pointsLost }) => sum + pointsLost, 0);
        expect(wrong).toBeLessThanOrEqual(lost);
        if (report.shared.length === 0) expect(wrong).toBe(0);
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('leaves no area that has a point without a polygon', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology, report } = drawAreas(points);
        const square = areaSquareMetres(topology);
        for (const area of new Set(points.area)) expect(square[area]).toBeGreaterThan(0);
        expect(report.emptyAreas).toEqual([0, 1, 2, 3, 4, 5].filter((area) => !points.area.includes(area)));
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('names places that areas share, who keeps them and how many points lose', () => {
    const { report } = drawAreas({
      eastingMetres: [50, 50, 50, 120],
      northingMetres: [50, 50, 50, 120],
      area: [1, 0, 1, 2],
      areaCount: 3,
      land: LAND,
    });
    expect(report.shared).toEqual([
      { eastingMetres: 50, northingMetres: 50, owner: 1, others: [0], pointsLost: 1 },
    ]);
    expect(report.movedAreas).toEqual([0]);
  });

  it('changes no input', () => {
    const eastingMetres = Float64Array.of(20, 40);
    const northingMetres = Float64Array.of(20, 40);
    const area = Uint16Array.of(0, 1);
    const before = structuredClone({ eastingMetres, northingMetres, area, LAND });
    drawAreas({ eastingMetres, northingMetres, area, areaCount: 2, land: LAND });
    expect({ eastingMetres, northingMetres, area, LAND }).toEqual(before);
  });

  it('refuses columns of different lengths, no areas and no land', () => {
    const good = { eastingMetres: [20], northingMetres: [20], area: [0], areaCount: 1, land: LAND };
    expect(() => drawAreas({ ...good, area: [0, 1] })).toThrow(ArgumentError);
    expect(() => drawAreas({ ...good, northingMetres: [] })).toThrow(/northingMetres/);
    expect(() => drawAreas({ ...good, areaCount: 0 })).toThrow(/areaCount/);
    expect(() => drawAreas({ ...good, land: rectangles() })).toThrow(/land/);
  });
});

describe('neighboursOf', () => {
  it('is symmetric, with equal lengths, and lists islands', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology } = drawAreas(points);
        const { offsets, neighbours, sharedMetres, islands } = neighboursOf(topology);
        const length = new Map<string, number>();
        for (let area = 0; area < 6; area++) {
          for (let k = offsets[area]!; k < offsets[area + 1]!; k++)
            length.set(`${area} ${neighbours[k]}`, sharedMetres[k]!);
          expect(islands.includes(area)).toBe(offsets[area] === offsets[area + 1]);
        }
        for (const [pair, metres] of length)
          expect(length.get(pair.split(' ').reverse().join(' '))).toBe(metres);
        const inner = arcMetres(topology).reduce(
          (sum, metres, arc) =>
            topology.arcLeft[arc] === OUTSIDE || topology.arcRight[arc] === OUTSIDE ? sum : sum + metres,
          0,
        );
        expect([...length.values()].reduce((sum, metres) => sum + metres, 0)).toBeCloseTo(2 * inner, 4);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('measures the side that two halves of a square share', () => {
    const { topology } = drawAreas({
      eastingMetres: [25, 75],
      northingMetres: [50, 50],
      area: [0, 1],
      areaCount: 2,
      land: rectangles([0, 0, 100, 100]),
    });
    expect(neighboursOf(topology)).toEqual({
      offsets: Uint32Array.of(0, 1, 2),
      neighbours: Uint32Array.of(1, 0),
      sharedMetres: Float64Array.of(100, 100),
      islands: new Uint32Array(0),
    });
  });
});

describe('dissolveTopology', () => {
  it('keeps the ground of each place: the sum of its areas', () => {
    const places = [0, 1, 0, 2, 1, 1];
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology } = drawAreas(points);
        const square = areaSquareMetres(topology);
        const dissolved = areaSquareMetres(dissolveTopology(topology, places, 3));
        for (let place = 0; place < 3; place++) {
          const sum = places.reduce((all, own, area) => (own === place ? all + square[area]! : all), 0);
          expect(dissolved[place]).toBeCloseTo(sum, 6);
        }
      }),
      { numRuns: 100, seed: 6 },
    );
  });

  it('leaves out the areas of no place, and keeps the others apart', () => {
    fc.assert(
      fc.property(POINTS, (points) => {
        const { topology } = drawAreas(points);
        const square = areaSquareMetres(topology);
        const dissolved = areaSquareMetres(
          dissolveTopology(topology, [0, OUTSIDE, 0, 1, OUTSIDE, OUTSIDE], 2),
        );
        expect(dissolved[0]).toBeCloseTo(square[0]! + square[2]!, 6);
        expect(dissolved[1]).toBeCloseTo(square[3]!, 6);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('refuses places that are out of range or too few', () => {
    const { topology } = drawAreas({
      eastingMetres: [20],
      northingMetres: [20],
      area: [0],
      areaCount: 1,
      land: LAND,
    });
    expect(() => dissolveTopology(topology, [1], 1)).toThrow(ArgumentError);
    expect(() => dissolveTopology(topology, [], 1)).toThrow(/placeOfArea/);
  });
});

describe('simplifyTopology', () => {
  it('keeps neighbours, loses no area, and crosses no line', () => {
    fc.assert(
      fc.property(POINTS, fc.constantFrom(1, 20, 300, 1e6), (points, squareMetres) => {
        const { topology } = drawAreas(points);
        const simple = simplifyTopology(topology, squareMetres);
        expect(crossings(simple)).toBe(0);
        const square = areaSquareMetres(simple);
        areaSquareMetres(topology).forEach((before, area) => {
          expect(square[area]! > 0).toBe(before > 0);
        });
        const pairs = neighboursOf(topology);
        const still = neighboursOf(simple);
        expect(still.offsets).toEqual(pairs.offsets);
        expect(still.neighbours).toEqual(pairs.neighbours);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('drops points of straight runs at any size, and nothing at 0', () => {
    const { topology } = drawAreas({
      eastingMetres: [25, 25, 25, 75, 75, 75],
      northingMetres: [20, 50, 80, 20, 50, 80],
      area: [0, 0, 0, 1, 1, 1],
      areaCount: 2,
      land: rectangles([0, 0, 100, 100]),
    });
    expect(simplifyTopology(topology, 0)).toEqual(topology);
    const inner = simplifyTopology(topology, 1e-6);
    expect(inner.eastingMetres.length).toBeLessThan(topology.eastingMetres.length);
    expect(areaSquareMetres(inner)).toEqual(Float64Array.of(5000, 5000));
    expect(() => simplifyTopology(topology, -1)).toThrow(ArgumentError);
  });
});

describe('topologyGeometries', () => {
  it('writes RFC 7946 rings: closed, outer ones counter-clockwise, holes clockwise, 6 decimals', () => {
    const { topology } = drawAreas({
      eastingMetres: [400_020],
      northingMetres: [300_020],
      area: [1],
      areaCount: 2,
      land: rectangles([400_000, 300_000, 400_100, 300_100], [400_040, 300_040, 400_060, 300_060, true]),
    });
    const geometry = topologyGeometries(topology);
    expect(geometry(0)).toBeNull();
    const polygon = geometry(1)!;
    expect(polygon.type).toBe('Polygon');
    const rings = polygon.coordinates as [number, number][][];
    const signs = rings.map((ring) => {
      expect(ring[0]).toEqual(ring.at(-1));
      for (const degrees of ring.flat()) expect(Math.round(degrees * 1e6) / 1e6).toBe(degrees);
      return Math.sign(
        ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] - x) * (ring[i]![1] + y), 0),
      );
    });
    expect(signs).toEqual([1, -1]);
  });
});

describe('land', () => {
  it('comes back from its bytes to the metre, off the whole metre', () => {
    const land = decodeLand(encodeLand(LAND), 'land');
    expect(land.ringOffsets).toEqual(LAND.ringOffsets);
    LAND.eastingMetres.forEach((x, i) => {
      expect(land.eastingMetres[i]).toBe(Math.round(x) + 0.37);
      expect(land.northingMetres[i]).toBe(Math.round(LAND.northingMetres[i]!) + 0.59);
    });
  });

  it('refuses bytes that are cut short or something else', () => {
    const bytes = encodeLand(LAND);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeLand(bytes.subarray(0, length), 'coastline.bin')).toThrow(DataError);
    expect(() => decodeLand(new TextEncoder().encode('<!doctype html>'), 'coastline.bin')).toThrow(
      /coastline/,
    );
  });

  it('is clipped to a territory', () => {
    const clipped = clipLand(LAND, rectangles([0, 0, 80.11, 85.23]));
    expect(landSquareMetres(clipped)).toBeCloseTo(
      (80.11 - 10.37) * (85.23 - 10.59) - (80.11 - 60.37) * (85.23 - 70.59),
      6,
    );
  });

  it('grows round points that it leaves out', () => {
    const { land, places } = landAroundPoints(LAND, [50, 185, 185, 75], [50, 155, 155, 85], 6);
    expect(places).toBe(2);
    const disc = 6 * 6 * 12 * Math.sin(Math.PI / 6) * 0.5;
    expect(landSquareMetres(land)).toBeCloseTo(landSquareMetres(LAND) + 2 * disc, 6);
  });
});
