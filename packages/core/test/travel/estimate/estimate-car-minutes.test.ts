import {
  ArgumentError,
  buildTravelMesh,
  estimateCarMinutes,
  estimateCarMinutesFromPoints,
  type FastRoad,
  type FixedLink,
  journeyMinutes,
  LINK,
  ShortestMinutes,
  seededRandom,
  type TravelMesh,
} from '@postcode-lottery/core';
import { describe, expect, test } from 'vitest';
import { BRIDGE, CHANNEL, degreesOf, MOTORWAY, PARAMETERS, sitesAt, worldAreas, worldLand } from './world.ts';

const areas = worldAreas();
const land = worldLand();
const meshWith = (links: FixedLink[], roads: FastRoad[] = []) =>
  buildTravelMesh(areas, { land, links, roads }, PARAMETERS);
const bridged = meshWith([BRIDGE]);
const east = areas.places.flatMap(([x], area) => (x > CHANNEL[1] ? [area] : []));
const west = areas.places.flatMap(([x], area) => (x < CHANNEL[0] ? [area] : []));

/** Minutes of one site for every area, Infinity where absent. */
function column(mesh: TravelMesh, east: number, north: number): number[] {
  const { matrix } = estimateCarMinutes(mesh, sitesAt([east, north]));
  return areas.places.map((_, area) =>
    matrix.offsets[area]! < matrix.offsets[area + 1]! ? matrix.minutes[matrix.offsets[area]!]! : Infinity,
  );
}

describe('bad input', () => {
  const [longitude, latitude] = degreesOf(10, 10);
  const cases = [
    ['swapped', { longitude: [latitude], latitude: [longitude] }, /sites\[0\].*swapped/],
    ['in the sea', { longitude: [1.9], latitude: [55] }, /sites\[0\] is .* km from.*in the sea or abroad/],
    [
      'in the middle of the channel',
      sitesAt([19.5, 20]),
      /sites\[0\].*on land: this is more than 1 km out at sea/,
    ],
    ['abroad', { longitude: [4.9], latitude: [52.4] }, /sites\[0\].*a point in England/],
    ['grid metres', { longitude: [450000], latitude: [290000] }, /degrees, not metres/],
  ] as const;
  test.each(cases)('a site %s', (_, sites, message) => {
    expect(() => estimateCarMinutes(bridged, sites)).toThrow(ArgumentError);
    expect(() => estimateCarMinutes(bridged, sites)).toThrow(message);
  });
});

test('the matrix has a row for each area, sites ascending, and says that it is estimated', () => {
  const { matrix, expectedErrorMinutes } = estimateCarMinutes(bridged, sitesAt([5, 5], [30, 30], [10, 35]));
  expect(matrix.areaCount).toBe(400);
  expect(matrix.siteCount).toBe(3);
  expect(matrix.offsets.length).toBe(401);
  expect(matrix.minutes.length).toBe(1200);
  expect([...matrix.sites.slice(0, 6)]).toEqual([0, 1, 2, 0, 1, 2]);
  expect(matrix.provenance).toEqual({ engine: 'coastal mesh', estimated: true });
  expect(expectedErrorMinutes.length).toBe(400);
});

test('inputs are unchanged and no sites give no pairs', () => {
  const before = JSON.stringify(areas);
  meshWith([BRIDGE], [MOTORWAY]);
  expect(JSON.stringify(areas)).toBe(before);
  expect(estimateCarMinutes(bridged, sitesAt()).matrix.minutes.length).toBe(0);
});

test('pairs beyond the maximum are left out and no other', () => {
  const all = estimateCarMinutes(bridged, sitesAt([5, 5])).matrix;
  const near = estimateCarMinutes(bridged, sitesAt([5, 5]), { maximumMinutes: 25 }).matrix;
  expect(near.minutes.length).toBe(all.minutes.filter((minutes) => minutes <= 25).length);
  expect(Math.max(...near.minutes)).toBeLessThanOrEqual(25);
});

test('water parts the shores unless a link joins them', () => {
  const parted = column(meshWith([]), 5, 10);
  expect(east.every((area) => parted[area] === Infinity)).toBe(true);
  expect(west.every((area) => parted[area]! < Infinity)).toBe(true);
  const joined = column(bridged, 5, 10);
  expect(joined.every((minutes) => minutes < Infinity)).toBe(true);
  for (const area of west) expect(joined[area]!).toBeLessThanOrEqual(parted[area]! + 1e-4);
});

test('no edge but a link runs over water', () => {
  const { edgeFrom, edgeTo, edgeKind, nodes } = bridged.shape;
  const middle = 440 + (CHANNEL[0] + CHANNEL[1]) / 2;
  const across = [...edgeKind.keys()].filter(
    (edge) => nodes.x[edgeFrom[edge]!]! < middle !== nodes.x[edgeTo[edge]!]! < middle,
  );
  expect(across.map((edge) => edgeKind[edge])).toEqual([LINK]);
});

test('a motorway shortens journeys along it and lengthens none', () => {
  const without = column(bridged, 8, 3);
  const withRoad = column(meshWith([BRIDGE], [MOTORWAY]), 8, 3);
  const north = areas.places.findIndex(([x, y]) => Math.abs(x - 8) < 2 && y > 36);
  expect(withRoad[north]!).toBeLessThan(without[north]! - 5);
});

test('shortest minutes agree with Bellman and Ford on random graphs', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 20; round++) {
    const nodeCount = 30;
    const list = Array.from({ length: 60 }, () => ({
      from: Math.floor(random() * nodeCount),
      to: Math.floor(random() * nodeCount),
      minutes: random() < 0.2 ? 40 * random() : random() < 0.2 ? 0 : 2 * random(),
    })).sort((a, b) => a.from - b.from);
    const offsets = new Uint32Array(nodeCount + 1);
    for (const { from } of list) offsets[from + 1]!++;
    for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
    const graph = {
      offsets,
      targets: Uint32Array.from(list, ({ to }) => to),
      edges: Uint32Array.from(list.keys()),
      minutes: Float32Array.from(list, ({ minutes }) => minutes),
    };
    const expected = new Float64Array(nodeCount).fill(Infinity);
    expected[0] = 1.2;
    expected[7] = 70;
    for (let pass = 0; pass < nodeCount; pass++)
      for (const { from, to, minutes } of list)
        expected[to] = Math.min(expected[to]!, expected[from]! + minutes);
    const minutes = new Float64Array(nodeCount);
    new ShortestMinutes(graph).run({ nodes: [7, 0], minutes: [70, 1.2] }, minutes);
    for (let node = 0; node < nodeCount; node++) {
      if (expected[node] === Infinity) expect(minutes[node]).toBe(Infinity);
      else expect(minutes[node]).toBeCloseTo(expected[node]!, 4);
    }
  }
});

test('a point on an area centre has the minutes of the area, or a little less by its own ways out', () => {
  const sites = sitesAt([33, 22]);
  const { matrix } = estimateCarMinutes(bridged, sites);
  const [fromPoints] = estimateCarMinutesFromPoints(bridged, areas, sites);
  for (let area = 0; area < 400; area++) {
    const saved = matrix.minutes[area]! - fromPoints![area]!;
    expect(saved).toBeGreaterThan(-1e-3);
    expect(saved).toBeLessThan(1);
  }
});

test('the curve: by hand, never falling, never below one minute', () => {
  // 5 + 40 - 0.1 * 10 + the 0.5 of a dense origin.
  expect(journeyMinutes(PARAMETERS, 40, 2000)).toBeCloseTo(44.5, 12);
  expect(journeyMinutes(PARAMETERS, Infinity, 2000)).toBe(Infinity);
  expect(
    journeyMinutes({ ...PARAMETERS, curve: { intercept: -9, slope: 1, knots: [], changes: [] } }, 0, 5),
  ).toBe(1);
});

test('the expected error grows with the minutes and is absent where there is no way', () => {
  const { expectedErrorMinutes } = estimateCarMinutes(meshWith([]), sitesAt([5, 10]));
  const minutes = column(meshWith([]), 5, 10);
  expect(east.every((area) => Number.isNaN(expectedErrorMinutes[area]!))).toBe(true);
  const inner = west.filter((area) => areas.places[area]![0] < 8);
  const sorted = inner.sort((a, b) => minutes[a]! - minutes[b]!);
  const [near, far] = [sorted.slice(0, 20), sorted.slice(-20)].map(
    (some) => some.reduce((sum, area) => sum + expectedErrorMinutes[area]!, 0) / some.length,
  );
  expect(far!).toBeGreaterThan(near!);
});
