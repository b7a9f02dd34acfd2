import type { PublishedFact } from './published-facts.ts';

/** Whether our figures differ the same way as the published ones. */
export const directionAgrees = (agrees: boolean): string =>
  agrees ? 'The direction agrees.' : 'The direction does not agree.';

/** A published fact beside our nearest figure. */
export interface Comparison {
  readonly fact: PublishedFact;
  /** Our figure with its unit, or why there is none. */
  readonly ours: string;
  /** Why the two differ, or may. */
  readonly why: string;
}
