import { ArgumentError } from '../foundation/errors.ts';
import type { Decay, DecayFunction } from './decay/decay.ts';
import { checkLimit, type TravelTimes } from './travel-times.ts';

/**
 * The weight of every pair of a travel matrix, in the order of its pairs.
 *
 * @param travel a checked travel matrix
 * @param decay undefined: every journey weighs 1
 * @param maximumMinutes inclusive; longer journeys weigh 0 whatever the decay says
 * @param weights where to write them. Default: a new column
 * @throws ArgumentError where the decay gives a weight that is negative, infinite or not a number
 */
export function pairWeights(
  travel: Pick<TravelTimes, 'minutes'>,
  decay: DecayFunction | undefined,
  maximumMinutes = Number.POSITIVE_INFINITY,
  weights: Float64Array = new Float64Array(travel.minutes.length),
): Float64Array {
  checkLimit('maximumMinutes', maximumMinutes);
  const { minutes } = travel;
  if (decay === undefined) weights.fill(1);
  else if (isLibraryDecay(decay)) decay.weigh(minutes, weights);
  else for (let pair = 0; pair < minutes.length; pair++) weights[pair] = decay(minutes[pair]!);
  if (decay !== undefined && !(isLibraryDecay(decay) && decay.kind !== 'power'))
    checkWeights(weights, minutes, maximumMinutes);
  if (maximumMinutes < Number.POSITIVE_INFINITY)
    for (let pair = 0; pair < minutes.length; pair++) if (minutes[pair]! > maximumMinutes) weights[pair] = 0;
  return weights;
}

function isLibraryDecay(decay: DecayFunction): decay is Decay {
  return 'weigh' in decay;
}

function checkWeights(weights: Float64Array, minutes: TravelTimes['minutes'], maximumMinutes: number): void {
  for (let pair = 0; pair < weights.length; pair++)
    if (
      !(weights[pair]! >= 0 && weights[pair]! < Number.POSITIVE_INFINITY) &&
      minutes[pair]! <= maximumMinutes
    )
      throw new ArgumentError({
        argument: 'decay',
        value: weights[pair],
        expected: `a finite weight of 0 or more at ${minutes[pair]} minutes; a power decay needs minimumMinutes above 0 where journeys of 0 minutes occur`,
      });
}
