/** A queue of points, lightest first; a point put again takes its new weight. */
export class SimplifyQueue {
  readonly #heap: Int32Array;
  readonly #place: Int32Array;
  readonly #weight: Float64Array;
  #length = 0;

  constructor(pointCount: number) {
    this.#heap = new Int32Array(pointCount);
    this.#place = new Int32Array(pointCount).fill(-1);
    this.#weight = new Float64Array(pointCount);
  }

  put(point: number, weight: number): void {
    this.#weight[point] = weight;
    if (this.#place[point] === -1) this.#set(this.#length++, point);
    this.#rise(this.#place[point]!);
    this.#sink(this.#place[point]!);
  }

  drop(point: number): void {
    const place = this.#place[point]!;
    if (place === -1) return;
    this.#place[point] = -1;
    const last = this.#heap[--this.#length]!;
    if (last === point) return;
    this.#set(place, last);
    this.#rise(place);
    this.#sink(this.#place[last]!);
  }

  /** The lightest point, or -1 where none is left; of equal weight, the one with the lowest number. */
  take(): number {
    if (this.#length === 0) return -1;
    const point = this.#heap[0]!;
    this.drop(point);
    return point;
  }

  #set(place: number, point: number): void {
    this.#heap[place] = point;
    this.#place[point] = place;
  }

  #isLighter(a: number, b: number): boolean {
    const difference = this.#weight[a]! - this.#weight[b]!;
    return difference < 0 || (difference === 0 && a < b);
  }

  #rise(from: number): void {
    const point = this.#heap[from]!;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isLighter(point, this.#heap[parent]!)) break;
      this.#set(place, this.#heap[parent]!);
      place = parent;
    }
    this.#set(place, point);
  }

  #sink(from: number): void {
    const point = this.#heap[from]!;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#length) break;
      if (child + 1 < this.#length && this.#isLighter(this.#heap[child + 1]!, this.#heap[child]!)) child++;
      if (!this.#isLighter(this.#heap[child]!, point)) break;
      this.#set(place, this.#heap[child]!);
      place = child;
    }
    this.#set(place, point);
  }
}
