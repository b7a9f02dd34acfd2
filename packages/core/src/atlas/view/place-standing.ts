/** Where a place stands among those of its level that have a figure. */
export interface PlaceStanding {
  /** 1 is the worst; equal figures share the better of their ranks. */
  readonly rankFromWorst: number;
  readonly places: number;
}

/**
 * Rank of one place's figure, counted from the worst.
 *
 * @param figures one figure a place; NaN is "no data" and is left out
 * @param place index of the place
 * @param worse which end is bad
 * @returns null where the place has no figure
 */
export function placeStanding(
  figures: ArrayLike<number>,
  place: number,
  worse: 'higher' | 'lower',
): PlaceStanding | null {
  const own = figures[place]!;
  if (Number.isNaN(own)) return null;
  let rankFromWorst = 1;
  let places = 0;
  for (let other = 0; other < figures.length; other++) {
    const figure = figures[other]!;
    if (Number.isNaN(figure)) continue;
    places++;
    if (worse === 'higher' ? figure > own : figure < own) rankFromWorst++;
  }
  return { rankFromWorst, places };
}
