import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  attach,
  buildTravelMesh,
  decodeLand,
  estimateCarMinutes,
  gridPoints,
  journeyMinutes,
  landMask,
  type MeshParameters,
  readFastRoads,
  readFixedLinks,
  type TravelMesh,
} from '@postcode-lottery/core';
import { openTable, readEngland } from '@postcode-lottery/core/node';
import type { BenchRow } from './row.ts';

const SITES = 250;
/** The plain program is timed on fewer sites, and its time is scaled: it is the same work for each. */
const PLAIN_SITES = 25;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The mesh of England and the minutes of 250 sites, against Dijkstra with objects and a sorted-in heap. */
export async function bench(): Promise<BenchRow[]> {
  const england = join(root, 'data/england');
  const { areas } = await readEngland(england);
  const coastline = await readFile(join(root, 'data/boundaries/coastline.bin'));
  const surroundings = {
    land: landMask(decodeLand(coastline, 'coastline.bin')),
    roads: await readFastRoads(openTable(join(england, 'fast-roads.csv'))),
    links: await readFixedLinks(openTable(join(england, 'fixed-links.csv'))),
  };
  const file = await readFile(join(england, 'travel-estimate.json'), 'utf8');
  const parameters = (JSON.parse(file) as { mesh: MeshParameters }).mesh;
  const every = Math.floor(areas.count / SITES);
  const sites = {
    longitude: Array.from({ length: SITES }, (_, i) => areas.longitude[i * every]!),
    latitude: Array.from({ length: SITES }, (_, i) => areas.latitude[i * every]!),
  };
  const started = performance.now();
  const mesh = buildTravelMesh(areas, surroundings, parameters);
  const built = performance.now();
  const { matrix } = estimateCarMinutes(mesh, sites);
  const estimated = performance.now();
  const plain = plainMinutes(mesh, sites, PLAIN_SITES);
  const plainSeconds = ((performance.now() - estimated) / 1000) * (SITES / PLAIN_SITES);
  const equal = plain.every((column, site) =>
    column.every((minutes, area) => {
      const from = matrix.offsets[area]!;
      const to = matrix.offsets[area + 1]!;
      const row = matrix.sites.subarray(from, to).indexOf(site);
      const ours = row === -1 ? Infinity : matrix.minutes[from + row]!;
      return ours === minutes || Math.abs(ours - minutes) < 1e-3;
    }),
  );
  const size = `${areas.count.toLocaleString('en-GB')} areas x ${SITES} sites`;
  const row = (name: string, ours: number): BenchRow => ({
    name,
    ours,
    baseline: `Dijkstra with objects and a binary heap (timed on ${PLAIN_SITES} sites, scaled)`,
    baselineSeconds: plainSeconds,
    ratio: plainSeconds / ours,
    equal,
  });
  return [
    row(`Travel estimate: ${size}, mesh built beforehand`, (estimated - built) / 1000),
    row(`Travel estimate: ${size}, with building the mesh`, (estimated - started) / 1000),
  ];
}

interface Stop {
  readonly node: number;
  readonly minutes: number;
}

/** Minutes of every area for the first sites, as one would write it at first. */
function plainMinutes(
  mesh: TravelMesh,
  sites: { longitude: number[]; latitude: number[] },
  count: number,
): number[][] {
  const { graph, shape, parameters } = mesh;
  const nodes = Array.from(shape.density, (_, node) => ({
    neighbours: Array.from(
      graph.targets.subarray(graph.offsets[node]!, graph.offsets[node + 1]!),
      (target, k) => ({
        target,
        minutes: graph.minutes[graph.offsets[node]! + k]!,
      }),
    ),
  }));
  const points = gridPoints(sites);
  return Array.from({ length: count }, (_, site) => {
    const start = attach(mesh, points, site, 'sites');
    const best = new Map<number, number>();
    const heap: Stop[] = [];
    Array.from(start.nodes, (node, k) => push(heap, { node, minutes: start.minutes[k]! }));
    for (let stop = pop(heap); stop !== undefined; stop = pop(heap)) {
      if (best.has(stop.node)) continue;
      best.set(stop.node, stop.minutes);
      for (const { target, minutes } of nodes[stop.node]!.neighbours)
        if (!best.has(target)) push(heap, { node: target, minutes: stop.minutes + minutes });
    }
    return Array.from({ length: shape.areaCount }, (_, area) =>
      journeyMinutes(parameters, best.get(area) ?? Infinity, shape.density[area]!),
    );
  });
}

function push(heap: Stop[], stop: Stop): void {
  let at = heap.push(stop) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.minutes <= stop.minutes) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = stop;
}

function pop(heap: Stop[]): Stop | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.minutes < heap[child]!.minutes) child++;
    if (heap[child]!.minutes >= last.minutes) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
