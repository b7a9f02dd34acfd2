import { type Decay, makeDecay, notNegative } from './decay.ts';
import { negativeExponential } from './fast-exponential.ts';

/**
 * The same share lost with every minute: w(t) = exp(-beta t) (R accessibility, `decay_exponential`).
 *
 * @param betaPerMinute rate of the decline, per minute, 0 or more
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where beta is negative or not finite
 * @example
 * exponentialDecay(0.1)(10); // 0.367879
 */
export function exponentialDecay(betaPerMinute: number): Decay {
  notNegative('betaPerMinute', betaPerMinute, 'rate per minute');
  return makeDecay(
    {
      kind: 'exponential',
      label: `exponential decay, ${betaPerMinute} per minute`,
      parameters: { betaPerMinute },
    },
    (minutes) => Math.exp(-betaPerMinute * minutes),
    (minutes, weights) => {
      for (let pair = 0; pair < minutes.length; pair++)
        weights[pair] = negativeExponential(betaPerMinute * minutes[pair]!);
    },
  );
}
