/** Every order of `items`. */
export function* permutationsOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  for (const [place, item] of items.entries())
    for (const rest of permutationsOf([...items.slice(0, place), ...items.slice(place + 1)]))
      yield [item, ...rest];
}

export function meanAndVariance(values: readonly number[]): [mean: number, variance: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}

/** Six areas, one a bridge, none an island. */
export const SIX = {
  ids: ['a', 'b', 'c', 'd', 'e', 'f'],
  neighbours: {
    a: ['b', 'c'],
    b: ['a', 'c', 'd'],
    c: ['a', 'b'],
    d: ['b', 'e', 'f'],
    e: ['d', 'f'],
    f: ['d', 'e'],
  },
  values: [3, 7.5, 4, 12, 9, 10.25],
};
