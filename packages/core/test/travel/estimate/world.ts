import {
  type FastRoad,
  type FixedLink,
  landMask,
  type MeshParameters,
  nationalGridToLonLat,
  seededRandom,
} from '@postcode-lottery/core';

/** Kilometres on the National Grid of the south-west corner of the test world. */
const CORNER = [440, 280] as const;
/** The world is a square of 40 km with a channel of water from 18 to 21 km east of its corner. */
const SIDE = 40;
export const CHANNEL = [18, 21] as const;

/** Degrees of a place given in kilometres from the corner of the world. */
export function degreesOf(east: number, north: number): [longitude: number, latitude: number] {
  const { longitude, latitude } = nationalGridToLonLat(
    [(CORNER[0] + east) * 1000],
    [(CORNER[1] + north) * 1000],
  );
  return [longitude[0]!, latitude[0]!];
}

/** Sites at places given in kilometres from the corner. */
export function sitesAt(...places: readonly (readonly [number, number])[]) {
  const degrees = places.map((place) => degreesOf(...place));
  return { longitude: degrees.map(([east]) => east), latitude: degrees.map(([, north]) => north) };
}

/** Areas on both shores, 400 of them, seeded. */
export function worldAreas(count = 400) {
  const random = seededRandom(7);
  const places: [number, number][] = [];
  while (places.length < count) {
    const [east, north] = [random() * SIDE, random() * SIDE];
    if (east < CHANNEL[0] - 0.3 || east > CHANNEL[1] + 0.3) places.push([east, north]);
  }
  return { ...sitesAt(...places), residents: places.map(() => 1500 + Math.round(random() * 300)), places };
}

function rectangle(west: number, south: number, east: number, north: number): [number, number][] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
}

/** Two shores with the channel between them. */
export function worldLand() {
  const points = [
    rectangle(-1, -1, CHANNEL[0], SIDE + 1),
    rectangle(CHANNEL[1], -1, SIDE + 1, SIDE + 1),
  ].flat();
  return landMask({
    ringOffsets: Uint32Array.of(0, 4, 8),
    eastingMetres: Float64Array.from(points, ([east]) => (CORNER[0] + east) * 1000),
    northingMetres: Float64Array.from(points, ([, north]) => (CORNER[1] + north) * 1000),
  });
}

/** A bridge over the channel, 10 km from the south, of 4 minutes. */
export const BRIDGE: FixedLink = {
  name: 'bridge',
  kind: 'bridge',
  from: degreesOf(17.5, 10),
  to: degreesOf(21.5, 10),
  minutes: 4,
};

/** A motorway up the western shore. */
export const MOTORWAY: FastRoad = {
  name: 'M99',
  roadClass: 'motorway',
  longitude: [2, 20, 38].map((north) => degreesOf(8, north)[0]),
  latitude: [2, 20, 38].map((north) => degreesOf(8, north)[1]),
};

export const PARAMETERS: MeshParameters = {
  pace: { peoplePerKm2: [100, 1000], values: [1, 1.5] },
  roadPace: {
    motorway: { open: 0.5, builtUp: 0.6 },
    dual: { open: 0.7, builtUp: 0.8 },
    single: { open: 0.8, builtUp: 1 },
  },
  paceField: { stepKilometres: 400, columns: 3, rows: 3, excess: [] },
  roadDensities: [500, 5000],
  waterGapKilometres: 0.4,
  curve: { intercept: 5, slope: 1, knots: [30], changes: [-0.1] },
  originMinutes: { peoplePerKm2: [100, 1000], values: [0, 0.5] },
  error: {
    byMinutes: { intercept: 0.5, slope: 0.1, knots: [], changes: [] },
    density: { peoplePerKm2: [100, 1000], values: [1.5, 1] },
    seaFactor: 1,
  },
};
