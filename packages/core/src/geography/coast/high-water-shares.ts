import { ArgumentError } from '../../foundation/errors.ts';
import type { Land } from '../draw/land.ts';
import { NO_AREA } from '../postcode-codec.ts';
import { ENGLAND_LAND_BORDERS, type LandBorder } from './land-borders.ts';
import { findSeaShore } from './sea-shore.ts';
import { isSegmentWithin } from './segment-within.ts';

/** Postcodes and the land whose shores they may lie near. National Grid metres. */
export interface HighWaterInput {
  readonly land: Land;
  /** One element for each postcode. */
  readonly eastingMetres: ArrayLike<number>;
  readonly northingMetres: ArrayLike<number>;
  /** Index of the area, NO_AREA where the postcode has none. */
  readonly areaOfPostcode: ArrayLike<number>;
  readonly areaCount: number;
}

export interface HighWaterOptions {
  /** Where the rings of the land are borders with other land. */
  readonly borders: readonly LandBorder[];
  /** Water narrower than this is a tidal river: its banks do not count. */
  readonly narrowestMetres: number;
  /** A postcode this near high water counts, inclusive. */
  readonly withinMetres: number;
  /** How far seaward of high water the land's shore is drawn; added to `withinMetres`. */
  readonly shoreOffsetMetres: number;
}

/**
 * The offset is the median by which GSHHG's shore lies farther than the high-water line of the ONS boundaries
 * from the 489 LSOA centres within 500 m of the open coast (quartiles 39 and 204 m).
 */
export const DEFAULT_HIGH_WATER_OPTIONS: HighWaterOptions = {
  borders: ENGLAND_LAND_BORDERS,
  narrowestMetres: 1000,
  withinMetres: 500,
  shoreOffsetMetres: 130,
};

/**
 * Share of each area's postcodes that lie near high water, tidal rivers excluded: after the Chief Medical
 * Officer's annual report 2021, Health in coastal communities.
 *
 * @returns one share (0..1) for each area, NaN for an area without a postcode
 * @throws ArgumentError for columns of different lengths, an area out of range, or metres out of range
 */
export function highWaterShares(
  input: HighWaterInput,
  options: Partial<HighWaterOptions> = {},
): Float64Array {
  const all = { ...DEFAULT_HIGH_WATER_OPTIONS, ...options };
  checkInput(input);
  checkOptions(all);
  const { borders, narrowestMetres } = all;
  const reachMetres = all.withinMetres + all.shoreOffsetMetres;
  const { land, grid, isSea } = findSeaShore(input.land, { borders, narrowestMetres });
  const { eastingMetres, northingMetres, areaOfPostcode, areaCount } = input;
  const near = new Float64Array(areaCount);
  const total = new Float64Array(areaCount);
  for (let postcode = 0; postcode < areaOfPostcode.length; postcode++) {
    const area = areaOfPostcode[postcode]!;
    if (area === NO_AREA) continue;
    total[area]!++;
    if (isSegmentWithin(land, grid, eastingMetres[postcode]!, northingMetres[postcode]!, reachMetres, isSea))
      near[area]!++;
  }
  return near.map((count, area) => count / total[area]!);
}

function checkInput(input: HighWaterInput): void {
  const { areaOfPostcode, areaCount } = input;
  for (const argument of ['eastingMetres', 'northingMetres'] as const)
    if (input[argument].length !== areaOfPostcode.length)
      throw new ArgumentError({
        argument,
        value: input[argument].length,
        expected: `${areaOfPostcode.length} elements, one for each postcode`,
      });
  for (let index = 0; index < areaOfPostcode.length; index++) {
    const area = areaOfPostcode[index]!;
    if (area !== NO_AREA && !(Number.isInteger(area) && area >= 0 && area < areaCount))
      throw new ArgumentError({
        argument: 'areaOfPostcode',
        index,
        value: area,
        expected: `an index below ${areaCount} or NO_AREA`,
      });
  }
}

function checkOptions({ narrowestMetres, withinMetres, shoreOffsetMetres }: HighWaterOptions): void {
  if (!(narrowestMetres > 0 && Number.isFinite(narrowestMetres)))
    throw new ArgumentError({ argument: 'narrowestMetres', value: narrowestMetres, expected: 'above 0' });
  for (const [argument, value] of Object.entries({ withinMetres, shoreOffsetMetres }))
    if (!(value >= 0 && Number.isFinite(value)))
      throw new ArgumentError({ argument, value, expected: '0 metres or more' });
}
