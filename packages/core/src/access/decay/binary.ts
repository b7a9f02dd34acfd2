import { type Decay, makeDecay, notNegative } from './decay.ts';

/**
 * Everything within a cut-off counts fully, everything beyond it not at all: w(t) = 1 if t <= cut-off, else 0.
 *
 * The decay of the first floating catchments (Luo and Wang 2003) and of cumulative measures.
 *
 * @param cutoffMinutes the last minute that counts, 0 or more
 * @returns weight 0 or 1, no unit
 * @throws ArgumentError where the cut-off is negative or not finite
 * @example
 * const within45 = binaryDecay(45);
 * within45(45); // 1
 * within45(45.01); // 0
 */
export function binaryDecay(cutoffMinutes: number): Decay {
  notNegative('cutoffMinutes', cutoffMinutes, 'number of minutes');
  return makeDecay(
    {
      kind: 'binary',
      label: `binary decay, cut-off ${cutoffMinutes} minutes`,
      parameters: { cutoffMinutes },
    },
    (minutes) => (minutes <= cutoffMinutes ? 1 : 0),
  );
}
