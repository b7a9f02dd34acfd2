import { ArgumentError } from '../foundation/errors.ts';

/**
 * Benjamini-Hochberg adjusted p-values: areas whose adjusted value is at most q form a list in which the
 * expected share of false discoveries is at most q.
 *
 * Source: Benjamini, Y. and Hochberg, Y. (1995) Controlling the false discovery rate. Journal of the Royal
 * Statistical Society B 57(1), 289-300. Equal to R's p.adjust(method = "BH").
 *
 * @param p p-values in 0..1; NaN marks an area that was not tested: it stays NaN and is not counted
 * @returns adjusted p-values, in the order of `p`
 * @throws ArgumentError for a value outside 0..1
 * @example
 * adjustFalseDiscovery([0.01, 0.02, 0.03, 0.5]); // 0.04, 0.04, 0.04, 0.5
 */
export function adjustFalseDiscovery(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  const tested: number[] = [];
  for (let test = 0; test < p.length; test++) {
    const value = p[test]!;
    if (Number.isNaN(value)) continue;
    if (!(value >= 0 && value <= 1))
      throw new ArgumentError({ argument: 'p', index: test, value, expected: 'a probability from 0 to 1' });
    tested.push(test);
  }
  const descending = Uint32Array.from(tested).sort((a, b) => p[b]! - p[a]!);
  let least = 1;
  for (const [place, test] of descending.entries()) {
    const rank = descending.length - place;
    least = Math.min(least, (p[test]! * descending.length) / rank);
    adjusted[test] = least;
  }
  return adjusted;
}
