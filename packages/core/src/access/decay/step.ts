import { ArgumentError } from '../../foundation/errors.ts';
import { ascendingMinutes, type Decay, makeDecay } from './decay.ts';
import { thresholdTable } from './threshold-table.ts';

/**
 * One weight for each band of minutes, thresholds inclusive: the weight of the first band whose threshold is
 * at or above the minutes, and 0 beyond the last (PySAL access, `step_fn`).
 *
 * The decay of the enhanced floating catchment (Luo and Qi 2009).
 *
 * @param bands [last minute of the band, weight] pairs, minutes ascending, weights 0 or more
 * @returns weight, no unit
 * @throws ArgumentError where there is no band, minutes do not ascend, or a weight is negative
 * @example
 * const decay = stepDecay([[20, 1], [40, 0.68], [60, 0.22]]);
 * decay(20); // 1
 * decay(30); // 0.68
 * decay(61); // 0
 */
export function stepDecay(bands: readonly (readonly [minutes: number, weight: number])[]): Decay {
  if (!Array.isArray(bands) || bands.length === 0)
    throw new ArgumentError({
      argument: 'bands',
      value: bands,
      expected: 'a list of one or more [minutes, weight] pairs',
    });
  bands.forEach((band, index) => {
    if (!Array.isArray(band) || band.length !== 2)
      throw new ArgumentError({
        argument: 'bands',
        index,
        value: band,
        expected: 'a [minutes, weight] pair',
      });
  });
  const untilMinutes = bands.map(([minutes]) => minutes);
  const weights = bands.map(([, weight]) => weight);
  ascendingMinutes('bands', untilMinutes);
  weights.forEach((weight, index) => {
    if (typeof weight !== 'number' || !(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new ArgumentError({
        argument: 'bands',
        index,
        value: weight,
        expected: 'a finite weight of 0 or more',
      });
  });
  const weightOf = (minutes: number): number => {
    for (let band = 0; band < untilMinutes.length; band++)
      if (minutes <= untilMinutes[band]!) return weights[band]!;
    return 0;
  };
  const shown = bands.map(([minutes, weight]) => `${weight} to ${minutes}`).join(', ');
  return makeDecay(
    { kind: 'step', label: `step decay, ${shown} minutes`, parameters: { untilMinutes, weights } },
    weightOf,
    thresholdTable(untilMinutes, weightOf, Math.ceil),
  );
}

/**
 * One weight from each step onwards: 1 below the first step, then the weight of the last step that the
 * minutes have reached, also beyond the last (R accessibility, `decay_stepped`).
 *
 * @param stepsMinutes where the weight changes, ascending, above 0; the new weight holds at the step itself
 * @param weights the weight from each step onwards, 0 to 1, as many as steps
 * @returns weight 0 to 1, no unit
 * @throws ArgumentError where steps do not ascend, lengths differ, or a weight is outside 0 to 1
 * @example
 * const decay = steppedDecay([25, 50], [0.5, 0]);
 * decay(24); // 1
 * decay(25); // 0.5
 * decay(55); // 0
 */
export function steppedDecay(stepsMinutes: readonly number[], weights: readonly number[]): Decay {
  ascendingMinutes('stepsMinutes', stepsMinutes);
  if (stepsMinutes[0] === 0)
    throw new ArgumentError({
      argument: 'stepsMinutes',
      index: 0,
      value: 0,
      expected: 'minutes above 0: the weight before the first step is 1',
    });
  if (!Array.isArray(weights) || weights.length !== stepsMinutes.length)
    throw new ArgumentError({
      argument: 'weights',
      value: weights,
      expected: `${stepsMinutes.length} weights, as many as steps`,
    });
  weights.forEach((weight, index) => {
    if (typeof weight !== 'number' || !(weight >= 0 && weight <= 1))
      throw new ArgumentError({
        argument: 'weights',
        index,
        value: weight,
        expected: 'a weight from 0 to 1',
      });
  });
  const weightOf = (minutes: number): number => {
    let step = stepsMinutes.length;
    while (step > 0 && minutes < stepsMinutes[step - 1]!) step--;
    return step === 0 ? 1 : weights[step - 1]!;
  };
  const shown = stepsMinutes.map((minutes, step) => `${weights[step]} from ${minutes}`).join(', ');
  return makeDecay(
    {
      kind: 'stepped',
      label: `stepped decay, ${shown} minutes`,
      parameters: { stepsMinutes: [...stepsMinutes], weights: [...weights] },
    },
    weightOf,
    thresholdTable(stepsMinutes, weightOf, Math.floor),
  );
}
