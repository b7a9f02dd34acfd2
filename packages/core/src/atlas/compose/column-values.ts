import { type AreaTable, DEPRIVATION_DOMAINS } from '../../geography/area-table.ts';
import { type AreaMeasures, COUNTED_MINUTES } from './measure-areas.ts';
import type { WaitColumns } from './trusts.ts';

export interface ColumnValuesInput {
  readonly areas: AreaTable;
  readonly measures: AreaMeasures;
  readonly expectedErrorMinutes: ArrayLike<number> | null;
  /** Share (0..1) of postcodes within 500 m of high water; NaN where an area has none. */
  readonly highWaterPostcodeShare: ArrayLike<number>;
  readonly waits: {
    readonly days28: WaitColumns;
    readonly days31: WaitColumns;
    readonly days62: WaitColumns;
  };
  /** Index of the trust that serves each area, -1 where none does. */
  readonly servingTrust: Int32Array;
  readonly withinShare: (waits: WaitColumns, trust: number) => number;
}

/** The values of the columns of `journeyColumns` by id: one number an area, NaN for "no data". */
export function journeyValues(measures: AreaMeasures): Map<string, ArrayLike<number>> {
  return new Map<string, ArrayLike<number>>([
    ['accessPer100k', measures.accessPer100k],
    ...COUNTED_MINUTES.map(
      (limit) => [`consultantsWithin${limit}Minutes`, measures.consultantsWithin.get(limit)!] as const,
    ),
    ['whyDistance', measures.why.distance],
    ['whySupply', measures.why.supply],
    ['whyCompetition', measures.why.competition],
    ['nearestMinutes', finite(measures.nearest.minutes)],
    ['secondNearestMinutes', finite(measures.secondNearest.minutes)],
    ['nearestSite', known(measures.nearest.sites)],
  ]);
}

/** The values of the columns of an atlas and its first journey by id: one number an area, NaN for "no data". */
export function columnValues(input: ColumnValuesInput): Map<string, ArrayLike<number>> {
  const { areas, measures, waits, servingTrust } = input;
  const percentOf = (part: ArrayLike<number>, whole: ArrayLike<number>) =>
    each(areas.count, (area) => (whole[area]! > 0 ? (100 * part[area]!) / whole[area]! : Number.NaN));
  const within = (column: WaitColumns) =>
    each(areas.count, (area) => 100 * input.withinShare(column, servingTrust[area]!));
  const { from16To24, from25To34, from35To49, from50To64, from65 } = areas.residentsAged;
  const aged16To64 = each(
    areas.count,
    (area) => from16To24[area]! + from25To34[area]! + from35To49[area]! + from50To64[area]!,
  );

  const values = new Map<string, ArrayLike<number>>([
    ...journeyValues(measures),
    ['servingTrust', known(servingTrust)],
    ['within28DaysPercent', within(waits.days28)],
    ['within31DaysPercent', within(waits.days31)],
    ['within62DaysPercent', within(waits.days62)],
    ['imdScore', areas.imdScore],
    ['imdRank', areas.imdRank],
    ['imdDecile', areas.imdDecile],
    ...DEPRIVATION_DOMAINS.map((domain) => [`${domain}Decile`, areas.imdDomainDecile[domain]] as const),
    ['incomeDeprivedPercent', percentOf(areas.incomeDeprivedPeople, areas.residents)],
    ['employmentDeprivedPercent', percentOf(areas.employmentDeprivedPeople, aged16To64)],
    ['residents', areas.residents],
    ['aged65PlusPercent', percentOf(from65, areas.residents)],
    ['noCarPercent', percentOf(areas.householdsWithoutCar, areas.households)],
    ['ruralUrban', areas.ruralUrban],
    ['openCoastKilometres', each(areas.count, (area) => areas.openCoastMetres[area]! / 1000)],
    ['highWaterPostcodesPercent', each(areas.count, (area) => 100 * input.highWaterPostcodeShare[area]!)],
    ['longitude', areas.longitude],
    ['latitude', areas.latitude],
  ]);
  if (input.expectedErrorMinutes) values.set('expectedErrorMinutes', input.expectedErrorMinutes);
  return values;
}

function each(count: number, of: (area: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, area) => of(area));
}

/** Infinity is no journey: "no data" in a column. */
function finite(minutes: Float64Array): Float64Array {
  return minutes.map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

function known(indexes: Int32Array): Float64Array {
  return Float64Array.from(indexes, (index) => (index < 0 ? Number.NaN : index));
}
