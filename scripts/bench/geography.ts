import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  areaSquareMetres,
  decodeLand,
  drawAreas,
  joinPointsToAreas,
  NO_AREA,
  polygonGrid,
  seededRandom,
  type Topology,
  topologyColumns,
} from '@postcode-lottery/core';
import { readEngland } from '@postcode-lottery/core/node';
import { points as pointCollection, pointsWithinPolygon } from '@turf/turf';
import Delaunator from 'delaunator';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon } from 'geojson';
import { shortest } from './compare-runs.ts';
import type { BenchRow } from './row.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const SAMPLED_AREAS = 1500;
const SEED = 2026;

/** Drawing all areas of England, and putting all its postcodes into them. */
export async function bench(): Promise<BenchRow[]> {
  const { areas, postcodes } = await readEngland(join(root, 'data/england'));
  const land = decodeLand(await readFile(join(root, 'data/boundaries/coastline.bin')), 'coastline.bin');
  const area = Int32Array.from(postcodes.areaOfPostcode, (own) => (own === NO_AREA ? -1 : own));
  const input = { ...postcodes, area, areaCount: areas.count, land };
  const drawing = shortest(() => drawAreas(input), 2);
  const { topology } = drawing.result;
  const triangulating = shortest(() => triangulate(postcodes.eastingMetres, postcodes.northingMetres), 2);
  const drawnRow: BenchRow = {
    name: `Draw ${areas.count.toLocaleString('en-GB')} areas from ${postcodes.count.toLocaleString('en-GB')} postcodes`,
    ours: drawing.seconds,
    baseline: 'delaunator: the bare triangulation of the same points',
    baselineSeconds: triangulating.seconds,
    ratio: triangulating.seconds / drawing.seconds,
    equal: Math.abs(sum(areaSquareMetres(topology)) / drawing.result.report.landSquareMetres - 1) < 1e-9,
  };
  return [drawnRow, joinRow(topology, postcodes.eastingMetres, postcodes.northingMetres)];
}

/** Turf is timed on a sample of areas, all candidate points of each, and its time taken to all candidates. */
function joinRow(topology: Topology, eastings: Int32Array, northings: Int32Array): BenchRow {
  const columns = topologyColumns(topology);
  const joining = shortest(() => joinPointsToAreas({ x: eastings, y: northings }, polygonGrid(columns)), 3);
  const shapes = plainShapes(topology);
  const started = performance.now();
  const index = new Flatbush(eastings.length);
  for (let i = 0; i < eastings.length; i++) index.add(eastings[i]!, northings[i]!);
  index.finish();
  const indexSeconds = (performance.now() - started) / 1000;
  const random = seededRandom(SEED);
  const sample = Array.from({ length: SAMPLED_AREAS }, () => Math.floor(random() * shapes.length));
  let equal = true;
  let tested = 0;
  let seconds = 0;
  for (const area of sample) {
    const { box, feature } = shapes[area]!;
    const begun = performance.now();
    const candidates = index.search(...box);
    const found = pointsWithinPolygon(
      pointCollection(candidates.map((i) => [eastings[i]!, northings[i]!])),
      feature,
    ).features.length;
    seconds += (performance.now() - begun) / 1000;
    tested += candidates.length;
    equal &&= found === candidates.filter((i) => joining.result[i] === area).length;
  }
  const pairs = shapes.reduce((all, { box }) => all + index.search(...box).length, 0);
  const baselineSeconds = indexSeconds + (seconds * pairs) / tested;
  return {
    name: `Put ${eastings.length.toLocaleString('en-GB')} points into ${topology.areaCount.toLocaleString('en-GB')} areas, index included`,
    ours: joining.seconds,
    baseline: `@turf/turf pointsWithinPolygon behind flatbush (timed on ${SAMPLED_AREAS} areas, scaled by candidate points)`,
    baselineSeconds,
    ratio: baselineSeconds / joining.seconds,
    equal,
  };
}

type Box = [west: number, south: number, east: number, north: number];

/** Areas as GeoJSON in metres with their boxes. */
function plainShapes(topology: Topology): { box: Box; feature: Feature<MultiPolygon> }[] {
  const { areaPolygons, polygonRings, ringOffsets, x, y } = topologyColumns(topology);
  return Array.from({ length: topology.areaCount }, (_, area) => {
    const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
    const coordinates: number[][][][] = [];
    for (let polygon = areaPolygons[area]!; polygon < areaPolygons[area + 1]!; polygon++) {
      const rings: number[][][] = [];
      for (let ring = polygonRings[polygon]!; ring < polygonRings[polygon + 1]!; ring++) {
        const points: number[][] = [];
        for (let i = ringOffsets[ring]!; i < ringOffsets[ring + 1]!; i++) {
          points.push([x[i]!, y[i]!]);
          box[0] = Math.min(box[0], x[i]!);
          box[1] = Math.min(box[1], y[i]!);
          box[2] = Math.max(box[2], x[i]!);
          box[3] = Math.max(box[3], y[i]!);
        }
        rings.push(points);
      }
      coordinates.push(rings);
    }
    return {
      box,
      feature: { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } },
    };
  });
}

function triangulate(eastings: Int32Array, northings: Int32Array): number {
  const coordinates = new Float64Array(2 * eastings.length);
  for (let i = 0; i < eastings.length; i++) {
    coordinates[2 * i] = eastings[i]!;
    coordinates[2 * i + 1] = northings[i]!;
  }
  return new Delaunator(coordinates).triangles.length;
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
