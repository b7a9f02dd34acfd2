import type { BenchRow } from './row.ts';

/** One thing done in two ways. */
export interface Comparison<Ours, Other> {
  readonly name: string;
  readonly ours: () => Ours;
  readonly baseline: string;
  readonly other: () => Other;
  readonly equal: (found: Ours, expected: Other) => boolean;
  /** How often each is run; the shortest time counts. Default 5 of ours, 1 of the other. */
  readonly runs?: readonly [ours: number, other: number];
}

/** Times both ways and checks that they agree. */
export function compareRuns<Ours, Other>(comparison: Comparison<Ours, Other>): BenchRow {
  const [oursRuns, otherRuns] = comparison.runs ?? [5, 1];
  const other = shortest(comparison.other, otherRuns);
  const ours = shortest(comparison.ours, oursRuns);
  return {
    name: comparison.name,
    ours: ours.seconds,
    baseline: comparison.baseline,
    baselineSeconds: other.seconds,
    ratio: other.seconds / ours.seconds,
    equal: comparison.equal(ours.result, other.result),
  };
}

/** The result and the shortest time of several runs, in seconds. */
export function shortest<T>(run: () => T, runs: number): { readonly result: T; readonly seconds: number } {
  let seconds = Number.POSITIVE_INFINITY;
  let result: T | undefined;
  for (let count = 0; count < runs; count++) {
    const start = performance.now();
    result = run();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return { result: result as T, seconds };
}

/** Equal to within a relative error of 1e-12 (sums are taken in another order). */
export function nearlySame(found: ArrayLike<number>, expected: ArrayLike<number>): boolean {
  if (found.length !== expected.length) return false;
  for (let index = 0; index < found.length; index++)
    if (Math.abs(found[index]! - expected[index]!) > 1e-12 * Math.abs(expected[index]!)) return false;
  return true;
}
