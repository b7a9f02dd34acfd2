import type { GridPoints } from './grid-points.ts';

/** The edges of a mesh as columns. Edges run both ways; no two join the same nodes. */
export interface MeshEdges {
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly edgeKilometres: Float64Array;
  /** ORDINARY, 1 + index of the road class, or LINK. */
  readonly edgeKind: Uint8Array;
  /** People per km2 along a road; minutes of a link; 0 for ordinary edges. */
  readonly edgeValue: Float64Array;
}

/** Collects the edges between some nodes; the first edge between two nodes stays. */
export class EdgeList {
  readonly #nodes: GridPoints;
  readonly #laid = new Set<number>();
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #kind: number[] = [];
  readonly #value: number[] = [];

  constructor(nodes: GridPoints) {
    this.#nodes = nodes;
  }

  add(from: number, to: number, kind: number, value: number): void {
    const key = Math.min(from, to) * this.#nodes.x.length + Math.max(from, to);
    if (this.#laid.has(key)) return;
    this.#laid.add(key);
    this.#from.push(from);
    this.#to.push(to);
    this.#kind.push(kind);
    this.#value.push(value);
  }

  columns(): MeshEdges {
    const { x, y } = this.#nodes;
    return {
      edgeFrom: Uint32Array.from(this.#from),
      edgeTo: Uint32Array.from(this.#to),
      edgeKilometres: Float64Array.from(this.#from, (from, edge) =>
        Math.hypot(x[from]! - x[this.#to[edge]!]!, y[from]! - y[this.#to[edge]!]!),
      ),
      edgeKind: Uint8Array.from(this.#kind),
      edgeValue: Float64Array.from(this.#value),
    };
  }
}
