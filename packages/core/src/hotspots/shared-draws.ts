import { seededRandom } from '../foundation/random.ts';

/**
 * Random samples of areas without replacement, one for each permutation, column by column: the area drawn at
 * place `j` of permutation `p` is `areas[j * permutations + p]`.
 */
export interface SharedDraws {
  readonly permutations: number;
  /** Areas drawn in each permutation. */
  readonly width: number;
  readonly areas: Uint32Array;
}

/**
 * Draws `width` of `count` areas for each permutation, every ordered sample equally likely (to the
 * generator's 32 bits): the first places of a Fisher-Yates shuffle that goes on from permutation to
 * permutation.
 */
export function drawShared(count: number, width: number, permutations: number, seed: number): SharedDraws {
  const random = seededRandom(seed);
  const deck = Uint32Array.from({ length: count }, (_, area) => area);
  const areas = new Uint32Array(width * permutations);
  for (let permutation = 0; permutation < permutations; permutation++)
    for (let place = 0; place < width; place++) {
      const from = place + Math.floor(random() * (count - place));
      const drawn = deck[from]!;
      deck[from] = deck[place]!;
      deck[place] = drawn;
      areas[place * permutations + permutation] = drawn;
    }
  return { permutations, width, areas };
}

/** For each area the places in {@link SharedDraws.areas} that drew it, as compressed sparse rows, ascending. */
export function placesOfAreas(
  draws: SharedDraws,
  count: number,
): { readonly offsets: Uint32Array; readonly places: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const area of draws.areas) offsets[area + 1]!++;
  for (let area = 0; area < count; area++) offsets[area + 1]! += offsets[area]!;
  const next = offsets.slice(0, count);
  const places = new Uint32Array(draws.areas.length);
  for (let place = 0; place < draws.areas.length; place++) places[next[draws.areas[place]!]!++] = place;
  return { offsets, places };
}
