import { enhancedTwoStepAccess, nearestSites, needWeights, per100k, twoAgeBands } from '../access/index.ts';
import { DEFAULT_ATLAS_SETTINGS, settingsDecay } from '../atlas/compose/settings.ts';
import { type AreaTable, RURAL_URBAN_CLASSES } from '../geography/area-table.ts';
import type { TravelMatrix } from '../travel/matrix.ts';

/** One group of areas under two matrices. Means are weighted by residents. */
export interface TravelComparisonRow {
  readonly kind: 'England' | 'region' | 'district' | 'rurality' | 'coast' | 'deprivation';
  readonly group: string;
  readonly residents: number;
  /** Residents of areas with a journey in both matrices: the means are over them. */
  readonly residentsCompared: number;
  readonly nearestMinutes: readonly [a: number, b: number];
  /** Mean over residents of b minus a, and of its size whatever its sign. */
  readonly differenceMinutes: number;
  readonly absoluteDifferenceMinutes: number;
  /** Share of the compared residents whose nearest site is beyond the limit, 0..1. */
  readonly beyondLimit: readonly [a: number, b: number];
  /** Share of all residents without a journey, 0..1. */
  readonly withoutJourney: readonly [a: number, b: number];
  /** Consultants per 100,000 need-weighted people (E2SFCA); NaN where no supply is known. */
  readonly accessPer100k: readonly [a: number, b: number];
}

export interface ComparisonInput {
  readonly areas: AreaTable;
  /** Two matrices of the same areas and sites. */
  readonly a: TravelMatrix;
  readonly b: TravelMatrix;
  /** 1 for each site that counts as the nearest. */
  readonly countsAsNearest: ArrayLike<number>;
  /** Consultants at each site; all 0 where none is known. */
  readonly consultantsAtSite: ArrayLike<number>;
}

/** Population-weighted centre within this distance of the open coast. */
const COASTAL_METRES = 5000;

/**
 * Where two travel matrices differ, and what that does to the headline figures: for England, regions,
 * districts, rural and urban classes, coast and deprivation tenths, worst difference first within a kind.
 */
export function compareTravel(input: ComparisonInput): TravelComparisonRow[] {
  const { areas } = input;
  const sides = [input.a, input.b].map((matrix) => measure(matrix, input)) as [Side, Side];
  const groups: [TravelComparisonRow['kind'], readonly string[], (area: number) => number][] = [
    ['England', ['England'], () => 0],
    ['region', areas.levels.region.names, (area) => areas.levels.region.placeOfArea[area]!],
    ['district', areas.levels.district.names, (area) => areas.levels.district.placeOfArea[area]!],
    ['rurality', RURAL_URBAN_CLASSES.map(({ name }) => name), (area) => areas.ruralUrban[area]!],
    [
      'coast',
      ['within 5 km of the open coast', 'farther inland'],
      (area) => (areas.openCoastMetres[area]! <= COASTAL_METRES ? 0 : 1),
    ],
    [
      'deprivation',
      Array.from({ length: 10 }, (_, tenth) => `tenth ${tenth + 1} of 10, most deprived first`),
      (area) => areas.imdDecile[area]! - 1,
    ],
  ];
  return groups.flatMap(([kind, names, groupOf]) => {
    const rows = summarise(kind, names, groupOf, areas.residents, sides);
    return kind === 'deprivation' || kind === 'rurality'
      ? rows
      : rows.sort((one, other) => sizeOf(other) - sizeOf(one));
  });
}

/** Groups where nothing could be compared come last. */
function sizeOf({ absoluteDifferenceMinutes }: TravelComparisonRow): number {
  return Number.isFinite(absoluteDifferenceMinutes) ? absoluteDifferenceMinutes : -1;
}

interface Side {
  readonly nearest: Float64Array;
  readonly access: Float64Array;
}

function measure(travel: TravelMatrix, { areas, countsAsNearest, consultantsAtSite }: ComparisonInput): Side {
  const { minutes } = nearestSites(travel, { supply: Float64Array.from(countsAsNearest) });
  const maximumMinutes = DEFAULT_ATLAS_SETTINGS.catchmentMinutes;
  const supply = Float64Array.from(consultantsAtSite);
  const hasSupply = supply.some((consultants) => consultants > 0);
  const demand = needWeights(twoAgeBands(areas.residents, areas.residentsAged.from65));
  const decay = settingsDecay(DEFAULT_ATLAS_SETTINGS);
  return {
    nearest: minutes,
    access: hasSupply
      ? per100k(enhancedTwoStepAccess({ travel, demand, supply, decay, maximumMinutes }).access)
      : new Float64Array(areas.count).fill(Number.NaN),
  };
}

function summarise(
  kind: TravelComparisonRow['kind'],
  names: readonly string[],
  groupOf: (area: number) => number,
  residents: Uint32Array,
  [a, b]: readonly [Side, Side],
): TravelComparisonRow[] {
  const limit = DEFAULT_ATLAS_SETTINGS.limitMinutes;
  const sums = names.map(() => ({
    all: 0,
    both: 0,
    nearest: [0, 0],
    sized: 0,
    beyond: [0, 0],
    without: [0, 0],
    access: [0, 0],
  }));
  for (let area = 0; area < residents.length; area++) {
    const sum = sums[groupOf(area)]!;
    const people = residents[area]!;
    sum.all += people;
    [a, b].forEach((side, index) => {
      if (!Number.isFinite(side.nearest[area]!)) sum.without[index]! += people;
      sum.access[index]! += people * side.access[area]!;
    });
    if (!Number.isFinite(a.nearest[area]!) || !Number.isFinite(b.nearest[area]!)) continue;
    sum.both += people;
    [a, b].forEach((side, index) => {
      if (side.nearest[area]! > limit) sum.beyond[index]! += people;
    });
    sum.nearest[0]! += people * a.nearest[area]!;
    sum.nearest[1]! += people * b.nearest[area]!;
    sum.sized += people * Math.abs(b.nearest[area]! - a.nearest[area]!);
  }
  return names.flatMap((group, index) => {
    const { all, both, nearest, sized, beyond, without, access } = sums[index]!;
    if (all === 0) return [];
    const pair = (values: readonly number[], of: number): [number, number] => [
      values[0]! / of,
      values[1]! / of,
    ];
    const nearestMinutes = pair(nearest, both);
    return {
      kind,
      group,
      residents: all,
      residentsCompared: both,
      nearestMinutes,
      differenceMinutes: nearestMinutes[1] - nearestMinutes[0],
      absoluteDifferenceMinutes: sized / both,
      beyondLimit: pair(beyond, both),
      withoutJourney: pair(without, all),
      accessPer100k: pair(access, all),
    };
  });
}
