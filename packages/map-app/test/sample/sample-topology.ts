import { type Topology, topologyFromPolygons } from '@postcode-lottery/core';
import { shapes } from './sample-areas.ts';

const POINTS = 5;

/** The outlines of the sample's areas: one square ring each, whose corners neighbours share. */
export function sampleTopology(): Topology {
  const offsets = (step: number) => Uint32Array.from({ length: shapes.length + 1 }, (_, area) => area * step);
  const corners = shapes.flatMap(([ring]) => ring!);
  const shared = (degrees: number) => Number(degrees.toFixed(6));
  return topologyFromPolygons(
    {
      areaCount: shapes.length,
      areaPolygons: offsets(1),
      polygonRings: offsets(1),
      ringOffsets: offsets(POINTS),
      x: Float64Array.from(corners, ([longitude]) => shared(longitude)),
      y: Float64Array.from(corners, ([, latitude]) => shared(latitude)),
    },
    'lonLat',
  );
}
