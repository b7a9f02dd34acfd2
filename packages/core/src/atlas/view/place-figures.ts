import type { AtlasColumn } from '../manifest.ts';

/**
 * One figure for every place of a higher level, from those of its areas.
 *
 * @param values one figure an area; NaN is "no data"
 * @param residents people in each area
 * @param placeOfArea index of each area's place
 * @param placeCount how many places there are
 * @param combine 'residentMean' (mean weighted by residents, of the areas that have a figure), 'sum', or
 *   'none' (NaN everywhere)
 * @returns one figure a place; NaN where none of its areas has one
 */
export function placeFigures(
  values: ArrayLike<number>,
  residents: ArrayLike<number>,
  placeOfArea: ArrayLike<number>,
  placeCount: number,
  combine: AtlasColumn['combine'],
): Float64Array {
  const figures = new Float64Array(placeCount);
  if (combine === 'none') return figures.fill(Number.NaN);
  const weights = new Float64Array(placeCount);
  for (let area = 0; area < values.length; area++) {
    const value = values[area]!;
    if (Number.isNaN(value)) continue;
    const place = placeOfArea[area]!;
    if (place >= placeCount) continue;
    const weight = combine === 'sum' ? 1 : residents[area]!;
    figures[place]! += value * weight;
    weights[place]! += weight;
  }
  for (let place = 0; place < placeCount; place++) {
    if (weights[place] === 0) figures[place] = Number.NaN;
    else if (combine === 'residentMean') figures[place]! /= weights[place]!;
  }
  return figures;
}
