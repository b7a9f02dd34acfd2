import type { AreaTable, PlaceLevelName } from '../geography/area-table.ts';
import { checkValues } from './check-weights.ts';
import { connectedGroups } from './connected-groups.ts';
import { FLAG_BITS } from './flags/flag-table.ts';
import { namePlaces } from './name-places.ts';
import type { SpatialWeights } from './spatial-weights.ts';

/** Neighbouring areas with one flag, as a place that can be named. */
export interface HotspotPlace {
  /** 1 for the place that lacks the most consultants. */
  readonly rank: number;
  /** Unique among the places: 'Cromer and around, North Norfolk'. */
  readonly name: string;
  /** Indexes of its areas, ascending. */
  readonly areas: Uint32Array;
  readonly residents: number;
  readonly needWeightedPeople: number;
  /** Shares (0..1) of residents in areas with the flag. */
  readonly deprivedShare: number;
  readonly coastalShare: number;
  readonly ruralShare: number;
  /** Mean minutes to the nearest site over residents with a journey; NaN where none has one. */
  readonly meanMinutes: number;
  /** Consultants per 100,000 need-weighted people. */
  readonly accessPer100k: number;
  /** Consultants its people lack in reach against England's mean for their need. */
  readonly consultantsShort: number;
}

export interface HotspotPlaceInput {
  readonly areas: Pick<AreaTable, 'names' | 'levels' | 'residents'>;
  /** Flags of all areas. */
  readonly masks: Uint16Array;
  /** Which areas touch. */
  readonly contiguity: SpatialWeights;
  readonly nearestMinutes: ArrayLike<number>;
  readonly accessPer100k: ArrayLike<number>;
  readonly needWeightedPeople: ArrayLike<number>;
  readonly englandAccessPer100k: number;
  /** Flag that makes the places. Default 'hotspot'. */
  readonly flag?: keyof typeof FLAG_BITS;
  /**
   * Places end at the borders of this level, so that none grows to the size of a region. Default 'district';
   * null lets them run as far as flagged areas touch.
   */
  readonly within?: PlaceLevelName | null;
}

/**
 * Groups flagged areas that touch, district by district, into places, names them after their largest neighbourhood and districts,
 * and ranks them by the consultants they lack: need-weighted people times the access they are short of.
 *
 * @throws ArgumentError for columns that do not fit the contiguity
 */
export function hotspotPlaces(input: HotspotPlaceInput): HotspotPlace[] {
  const { areas, masks, contiguity, nearestMinutes, accessPer100k, needWeightedPeople } = input;
  const bit = FLAG_BITS[input.flag ?? 'hotspot'];
  checkValues(masks, contiguity);
  checkValues(accessPer100k, contiguity);
  checkValues(needWeightedPeople, contiguity);
  const within = input.within === null ? undefined : areas.levels[input.within ?? 'district'].placeOfArea;
  const groups = connectedGroups(
    masks.map((mask) => mask & bit),
    contiguity,
    within,
  );
  const names = namePlaces(groups, areas);
  const places = groups.map((group, index) => {
    const sum = (of: (area: number) => number) => group.reduce((total, area) => total + of(area), 0);
    const residents = sum((area) => areas.residents[area]!);
    const share = (flag: number) =>
      sum((area) => (masks[area]! & flag ? areas.residents[area]! : 0)) / residents;
    const reached = (area: number) => (nearestMinutes[area]! < Infinity ? areas.residents[area]! : 0);
    const need = sum((area) => needWeightedPeople[area]!);
    const consultants = sum((area) => (accessPer100k[area]! * needWeightedPeople[area]!) / 100_000);
    return {
      name: names[index]!,
      areas: group,
      residents,
      needWeightedPeople: need,
      deprivedShare: share(FLAG_BITS.deprived),
      coastalShare: share(FLAG_BITS.coastal),
      ruralShare: share(FLAG_BITS.rural),
      meanMinutes: sum((area) => (reached(area) ? reached(area) * nearestMinutes[area]! : 0)) / sum(reached),
      accessPer100k: (consultants / need) * 100_000,
      consultantsShort: (input.englandAccessPer100k * need) / 100_000 - consultants,
    };
  });
  return places
    .sort((a, b) => b.consultantsShort - a.consultantsShort || a.areas[0]! - b.areas[0]!)
    .map((place, index) => ({ rank: index + 1, ...place }));
}
