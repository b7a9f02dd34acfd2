import { expect } from 'vitest';
import type { CatchmentCase } from './arbitrary.ts';

/** Weights as a full table, 0 where there is no journey: what brute force works on. */
export function denseWeights(
  rows: CatchmentCase['rows'],
  weightOf: (minutes: number) => number,
  maximumMinutes = Number.POSITIVE_INFINITY,
): number[][] {
  return rows.map((row) =>
    row.map((minutes) => (minutes === null || minutes > maximumMinutes ? 0 : weightOf(minutes))),
  );
}

export function total(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

export function column(table: readonly (readonly number[])[], index: number): number[] {
  return table.map((row) => row[index]!);
}

/** Quotient, 0 where there is nothing to divide by. */
export function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** Equal but for rounding: weights of far journeys make some figures very large. */
export function expectNear(found: number, expected: number): void {
  if (found === expected) return;
  const size = Math.max(1, Math.abs(found), Math.abs(expected));
  expect(Math.abs(found - expected), `${found} and ${expected}`).toBeLessThanOrEqual(1e-9 * size);
}
