import type { MeshGraph } from './travel-mesh.ts';

/** Where a search starts: nodes, and the minutes to each of them. */
export interface SearchStart {
  readonly nodes: ArrayLike<number>;
  readonly minutes: ArrayLike<number>;
}

const BUCKET_MINUTES = 0.5;

/**
 * Shortest minutes from a start to all nodes, by Dijkstra's method with a circle of buckets half a minute
 * wide in place of a heap (Dial 1969, Communications of the ACM 12, 632-633; nodes that a bucket improves
 * within itself are taken again, so the result is exact). Its working memory is made once and used again.
 */
export class ShortestMinutes {
  readonly #graph: MeshGraph;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;
  readonly #slotOf: Int32Array;
  /** Edge that each node was last reached by; -1 at the start and where there is no way. */
  readonly via: Int32Array;
  /** Node that each node was last reached from; -1 likewise. */
  readonly from: Int32Array;

  /** @param trace whether to keep `via` and `from`, which are empty otherwise */
  constructor(graph: MeshGraph, trace = false) {
    const nodeCount = graph.offsets.length - 1;
    const longest = graph.minutes.reduce((most, minutes) => Math.max(most, minutes), 0);
    this.#graph = graph;
    this.#heads = new Int32Array(Math.ceil(longest / BUCKET_MINUTES) + 2).fill(-1);
    this.#next = new Int32Array(nodeCount);
    this.#previous = new Int32Array(nodeCount);
    this.#slotOf = new Int32Array(nodeCount);
    this.via = new Int32Array(trace ? nodeCount : 0);
    this.from = new Int32Array(trace ? nodeCount : 0);
  }

  /**
   * @param start nodes and the minutes to each
   * @param minutes receives the minutes of every node; Infinity where there is no way
   */
  run(start: SearchStart, minutes: Float64Array): void {
    const { offsets, targets, edges, minutes: cost } = this.#graph;
    const { via, from } = this;
    const heads = this.#heads;
    const next = this.#next;
    const previous = this.#previous;
    const slotOf = this.#slotOf;
    const slots = heads.length;
    const trace = via.length > 0;
    minutes.fill(Infinity);
    slotOf.fill(-1);
    via.fill(-1);
    from.fill(-1);
    let waiting = 0;

    const remove = (node: number) => {
      const after = next[node]!;
      const before = previous[node]!;
      if (before === -1) heads[slotOf[node]!] = after;
      else next[before] = after;
      if (after !== -1) previous[after] = before;
      slotOf[node] = -1;
      waiting--;
    };
    /** Puts a node where its minutes belong, if it is not there. */
    const place = (node: number, slot: number) => {
      if (slotOf[node] === slot) return;
      if (slotOf[node] !== -1) remove(node);
      const head = heads[slot]!;
      next[node] = head;
      previous[node] = -1;
      if (head !== -1) previous[head] = node;
      heads[slot] = node;
      slotOf[node] = slot;
      waiting++;
    };

    const order = Array.from({ length: start.nodes.length }, (_, i) => i).sort(
      (a, b) => start.minutes[a]! - start.minutes[b]!,
    );
    let fed = 0;
    for (let bucket = 0; waiting > 0 || fed < order.length; bucket++) {
      // Starts join when the circle comes to them, so that its span need not cover them.
      while (fed < order.length && Math.floor(start.minutes[order[fed]!]! / BUCKET_MINUTES) <= bucket) {
        const node = start.nodes[order[fed]!]!;
        const at = start.minutes[order[fed]!]!;
        fed++;
        if (at >= minutes[node]!) continue;
        minutes[node] = at;
        if (trace) {
          via[node] = -1;
          from[node] = -1;
        }
        place(node, bucket % slots);
      }
      const slot = bucket % slots;
      for (let node = heads[slot]!; node !== -1; node = heads[slot]!) {
        remove(node);
        const here = minutes[node]!;
        for (let k = offsets[node]!, end = offsets[node + 1]!; k < end; k++) {
          const target = targets[k]!;
          const there = here + cost[k]!;
          if (there >= minutes[target]!) continue;
          minutes[target] = there;
          if (trace) {
            via[target] = edges[k]!;
            from[target] = node;
          }
          place(target, Math.floor(there / BUCKET_MINUTES) % slots);
        }
      }
    }
  }
}
