/**
 * Limits between the classes that have the least sum of squares about their means: optimal k-means in one
 * dimension by dynamic programming over the distinct values.
 *
 * Source: Wang and Song 2011, Ckmeans.1d.dp, The R Journal 3(2); the divide-and-conquer search over the
 * monotone split points follows Song and Zhong 2020.
 *
 * @param sorted values in ascending order without NaN
 * @param classes how many classes, at least 1
 * @returns the smallest value of each class but the first, ascending
 */
export function naturalBreaks(sorted: Float64Array, classes: number): number[] {
  const { values, counts } = distinct(sorted);
  const size = values.length;
  if (size <= classes) return [...values.subarray(1)];
  const cost = sumsOfSquares(values, counts);
  let previous = Float64Array.from({ length: size }, (_, last) => cost(0, last));
  const splits: Int32Array[] = [];
  for (let level = 1; level < classes; level++) {
    const best = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    const split = new Int32Array(size);
    fill(level, size - 1, level, size - 1);
    splits.push(split);
    previous = best;

    function fill(low: number, high: number, from: number, to: number): void {
      if (low > high) return;
      const middle = (low + high) >> 1;
      for (let first = Math.max(from, level); first <= Math.min(middle, to); first++) {
        const total = previous[first - 1]! + cost(first, middle);
        if (total < best[middle]!) {
          best[middle] = total;
          split[middle] = first;
        }
      }
      fill(low, middle - 1, from, split[middle]!);
      fill(middle + 1, high, split[middle]!, to);
    }
  }
  const limits: number[] = [];
  let last = size - 1;
  for (const split of splits.reverse()) {
    const first = split[last]!;
    limits.unshift(values[first]!);
    last = first - 1;
  }
  return limits;
}

function distinct(sorted: Float64Array): { values: Float64Array; counts: Uint32Array } {
  const values = new Float64Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let size = 0;
  for (const value of sorted) {
    if (size > 0 && values[size - 1] === value) counts[size - 1]!++;
    else {
      values[size] = value;
      counts[size++] = 1;
    }
  }
  return { values: values.subarray(0, size), counts: counts.subarray(0, size) };
}

/** Sum of squares about the mean of values `first` to `last`, from running sums about the median. */
function sumsOfSquares(values: Float64Array, counts: Uint32Array): (first: number, last: number) => number {
  const middle = values[values.length >> 1]!;
  const weight = new Float64Array(values.length + 1);
  const sum = new Float64Array(values.length + 1);
  const squares = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++) {
    const shifted = values[index]! - middle;
    const count = counts[index]!;
    weight[index + 1] = weight[index]! + count;
    sum[index + 1] = sum[index]! + count * shifted;
    squares[index + 1] = squares[index]! + count * shifted * shifted;
  }
  return (first, last) => {
    const total = sum[last + 1]! - sum[first]!;
    const spread = squares[last + 1]! - squares[first]!;
    return Math.max(0, spread - (total * total) / (weight[last + 1]! - weight[first]!));
  };
}
