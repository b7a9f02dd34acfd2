import { ArgumentError } from '../../foundation/errors.ts';
import { type Decay, makeDecay } from './decay.ts';
import { negativeExponential } from './fast-exponential.ts';

/**
 * The bell curve without its usual scaling, so that the weight at no minutes is 1:
 * w(t) = exp(-t^2 / (2 sigma^2)) (PySAL access, `gaussian`).
 *
 * @param sigmaMinutes width of the curve, not 0; its sign makes no difference
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where sigma is 0 or not finite
 * @example
 * gaussianDecay(20)(20); // 0.606531
 */
export function gaussianDecay(sigmaMinutes: number): Decay {
  if (!Number.isFinite(sigmaMinutes) || sigmaMinutes === 0)
    throw new ArgumentError({
      argument: 'sigmaMinutes',
      value: sigmaMinutes,
      expected: 'a finite number of minutes other than 0',
    });
  const twiceVariance = 2 * sigmaMinutes ** 2;
  const scale = 1 / twiceVariance;
  return makeDecay(
    {
      kind: 'gaussian',
      label: `Gaussian decay, sigma ${Number(Math.abs(sigmaMinutes).toPrecision(4))} minutes`,
      parameters: { sigmaMinutes },
    },
    (minutes) => Math.exp(-(minutes * minutes) / twiceVariance),
    (minutes, weights) => {
      for (let pair = 0; pair < minutes.length; pair++) {
        const value = minutes[pair]!;
        weights[pair] = negativeExponential(value * value * scale);
      }
    },
  );
}
