import { type MeshAreas, type MeshShape, type MeshSurroundings, meshShape } from './mesh-shape.ts';
import { LINK, ORDINARY } from './overlay.ts';
import { densityValue, type MeshParameters, paceFieldFactor, ROAD_CLASSES } from './parameters.ts';

/** A graph as compressed rows: the neighbours of node `i` stand from `offsets[i]` up to `offsets[i + 1]`. */
export interface MeshGraph {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** Index of the edge of each neighbour. */
  readonly edges: Uint32Array;
  /** Minutes to each neighbour. */
  readonly minutes: Float32Array;
}

/** A mesh that journeys can be timed on. */
export interface TravelMesh {
  readonly shape: MeshShape;
  readonly graph: MeshGraph;
  readonly parameters: MeshParameters;
}

/**
 * Builds the coastal mesh: it knows estuaries, islands and peninsulas, for it has edges across water only
 * where a fixed link crosses it.
 *
 * @param areas centres and residents of all areas
 * @param surroundings land, fixed links and fast roads
 * @param parameters what the mesh was fitted to (data/england/travel-estimate.json, `mesh`)
 */
export function buildTravelMesh(
  areas: MeshAreas,
  surroundings: MeshSurroundings,
  parameters: MeshParameters,
): TravelMesh {
  const shape = meshShape(areas, surroundings, parameters.waterGapKilometres);
  return { shape, graph: meshGraph(shape, edgeMinutes(shape, parameters)), parameters };
}

/** Minutes of every edge of a shape. */
export function edgeMinutes(shape: MeshShape, parameters: MeshParameters): Float64Array {
  const { pace, paceField, roadPace, roadDensities } = parameters;
  const nodePace = shape.density.map((density) => densityValue(pace, density));
  return shape.edgeKilometres.map((kilometres, edge) => {
    const kind = shape.edgeKind[edge]!;
    const value = shape.edgeValue[edge]!;
    if (kind === LINK) return value;
    const [from, to] = [shape.edgeFrom[edge]!, shape.edgeTo[edge]!];
    const { x, y } = shape.nodes;
    const factor = paceFieldFactor(paceField, (x[from]! + x[to]!) / 2, (y[from]! + y[to]!) / 2);
    if (kind === ORDINARY) return (factor * kilometres * (nodePace[from]! + nodePace[to]!)) / 2;
    const { open, builtUp } = roadPace[ROAD_CLASSES[kind - 1]!];
    return (
      factor * kilometres * densityValue({ peoplePerKm2: roadDensities, values: [open, builtUp] }, value)
    );
  });
}

/** Lays edges that run both ways out as compressed rows. */
export function meshGraph(shape: MeshShape, minutesOfEdge: Float64Array): MeshGraph {
  const nodeCount = shape.nodes.x.length;
  const offsets = new Uint32Array(nodeCount + 1);
  const edgeCount = shape.edgeFrom.length;
  for (let edge = 0; edge < edgeCount; edge++) {
    offsets[shape.edgeFrom[edge]! + 1]!++;
    offsets[shape.edgeTo[edge]! + 1]!++;
  }
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const next = offsets.slice(0, nodeCount);
  const targets = new Uint32Array(2 * edgeCount);
  const edges = new Uint32Array(2 * edgeCount);
  const minutes = new Float32Array(2 * edgeCount);
  const put = (from: number, to: number, edge: number) => {
    const place = next[from]!++;
    targets[place] = to;
    edges[place] = edge;
    minutes[place] = minutesOfEdge[edge]!;
  };
  for (let edge = 0; edge < edgeCount; edge++) {
    put(shape.edgeFrom[edge]!, shape.edgeTo[edge]!, edge);
    put(shape.edgeTo[edge]!, shape.edgeFrom[edge]!, edge);
  }
  return { offsets, targets, edges, minutes };
}
