import { ArgumentError } from '../foundation/errors.ts';
import { checkMinutes } from './check-matrix.ts';
import type { TravelMatrix, TravelProvenance } from './matrix.ts';

/** What a builder needs to know besides the pairs. */
export interface MatrixDescription {
  readonly areaCount: number;
  readonly siteCount: number;
  readonly mode: TravelMatrix['mode'];
  readonly provenance: TravelProvenance;
}

/** Pairs as columns of one length, in any order. */
export interface AreaSitePairs {
  /** Index of the area of each pair, in 0..areaCount - 1. */
  readonly areas: ArrayLike<number>;
  /** Index of the site of each pair, in 0..siteCount - 1. */
  readonly sites: ArrayLike<number>;
  /** Minutes of each pair, finite, 0 or more. A pair without a journey is left out. */
  readonly minutes: ArrayLike<number>;
}

/**
 * A travel matrix from pairs in any order, by two counting sorts.
 *
 * @throws ArgumentError for columns of different lengths, indexes out of range, minutes that are not finite
 *   or negative, and a pair that is given twice
 */
export function matrixFromPairs(pairs: AreaSitePairs, description: MatrixDescription): TravelMatrix {
  const { areas, sites, minutes } = pairs;
  for (const [argument, column] of Object.entries({ sites, minutes }))
    if (column.length !== areas.length)
      throw new ArgumentError({
        argument,
        value: column,
        expected: `${areas.length} elements, as areas has`,
      });
  checkIndexes('areas', areas, description.areaCount);
  checkIndexes('sites', sites, description.siteCount);
  checkMinutes(minutes);
  const { order, offsets } = orderPairs(areas, sites, description.areaCount, description.siteCount);
  const sortedSites = siteColumn(description.siteCount, order.length);
  const sortedMinutes = minuteColumn(minutes, order.length);
  for (let place = 0; place < order.length; place++) {
    sortedSites[place] = sites[order[place]!]!;
    sortedMinutes[place] = minutes[order[place]!]!;
    if (place === 0 || sortedSites[place] !== sortedSites[place - 1]) continue;
    const area = areas[order[place]!]!;
    if (areas[order[place - 1]!] === area)
      throw new ArgumentError({
        argument: 'areas',
        index: order[place]!,
        value: area,
        expected: `each pair once; area ${area} and site ${sortedSites[place]} were given before`,
      });
  }
  return { ...description, offsets, sites: sortedSites, minutes: sortedMinutes };
}

/**
 * A travel matrix from a full table of minutes, one row an area: `minutes[area * siteCount + site]`.
 *
 * @param minutes areaCount x siteCount elements; NaN where there is no journey
 * @throws ArgumentError for a wrong length, and for negative or infinite minutes
 */
export function matrixFromDense(minutes: ArrayLike<number>, description: MatrixDescription): TravelMatrix {
  const { areaCount, siteCount } = description;
  if (minutes.length !== areaCount * siteCount)
    throw new ArgumentError({
      argument: 'minutes',
      value: minutes,
      expected: `${areaCount * siteCount} elements (${areaCount} areas x ${siteCount} sites)`,
    });
  let pairs = 0;
  for (let cell = 0; cell < minutes.length; cell++) if (!Number.isNaN(minutes[cell]!)) pairs++;
  const offsets = new Uint32Array(areaCount + 1);
  const sites = siteColumn(siteCount, pairs);
  const kept = minuteColumn(minutes, pairs);
  let pair = 0;
  for (let area = 0; area < areaCount; area++) {
    for (let site = 0; site < siteCount; site++) {
      const value = minutes[area * siteCount + site]!;
      if (Number.isNaN(value)) continue;
      sites[pair] = site;
      kept[pair++] = value;
    }
    offsets[area + 1] = pair;
  }
  checkMinutes(kept);
  return { ...description, offsets, sites, minutes: kept };
}

/** The smallest column that can hold the indexes of so many sites. */
export function siteColumn(siteCount: number, length: number): Uint16Array | Uint32Array {
  return siteCount <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Minutes keep the precision that they came with: single where they are in single, else double. */
function minuteColumn(minutes: ArrayLike<number>, length: number): Float32Array | Float64Array {
  return minutes instanceof Float32Array ? new Float32Array(length) : new Float64Array(length);
}

/**
 * The order that puts pairs by area, then site, and where each area's run begins; stable.
 */
export function orderPairs(
  areas: ArrayLike<number>,
  sites: ArrayLike<number>,
  areaCount: number,
  siteCount: number,
): { order: Uint32Array; offsets: Uint32Array } {
  const asGiven = Uint32Array.from({ length: areas.length }, (_, index) => index);
  return countingSort(countingSort(asGiven, sites, siteCount).order, areas, areaCount);
}

function checkIndexes(argument: string, indexes: ArrayLike<number>, count: number): void {
  for (let index = 0; index < indexes.length; index++) {
    const value = indexes[index]!;
    if (!(Number.isInteger(value) && value >= 0 && value < count))
      throw new ArgumentError({
        argument,
        index,
        value,
        expected: `a whole number from 0 to ${count - 1}`,
      });
  }
}

/** A stable sort of `order` by `keys[order[i]]`, and where each key's run begins. */
function countingSort(
  order: Uint32Array,
  keys: ArrayLike<number>,
  keyCount: number,
): { order: Uint32Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(keyCount + 1);
  for (let place = 0; place < order.length; place++) offsets[keys[place]! + 1]!++;
  for (let key = 0; key < keyCount; key++) offsets[key + 1]! += offsets[key]!;
  const next = offsets.slice(0, keyCount);
  const sorted = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const item = order[place]!;
    sorted[next[keys[item]!]!++] = item;
  }
  return { order: sorted, offsets };
}
