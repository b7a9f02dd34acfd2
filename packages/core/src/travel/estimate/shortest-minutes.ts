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
  readonly #bucketOf: Int32Array;
  /** Edge that each node was last reached by; -1 at the start and where there is no way. */
  readonly via: Int32Array;
  /** Node that each node was last reached from; -1 likewise. */
  readonly from: Int32Array;

  constructor(graph: MeshGraph) {
    const nodeCount = graph.offsets.length - 1;
    const longest = graph.minutes.reduce((most, minutes) => Math.max(most, minutes), 0);
    this.#graph = graph;
    this.#heads = new Int32Array(Math.ceil(longest / BUCKET_MINUTES) + 2).fill(-1);
    this.#next = new Int32Array(nodeCount);
    this.#previous = new Int32Array(nodeCount);
    this.#bucketOf = new Int32Array(nodeCount);
    this.via = new Int32Array(nodeCount);
    this.from = new Int32Array(nodeCount);
  }

  /**
   * @param start nodes and the minutes to each
   * @param minutes receives the minutes of every node; Infinity where there is no way
   */
  run(start: SearchStart, minutes: Float64Array): void {
    const { offsets, targets, edges, minutes: cost } = this.#graph;
    const heads = this.#heads;
    minutes.fill(Infinity);
    this.#bucketOf.fill(-1);
    this.via.fill(-1);
    this.from.fill(-1);
    let waiting = 0;
    let bucket = 0;
    const order = Array.from({ length: start.nodes.length }, (_, i) => i).sort(
      (a, b) => start.minutes[a]! - start.minutes[b]!,
    );
    let fed = 0;
    while (waiting > 0 || fed < order.length) {
      // Starts join when the circle comes to them, so that its span need not cover them.
      if (waiting === 0) bucket = Math.max(bucket, Math.floor(start.minutes[order[fed]!]! / BUCKET_MINUTES));
      while (fed < order.length) {
        const at = start.minutes[order[fed]!]!;
        if (Math.floor(at / BUCKET_MINUTES) > bucket) break;
        const node = start.nodes[order[fed]!]!;
        fed++;
        if (at >= minutes[node]!) continue;
        minutes[node] = at;
        this.via[node] = -1;
        this.from[node] = -1;
        if (this.#bucketOf[node] !== -1) this.#remove(node);
        else waiting++;
        this.#insert(node, bucket);
      }
      const slot = bucket % heads.length;
      for (let node = heads[slot]!; node !== -1; node = heads[slot]!) {
        this.#remove(node);
        waiting--;
        const here = minutes[node]!;
        for (let k = offsets[node]!; k < offsets[node + 1]!; k++) {
          const target = targets[k]!;
          const there = here + cost[k]!;
          if (there >= minutes[target]!) continue;
          minutes[target] = there;
          this.via[target] = edges[k]!;
          this.from[target] = node;
          if (this.#bucketOf[target] !== -1) this.#remove(target);
          else waiting++;
          this.#insert(target, Math.floor(there / BUCKET_MINUTES));
        }
      }
      bucket++;
    }
  }

  #insert(node: number, bucket: number): void {
    const slot = bucket % this.#heads.length;
    const head = this.#heads[slot]!;
    this.#next[node] = head;
    this.#previous[node] = -1;
    if (head !== -1) this.#previous[head] = node;
    this.#heads[slot] = node;
    this.#bucketOf[node] = slot;
  }

  #remove(node: number): void {
    const next = this.#next[node]!;
    const previous = this.#previous[node]!;
    if (previous === -1) this.#heads[this.#bucketOf[node]!] = next;
    else this.#next[previous] = next;
    if (next !== -1) this.#previous[next] = previous;
    this.#bucketOf[node] = -1;
  }
}
