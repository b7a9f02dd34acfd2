/** Numbers distinct places in order of first sight (open addressing on the bits of both coordinates). */
export class PlaceTable {
  count = 0;
  readonly coordinates: Float64Array;
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #bits = new Int32Array(4);
  readonly #pair = new Float64Array(this.#bits.buffer);

  constructor(capacity: number) {
    this.coordinates = new Float64Array(2 * capacity);
    const size = 2 ** Math.ceil(Math.log2(2 * capacity + 2));
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
  }

  has(x: number, y: number): boolean {
    return this.#slots[this.#slot(x, y)]! >= 0;
  }

  place(x: number, y: number): number {
    const slot = this.#slot(x, y);
    const known = this.#slots[slot]!;
    if (known >= 0) return known;
    this.coordinates[2 * this.count] = x;
    this.coordinates[2 * this.count + 1] = y;
    this.#slots[slot] = this.count;
    return this.count++;
  }

  #slot(x: number, y: number): number {
    this.#pair[0] = x;
    this.#pair[1] = y;
    const [a, b, c, d] = this.#bits as unknown as [number, number, number, number];
    let hash =
      Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^
      Math.imul(c ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f);
    hash ^= hash >>> 15;
    let slot = (Math.imul(hash, 0x2c1b3c6d) >>> 7) & this.#mask;
    for (;;) {
      const place = this.#slots[slot]!;
      if (place < 0 || (this.coordinates[2 * place] === x && this.coordinates[2 * place + 1] === y))
        return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
