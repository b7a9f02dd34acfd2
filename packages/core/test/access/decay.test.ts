import {
  ArgumentError,
  binaryDecay,
  type Decay,
  decayFrom,
  exponentialDecay,
  gaussianDecay,
  inversePowerDecay,
  linearDecay,
  logisticDecay,
  powerDecay,
  stepDecay,
  steppedDecay,
} from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const all: readonly Decay[] = [
  binaryDecay(45),
  stepDecay([
    [20, 1],
    [40, 0.68],
    [60, 0.22],
  ]),
  stepDecay([
    [20.5, 1],
    [40, 0.68],
  ]),
  steppedDecay([25, 50], [0.5, 0.1]),
  steppedDecay([25.5], [0.5]),
  linearDecay(60),
  exponentialDecay(0.05),
  inversePowerDecay(0.5),
  powerDecay({ scaleMinutes: 20, alpha: -2, minimumMinutes: 1 }),
  logisticDecay(30, 5),
  gaussianDecay(20),
];

describe('decay factories: bad input', () => {
  const bad: readonly [string, () => unknown, string][] = [
    ['binary cut-off below 0', () => binaryDecay(-1), 'cutoffMinutes is -1'],
    ['binary cut-off not a number', () => binaryDecay(Number.NaN), 'cutoffMinutes is NaN'],
    ['step without a list', () => stepDecay(1 as never), 'bands is 1'],
    ['step with text', () => stepDecay('a' as never), 'bands is "a"'],
    ['step with nothing', () => stepDecay([]), 'bands is an array of 0'],
    ['step with a negative weight', () => stepDecay([[10, -1]]), 'bands[0] is -1'],
    [
      'step out of order',
      () =>
        stepDecay([
          [40, 1],
          [20, 0.5],
        ]),
      'bands[1] is 20',
    ],
    ['stepped at 0', () => steppedDecay([0, 10], [0.5, 0]), 'stepsMinutes[0] is 0'],
    ['stepped out of order', () => steppedDecay([20, 20], [0.5, 0]), 'stepsMinutes[1] is 20'],
    ['stepped with a weight missing', () => steppedDecay([20, 30], [0.5]), 'weights is an array of 1'],
    ['stepped with a weight above 1', () => steppedDecay([20], [1.5]), 'weights[0] is 1.5'],
    ['linear cut-off 0', () => linearDecay(0), 'cutoffMinutes is 0'],
    ['exponential rate below 0', () => exponentialDecay(-0.1), 'betaPerMinute is -0.1'],
    ['inverse power below 0', () => inversePowerDecay(-1), 'exponent is -1'],
    ['power scale 0', () => powerDecay({ scaleMinutes: 0, alpha: -1 }), 'scaleMinutes is 0'],
    ['power alpha missing', () => powerDecay({ scaleMinutes: 1, alpha: Number.NaN }), 'alpha is NaN'],
    ['logistic sd 0', () => logisticDecay(30, 0), 'sdMinutes is 0'],
    ['Gaussian sigma 0', () => gaussianDecay(0), 'sigmaMinutes is 0'],
    ['unknown kind', () => decayFrom({ kind: 'cubic' } as never), 'kind is "cubic"'],
    ['negative minutes', () => gaussianDecay(20)(-1), 'minutes is -1'],
  ];
  it.each(bad)('%s', (_, call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });
});

describe('decay factories: right numbers', () => {
  it.each<[Decay, number[], number[]]>([
    [binaryDecay(20), [10, 20, 20.0001, 40], [1, 1, 0, 0]],
    [
      stepDecay([
        [20, 1],
        [40, 0.68],
        [60, 0.22],
      ]),
      [0, 20, 20.0001, 40, 60, 60.0001],
      [1, 1, 0.68, 0.68, 0.22, 0],
    ],
    [steppedDecay([25, 50], [0.5, 0]), [5, 24.999, 25, 30, 50, 55], [1, 1, 0.5, 0.5, 0, 0]],
    [linearDecay(20), [0, 5, 10, 20, 60], [1, 0.75, 0.5, 0, 0]],
    [exponentialDecay(0.1), [0, 10, 20, 60], [1, Math.exp(-1), Math.exp(-2), Math.exp(-6)]],
    [inversePowerDecay(0.25), [0, 0.5, 1, 16, 256], [1, 1, 1, 0.5, 0.25]],
    [
      powerDecay({ scaleMinutes: 20, alpha: -2, minimumMinutes: 1 }),
      [0, 1, 2, 20, 40],
      [400, 400, 100, 1, 0.25],
    ],
    [gaussianDecay(-50), [1], [0.9998000199986667]],
    [logisticDecay(20, 2), [0], [1]],
  ])('$label', (decay, minutes, expected) => {
    minutes.forEach((value, index) => {
      expect(decay(value)).toBeCloseTo(expected[index]!, 12);
    });
  });

  it('is about a half at the cut-off of the logistic decay', () => {
    expect(logisticDecay(20, 2)(20)).toBeCloseTo(0.5, 6);
  });
});

describe.each(all.map((decay) => [decay.label, decay] as const))('%s', (_, decay) => {
  const minutes = Float64Array.from({ length: 2401 }, (_unused, index) => index / 16);

  it('weighs a column as it weighs one by one', () => {
    const weights = new Float64Array(minutes.length);
    decay.weigh(minutes, weights);
    minutes.forEach((value, index) => {
      const one = decay(value);
      expect(Math.abs(weights[index]! - one)).toBeLessThanOrEqual(1e-14 * one);
    });
  });

  it('never rises with minutes', () => {
    for (let index = 1; index < minutes.length; index++)
      expect(decay(minutes[index]!)).toBeLessThanOrEqual(decay(minutes[index - 1]!));
  });

  it('is described by its parameters', () => {
    const again = decayFrom({ kind: decay.kind, ...decay.parameters } as never);
    expect(again.label).toBe(decay.label);
    expect(again(33)).toBe(decay(33));
  });
});
