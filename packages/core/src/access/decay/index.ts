export { binaryDecay } from './binary.ts';
export { DECAY_KINDS, type Decay, type DecayFunction, type DecayKind, type MinutesColumn } from './decay.ts';
export { exponentialDecay } from './exponential.ts';
export { type DecaySpecification, decayFrom } from './from-specification.ts';
export { gaussianDecay } from './gaussian.ts';
export { linearDecay } from './linear.ts';
export { logisticDecay } from './logistic.ts';
export { inversePowerDecay, type PowerDecayOptions, powerDecay } from './power.ts';
export { stepDecay, steppedDecay } from './step.ts';
