import {
  binaryDecay,
  type Decay,
  exponentialDecay,
  gaussianDecay,
  inversePowerDecay,
  linearDecay,
  logisticDecay,
  powerDecay,
  stepDecay,
  steppedDecay,
} from '@postcode-lottery/core';
import { isLoose, type Loose, NotRunnable, needNumber, numbersOf, pick, pickNumber } from './loose-json.ts';

/** The decay that a case describes, in the words of PySAL access or of R accessibility. */
export function decayOfJson(description: unknown): Decay {
  if (!isLoose(description)) throw new NotRunnable('the decay is not described');
  const kind = String(pick(description, ['kind', 'type', 'name', 'fn'])).toLowerCase();
  const find = READERS.find(({ names }) => names.includes(kind));
  if (find === undefined) throw new NotRunnable(`no decay is called '${kind}'`);
  return find.read(description);
}

const cutoff = (of: Loose): number => needNumber(of, ['cutoff', 'cutoffMinutes', 'threshold']);

const READERS: readonly { readonly names: readonly string[]; readonly read: (of: Loose) => Decay }[] = [
  { names: ['binary', 'decay_binary'], read: (of) => binaryDecay(cutoff(of)) },
  { names: ['linear', 'decay_linear'], read: (of) => linearDecay(cutoff(of)) },
  {
    names: ['exponential', 'decay_exponential', 'negative_exponential'],
    read: (of) => exponentialDecay(needNumber(of, ['beta', 'decayValue', 'decay_value', 'rate'])),
  },
  {
    names: ['logistic', 'decay_logistic'],
    read: (of) => logisticDecay(cutoff(of), needNumber(of, ['sd', 'sdMinutes'])),
  },
  {
    names: ['gaussian', 'normal'],
    read: (of) => gaussianDecay(needNumber(of, ['sigma', 'sigmaMinutes', 'width'])),
  },
  { names: ['step', 'stepped', 'step_fn', 'decay_stepped'], read: stepOfJson },
  { names: ['power', 'gravity', 'inverse_power', 'decay_power', 'inversePower'], read: powerOfJson },
];

/** Pairs or a dictionary are PySAL's; steps with weights beside them are R's. */
function stepOfJson(of: Loose): Decay {
  const steps = pick(of, ['steps', 'bands', 'untilMinutes']);
  if (of.weights !== undefined)
    return steppedDecay(numbersOf(steps, 'steps'), numbersOf(of.weights, 'weights'));
  if (isLoose(steps))
    return stepDecay(
      Object.entries(steps)
        .map(([minutes, weight]): [number, number] => [Number(minutes), Number(weight)])
        .sort(([left], [right]) => left - right),
    );
  if (!Array.isArray(steps)) throw new NotRunnable('the steps are not a list');
  return stepDecay(steps as [number, number][]);
}

/** A scale or an alpha makes it PySAL's, an exponent R's. */
function powerOfJson(of: Loose): Decay {
  const alpha = pickNumber(of, ['alpha']);
  if (alpha === undefined)
    return inversePowerDecay(needNumber(of, ['exponent', 'decayValue', 'decay_value', 'beta']));
  return powerDecay({
    scaleMinutes: pickNumber(of, ['scale', 'scaleMinutes']) ?? 1,
    alpha,
    minimumMinutes: pickNumber(of, ['minCost', 'min_cost', 'minDist', 'min_dist', 'minimum']) ?? 0,
  });
}
