import { ArgumentError } from '../../foundation/errors.ts';
import { binaryDecay } from './binary.ts';
import { DECAY_KINDS, type Decay, type DecayKind } from './decay.ts';
import { exponentialDecay } from './exponential.ts';
import { gaussianDecay } from './gaussian.ts';
import { linearDecay } from './linear.ts';
import { logisticDecay } from './logistic.ts';
import { inversePowerDecay, type PowerDecayOptions, powerDecay } from './power.ts';
import { stepDecay, steppedDecay } from './step.ts';

/** A decay written as data, for settings files and addresses. Names and units are those of the factories. */
export type DecaySpecification =
  | { readonly kind: 'binary'; readonly cutoffMinutes: number }
  | { readonly kind: 'step'; readonly untilMinutes: readonly number[]; readonly weights: readonly number[] }
  | {
      readonly kind: 'stepped';
      readonly stepsMinutes: readonly number[];
      readonly weights: readonly number[];
    }
  | { readonly kind: 'linear'; readonly cutoffMinutes: number }
  | { readonly kind: 'exponential'; readonly betaPerMinute: number }
  | { readonly kind: 'inversePower'; readonly exponent: number }
  | ({ readonly kind: 'power' } & PowerDecayOptions)
  | { readonly kind: 'logistic'; readonly cutoffMinutes: number; readonly sdMinutes: number }
  | { readonly kind: 'gaussian'; readonly sigmaMinutes: number };

/**
 * The decay that a specification describes: `decayFrom({ kind: decay.kind, ...decay.parameters })` gives
 * back an equal decay.
 *
 * @throws ArgumentError for an unknown kind, and as the factory of the kind does
 * @example
 * decayFrom({ kind: 'binary', cutoffMinutes: 45 })(44); // 1
 */
export function decayFrom(specification: DecaySpecification): Decay {
  switch (specification.kind) {
    case 'binary':
      return binaryDecay(specification.cutoffMinutes);
    case 'step':
      return stepDecay(
        specification.untilMinutes.map((minutes, band) => [minutes, specification.weights[band]!]),
      );
    case 'stepped':
      return steppedDecay(specification.stepsMinutes, specification.weights);
    case 'linear':
      return linearDecay(specification.cutoffMinutes);
    case 'exponential':
      return exponentialDecay(specification.betaPerMinute);
    case 'inversePower':
      return inversePowerDecay(specification.exponent);
    case 'power':
      return powerDecay(specification);
    case 'logistic':
      return logisticDecay(specification.cutoffMinutes, specification.sdMinutes);
    case 'gaussian':
      return gaussianDecay(specification.sigmaMinutes);
    default:
      throw new ArgumentError({
        argument: 'kind',
        value: (specification as { kind: DecayKind }).kind,
        expected: `one of ${DECAY_KINDS.join(', ')}`,
      });
  }
}
