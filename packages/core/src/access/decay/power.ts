import { ArgumentError } from '../../foundation/errors.ts';
import { type Decay, makeDecay, notNegative, positive } from './decay.ts';

/** Arguments of powerDecay. */
export interface PowerDecayOptions {
  /** Minutes at which the weight is 1, above 0. */
  readonly scaleMinutes: number;
  /** Exponent; negative for a weight that declines with minutes. */
  readonly alpha: number;
  /** Shorter journeys count as this long, so that the weight at 0 minutes is finite. Default 0. */
  readonly minimumMinutes?: number;
}

/**
 * The gravity weight: w(t) = (max(t, minimum) / scale) ^ alpha (PySAL access, `gravity`).
 *
 * With a negative alpha and no minimum the weight at 0 minutes is infinite, and the measures refuse it.
 *
 * @returns weight, no unit; above 1 for journeys shorter than the scale where alpha is negative
 * @throws ArgumentError where the scale is not above 0, alpha is not finite or the minimum is negative
 * @example
 * powerDecay({ scaleMinutes: 20, alpha: -2, minimumMinutes: 1 })(40); // 0.25
 */
export function powerDecay({ scaleMinutes, alpha, minimumMinutes = 0 }: PowerDecayOptions): Decay {
  positive('scaleMinutes', scaleMinutes, 'number of minutes');
  if (!Number.isFinite(alpha))
    throw new ArgumentError({ argument: 'alpha', value: alpha, expected: 'a finite exponent' });
  notNegative('minimumMinutes', minimumMinutes, 'number of minutes');
  const floor = minimumMinutes > 0 ? `, at least ${minimumMinutes} minutes` : '';
  return makeDecay(
    {
      kind: 'power',
      label: `power decay, (minutes / ${scaleMinutes}) to the power ${alpha}${floor}`,
      parameters: { scaleMinutes, alpha, minimumMinutes },
    },
    (minutes) => (Math.max(minutes, minimumMinutes) / scaleMinutes) ** alpha,
  );
}

/**
 * The inverse power of the minutes, at most 1: w(t) = min(1, t ^ -exponent), so 1 up to one minute
 * (R accessibility, `decay_power`).
 *
 * @param exponent 0 or more
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where the exponent is negative or not finite
 * @example
 * inversePowerDecay(0.5)(16); // 0.25
 */
export function inversePowerDecay(exponent: number): Decay {
  notNegative('exponent', exponent, 'exponent');
  return makeDecay(
    {
      kind: 'inversePower',
      label: `inverse power decay, exponent ${exponent}`,
      parameters: { exponent },
    },
    (minutes) => (minutes <= 1 ? 1 : minutes ** -exponent),
  );
}
