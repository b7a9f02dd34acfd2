import { ArgumentError } from '../../foundation/errors.ts';
import { assembleTopology } from './assemble.ts';
import { OUTSIDE, type Topology } from './topology.ts';

/**
 * Joins areas into places by dropping the arcs between areas of one place.
 *
 * @param placeOfArea for each area the index of its place, 0..placeCount - 1, or OUTSIDE where it is in none:
 * such areas are left out
 * @throws ArgumentError where placeOfArea has another length or a value out of range
 */
export function dissolveTopology(
  topology: Topology,
  placeOfArea: ArrayLike<number>,
  placeCount: number,
): Topology {
  check(topology, placeOfArea, placeCount);
  const place = (area: number) => (area === OUTSIDE ? OUTSIDE : placeOfArea[area]!);
  const kept: number[] = [];
  let edgeCount = 0;
  for (let arc = 0; arc < topology.arcCount; arc++) {
    if (place(topology.arcLeft[arc]!) === place(topology.arcRight[arc]!)) continue;
    kept.push(arc);
    edgeCount += topology.arcOffsets[arc + 1]! - topology.arcOffsets[arc]! - 1;
  }
  const from = new Uint32Array(edgeCount);
  const to = new Uint32Array(edgeCount);
  const left = new Int32Array(edgeCount);
  const right = new Int32Array(edgeCount);
  const vertices = new VertexColumns(2 * edgeCount);
  const vertexOfNode = new Int32Array(topology.nodeCount).fill(-1);
  const nodeVertex = (node: number, point: number) => {
    if (vertexOfNode[node] === -1) vertexOfNode[node] = vertices.add(topology, point);
    return vertexOfNode[node]!;
  };
  let edge = 0;
  for (const arc of kept) {
    const last = topology.arcOffsets[arc + 1]! - 1;
    let vertex = nodeVertex(topology.arcStart[arc]!, topology.arcOffsets[arc]!);
    for (let i = topology.arcOffsets[arc]! + 1; i <= last; i++) {
      from[edge] = vertex;
      vertex = i < last ? vertices.add(topology, i) : nodeVertex(topology.arcEnd[arc]!, i);
      to[edge] = vertex;
      left[edge] = place(topology.arcLeft[arc]!);
      right[edge++] = place(topology.arcRight[arc]!);
    }
  }
  return assembleTopology({ areaCount: placeCount, ...vertices.columns(), from, to, left, right });
}

class VertexColumns {
  #count = 0;
  readonly #eastings: Float64Array;
  readonly #northings: Float64Array;

  constructor(capacity: number) {
    this.#eastings = new Float64Array(capacity);
    this.#northings = new Float64Array(capacity);
  }

  add(topology: Topology, point: number): number {
    this.#eastings[this.#count] = topology.eastingMetres[point]!;
    this.#northings[this.#count] = topology.northingMetres[point]!;
    return this.#count++;
  }

  columns() {
    return {
      eastingMetres: this.#eastings.slice(0, this.#count),
      northingMetres: this.#northings.slice(0, this.#count),
    };
  }
}

function check(topology: Topology, placeOfArea: ArrayLike<number>, placeCount: number): void {
  if (placeOfArea.length !== topology.areaCount)
    throw new ArgumentError({
      argument: 'placeOfArea',
      value: placeOfArea,
      expected: `${topology.areaCount} elements, one an area`,
    });
  for (let area = 0; area < placeOfArea.length; area++) {
    const place = placeOfArea[area]!;
    if (place !== OUTSIDE && (!Number.isInteger(place) || place < 0 || place >= placeCount))
      throw new ArgumentError({
        argument: 'placeOfArea',
        index: area,
        value: place,
        expected: `a whole number from 0 to ${placeCount - 1}, or ${OUTSIDE} for no place`,
      });
  }
}
