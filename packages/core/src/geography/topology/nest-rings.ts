import type { ArcSet } from './chain-arcs.ts';
import { ringSquareMetres, type Topology, visitRing } from './topology.ts';
import type { RingSet } from './trace-rings.ts';

/** Groups rings into areas and polygons: each hole goes with the smallest outer ring of its area around it. */
export function nestRings(arcs: ArcSet, rings: RingSet): Topology {
  const { areaCount } = arcs;
  const flat: Topology = {
    ...pickArcs(arcs),
    areaPolygons: new Uint32Array(0),
    polygonRings: new Uint32Array(0),
    ringOffsets: rings.ringOffsets,
    ringArcs: rings.ringArcs,
  };
  const square = ringSquareMetres(flat);
  const ringsOfArea = groupByArea(rings.ringArea, areaCount);

  const areaPolygons = new Uint32Array(areaCount + 1);
  const polygonRings: number[] = [0];
  const order: number[] = [];
  for (let area = 0; area < areaCount; area++) {
    const own = ringsOfArea.order.subarray(ringsOfArea.offsets[area]!, ringsOfArea.offsets[area + 1]!);
    for (const polygon of polygonsOf(flat, own, square)) {
      order.push(...polygon);
      polygonRings.push(order.length);
    }
    areaPolygons[area + 1] = polygonRings.length - 1;
  }
  return { ...flat, areaPolygons, polygonRings: Uint32Array.from(polygonRings), ...reorder(rings, order) };
}

function pickArcs(arcs: ArcSet) {
  const { areaCount, arcCount, arcOffsets, eastingMetres, northingMetres, arcLeft, arcRight } = arcs;
  const nodeOfVertex = new Int32Array(arcs.vertexCount).fill(-1);
  let nodeCount = 0;
  const renumber = (vertex: number) => {
    if (nodeOfVertex[vertex] === -1) nodeOfVertex[vertex] = nodeCount++;
    return nodeOfVertex[vertex]!;
  };
  const arcStart = arcs.arcStart.map(renumber);
  const arcEnd = arcs.arcEnd.map(renumber);
  const ends = { nodeCount, arcStart, arcEnd };
  return { areaCount, arcCount, arcOffsets, eastingMetres, northingMetres, arcLeft, arcRight, ...ends };
}

function groupByArea(ringArea: Int32Array, areaCount: number) {
  const offsets = new Uint32Array(areaCount + 1);
  for (const area of ringArea) offsets[area + 1]!++;
  for (let area = 1; area <= areaCount; area++) offsets[area]! += offsets[area - 1]!;
  const next = offsets.slice(0, -1);
  const order = new Uint32Array(ringArea.length);
  for (let ring = 0; ring < ringArea.length; ring++) order[next[ringArea[ring]!]!++] = ring;
  return { offsets, order };
}

/** Polygons of one area as lists of rings, largest first. */
function polygonsOf(topology: Topology, rings: Uint32Array, square: Float64Array): number[][] {
  const outer = [...rings].filter((ring) => square[ring]! > 0);
  outer.sort((a, b) => square[b]! - square[a]! || a - b);
  const polygons = outer.map((ring) => [ring]);
  for (const ring of rings) {
    if (square[ring]! > 0 || polygons.length === 0) continue;
    let home = 0;
    if (polygons.length > 1)
      for (let p = 0; p < polygons.length; p++)
        if (-square[ring]! <= square[polygons[p]![0]!]! && holds(topology, polygons[p]![0]!, ring)) home = p;
    polygons[home]!.push(ring);
  }
  return polygons;
}

/** Whether ring `inner`, which does not cross ring `outer`, lies inside it: the majority of its points does. */
function holds(topology: Topology, outer: number, inner: number): boolean {
  const x: number[] = [];
  const y: number[] = [];
  visitRing(topology, outer, (easting, northing) => {
    x.push(easting);
    y.push(northing);
  });
  let votes = 0;
  let count = 0;
  visitRing(topology, inner, (easting, northing) => {
    count++;
    let inside = false;
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      if (
        y[i]! > northing !== y[j]! > northing &&
        easting < ((x[j]! - x[i]!) * (northing - y[i]!)) / (y[j]! - y[i]!) + x[i]!
      )
        inside = !inside;
    }
    if (inside) votes++;
  });
  return 2 * votes >= count;
}

function reorder(rings: RingSet, order: number[]) {
  const ringOffsets = new Uint32Array(order.length + 1);
  const ringArcs: number[] = [];
  order.forEach((ring, place) => {
    for (let k = rings.ringOffsets[ring]!; k < rings.ringOffsets[ring + 1]!; k++)
      ringArcs.push(rings.ringArcs[k]!);
    ringOffsets[place + 1] = ringArcs.length;
  });
  return { ringOffsets, ringArcs: Int32Array.from(ringArcs) };
}
