/** Finds, for the edges of rings that are handed in one after another, the edge that runs the other way. */
export class EdgePairs {
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #outside: number;

  constructor(capacity: number, outside: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    this.#outside = outside;
  }

  /** Adds an edge with `area` on its left; where it was met the other way round, `area` goes on that one's right. */
  add(from: number, to: number, area: number): void {
    let slot = this.#hash(from, to);
    for (;;) {
      const edge = this.#slots[slot]!;
      if (edge < 0) break;
      if (this.from[edge] === to && this.to[edge] === from && this.right[edge] === this.#outside) {
        this.right[edge] = area;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = this.from.length;
    this.from.push(from);
    this.to.push(to);
    this.left.push(area);
    this.right.push(this.#outside);
  }

  #hash(from: number, to: number): number {
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
    hash ^= hash >>> 15;
    return (Math.imul(hash, 0x2c1b3c6d) >>> 5) & this.#mask;
  }
}
