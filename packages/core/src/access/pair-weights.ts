import { ArgumentError } from '../foundation/errors.ts';
import type { Decay, DecayFunction } from './decay/decay.ts';
import { checkLimit, type TravelTimes } from './travel-times.ts';

/** Up to this many pairs (8 MiB of weights) the scratch column is kept between calls. */
const SCRATCH_PAIRS = 1 << 20;

let scratch = new Float64Array(0);

/**
 * A column for weights that do not outlive the call that asks for it: fresh memory costs more than the sums
 * over it, and methods are called many times on one matrix. Its content is left over; it is lent to one taker at
 * a time.
 */
export function lentWeights(pairs: number): Float64Array {
  if (pairs > SCRATCH_PAIRS) return new Float64Array(pairs);
  if (scratch.length < pairs) scratch = new Float64Array(pairs);
  return scratch.subarray(0, pairs);
}

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
  travel: TravelTimes,
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
        expected: `a finite weight of 0 or more at ${minutes[pair]} minutes (pair ${pair}); a power decay needs minimumMinutes above 0 where journeys of 0 minutes occur`,
      });
}
