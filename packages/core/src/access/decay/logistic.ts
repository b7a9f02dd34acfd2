import { type Decay, makeDecay, positive } from './decay.ts';

/**
 * An S-shaped fall around a cut-off, scaled to 1 at no minutes:
 * w(t) = (1 + exp(-pi m / (s sqrt 3))) / (1 + exp(pi (t - m) / (s sqrt 3))), with m the cut-off and s the
 * standard deviation of the logistic distribution (R accessibility, `decay_logistic`).
 *
 * @param cutoffMinutes where the weight has fallen to about a half, above 0
 * @param sdMinutes how gradual the fall is, above 0
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where an argument is not above 0 and finite
 * @example
 * logisticDecay(30, 5)(30); // 0.50001
 */
export function logisticDecay(cutoffMinutes: number, sdMinutes: number): Decay {
  positive('cutoffMinutes', cutoffMinutes, 'number of minutes');
  positive('sdMinutes', sdMinutes, 'number of minutes');
  const spread = sdMinutes * Math.sqrt(3);
  const curve = (minutes: number): number => 1 + Math.exp(((minutes - cutoffMinutes) * Math.PI) / spread);
  const atStart = curve(0);
  return makeDecay(
    {
      kind: 'logistic',
      label: `logistic decay, half at ${cutoffMinutes} minutes, standard deviation ${sdMinutes} minutes`,
      parameters: { cutoffMinutes, sdMinutes },
    },
    (minutes) => atStart / curve(minutes),
  );
}
