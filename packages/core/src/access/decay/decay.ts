import { ArgumentError } from '../../foundation/errors.ts';

/** Kinds of decay that the library offers. */
export const DECAY_KINDS = [
  'binary',
  'step',
  'stepped',
  'linear',
  'exponential',
  'inversePower',
  'power',
  'logistic',
  'gaussian',
] as const;
export type DecayKind = (typeof DECAY_KINDS)[number];

/** Minutes of many journeys, finite and 0 or more. */
export type MinutesColumn = Float32Array | Float64Array;

/**
 * Weight of a journey as a function of its minutes, made by one of the decay factories.
 *
 * Called with minutes (0 or more) it gives the weight; minutes that are negative or not a number throw an
 * ArgumentError. It carries what it is, so that a result can be labelled.
 */
export interface Decay {
  (minutes: number): number;
  readonly kind: DecayKind;
  /** In plain English with units: 'Gaussian decay, sigma 20 minutes'. */
  readonly label: string;
  /** The arguments that the factory was given, units in the names. */
  readonly parameters: Readonly<Record<string, number | readonly number[]>>;
  /** Writes the weight of every element of `minutes` into `weights`, which is at least as long. */
  readonly weigh: (minutes: MinutesColumn, weights: Float64Array) => void;
}

/** A decay of the library, or any function from minutes to a weight that is finite and 0 or more. */
export type DecayFunction = Decay | ((minutes: number) => number);

/** Puts together a decay from its formula and, where there is one, a faster loop for a whole column. */
export function makeDecay(
  description: Pick<Decay, 'kind' | 'label' | 'parameters'>,
  weightOf: (minutes: number) => number,
  weigh: Decay['weigh'] = (minutes, weights) => {
    for (let pair = 0; pair < minutes.length; pair++) weights[pair] = weightOf(minutes[pair]!);
  },
): Decay {
  const decay = (minutes: number): number => {
    if (!(minutes >= 0))
      throw new ArgumentError({ argument: 'minutes', value: minutes, expected: 'minutes of 0 or more' });
    return weightOf(minutes);
  };
  return Object.assign(decay, { ...description, weigh });
}

/** @throws ArgumentError unless `value` is a finite number above 0 */
export function positive(argument: string, value: number, unit: string): number {
  if (typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new ArgumentError({ argument, value, expected: `a finite ${unit} above 0` });
}

/** @throws ArgumentError unless `value` is a finite number of 0 or more */
export function notNegative(argument: string, value: number, unit: string): number {
  if (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new ArgumentError({ argument, value, expected: `a finite ${unit} of 0 or more` });
}

/**
 * @throws ArgumentError unless `thresholds` is a list of one or more numbers of minutes, 0 or more, each
 *   above the one before
 */
export function ascendingMinutes(argument: string, thresholds: readonly number[]): void {
  if (!Array.isArray(thresholds) || thresholds.length === 0)
    throw new ArgumentError({ argument, value: thresholds, expected: 'a list of one or more minutes' });
  thresholds.forEach((minutes, index) => {
    if (typeof minutes !== 'number' || !(minutes >= 0 && minutes < Number.POSITIVE_INFINITY))
      throw new ArgumentError({ argument, index, value: minutes, expected: 'finite minutes of 0 or more' });
    if (index > 0 && minutes <= thresholds[index - 1]!)
      throw new ArgumentError({
        argument,
        index,
        value: minutes,
        expected: `above ${thresholds[index - 1]}: thresholds ascend`,
      });
  });
}
