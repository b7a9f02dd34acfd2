import type { EdgeSoup } from './edge-soup.ts';

/** Arcs between nodes, before rings are traced. A closed arc without a node starts and ends at one vertex. */
export interface ArcSet {
  readonly areaCount: number;
  readonly arcCount: number;
  readonly vertexCount: number;
  readonly arcOffsets: Uint32Array;
  readonly eastingMetres: Float64Array;
  readonly northingMetres: Float64Array;
  readonly arcLeft: Int32Array;
  readonly arcRight: Int32Array;
  /** Vertices at which each arc starts and ends. */
  readonly arcStart: Uint32Array;
  readonly arcEnd: Uint32Array;
}

/** Joins edges that meet at a vertex of no other edge into arcs. */
export function chainArcs(soup: EdgeSoup): ArcSet {
  const { from, to } = soup;
  const edgeCount = from.length;
  const vertexCount = soup.eastingMetres.length;
  const incidence = incidentEdges(soup);
  const used = new Uint8Array(edgeCount);
  const points = new Uint32Array(2 * edgeCount);
  const offsets: number[] = [0];
  const firstEdges: number[] = [];
  let pointCount = 0;

  const walk = (start: number, first: number) => {
    points[pointCount++] = start;
    firstEdges.push(from[first] === start ? first : ~first);
    let edge = first;
    let vertex = start;
    for (;;) {
      used[edge] = 1;
      vertex = from[edge] === vertex ? to[edge]! : from[edge]!;
      points[pointCount++] = vertex;
      if (incidence.isNode(vertex) || vertex === start) break;
      const at = incidence.offsets[vertex]!;
      edge = incidence.edges[at] === edge ? incidence.edges[at + 1]! : incidence.edges[at]!;
    }
    offsets.push(pointCount);
  };

  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (!incidence.isNode(vertex)) continue;
    for (let k = incidence.offsets[vertex]!; k < incidence.offsets[vertex + 1]!; k++) {
      const edge = incidence.edges[k]!;
      if (!used[edge]) walk(vertex, edge);
    }
  }
  for (let edge = 0; edge < edgeCount; edge++) if (!used[edge]) walk(from[edge]!, edge);
  return gather(soup, points.subarray(0, pointCount), Uint32Array.from(offsets), firstEdges);
}

/** Edges at each vertex as compressed rows. A vertex is a node unless exactly two edges meet there. */
function incidentEdges(soup: EdgeSoup) {
  const { from, to } = soup;
  const offsets = new Uint32Array(soup.eastingMetres.length + 1);
  for (let edge = 0; edge < from.length; edge++) {
    offsets[from[edge]! + 1]!++;
    offsets[to[edge]! + 1]!++;
  }
  for (let vertex = 1; vertex < offsets.length; vertex++) offsets[vertex]! += offsets[vertex - 1]!;
  const next = offsets.slice(0, -1);
  const edges = new Uint32Array(2 * from.length);
  for (let edge = 0; edge < from.length; edge++) {
    edges[next[from[edge]!]!++] = edge;
    edges[next[to[edge]!]!++] = edge;
  }
  const isNode = (vertex: number) => {
    const degree = offsets[vertex + 1]! - offsets[vertex]!;
    return degree !== 2 && degree !== 0;
  };
  return { offsets, edges, isNode };
}

function gather(soup: EdgeSoup, points: Uint32Array, arcOffsets: Uint32Array, firstEdges: number[]): ArcSet {
  const arcCount = firstEdges.length;
  const arcLeft = new Int32Array(arcCount);
  const arcRight = new Int32Array(arcCount);
  const arcStart = new Uint32Array(arcCount);
  const arcEnd = new Uint32Array(arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    const signed = firstEdges[arc]!;
    const edge = signed < 0 ? ~signed : signed;
    arcLeft[arc] = signed < 0 ? soup.right[edge]! : soup.left[edge]!;
    arcRight[arc] = signed < 0 ? soup.left[edge]! : soup.right[edge]!;
    arcStart[arc] = points[arcOffsets[arc]!]!;
    arcEnd[arc] = points[arcOffsets[arc + 1]! - 1]!;
  }
  const eastingMetres = new Float64Array(points.length);
  const northingMetres = new Float64Array(points.length);
  for (let i = 0; i < points.length; i++) {
    eastingMetres[i] = soup.eastingMetres[points[i]!]!;
    northingMetres[i] = soup.northingMetres[points[i]!]!;
  }
  return {
    areaCount: soup.areaCount,
    arcCount,
    vertexCount: soup.eastingMetres.length,
    arcOffsets,
    eastingMetres,
    northingMetres,
    arcLeft,
    arcRight,
    arcStart,
    arcEnd,
  };
}
