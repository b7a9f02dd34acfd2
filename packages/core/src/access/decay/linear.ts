import { type Decay, makeDecay, positive } from './decay.ts';

/**
 * A straight line from 1 at no minutes to 0 at the cut-off: w(t) = max(0, 1 - t / cut-off)
 * (R accessibility, `decay_linear`).
 *
 * @param cutoffMinutes the minutes from which the weight is 0, above 0
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where the cut-off is not above 0 and finite
 * @example
 * linearDecay(20)(5); // 0.75
 */
export function linearDecay(cutoffMinutes: number): Decay {
  positive('cutoffMinutes', cutoffMinutes, 'number of minutes');
  return makeDecay(
    {
      kind: 'linear',
      label: `linear decay, zero from ${cutoffMinutes} minutes`,
      parameters: { cutoffMinutes },
    },
    (minutes) => Math.max(0, 1 - minutes / cutoffMinutes),
  );
}
