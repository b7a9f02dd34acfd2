import { ArgumentError } from '../../foundation/errors.ts';

/** What the flags are worked out from: columns with one element for each area. NaN stands for not known. */
export interface FlagColumns {
  readonly count: number;
  readonly residents: ArrayLike<number>;
  /** People weighted by their risk of cancer. */
  readonly needWeightedPeople: ArrayLike<number>;
  readonly openCoastMetres: ArrayLike<number>;
  /** Share (0..1) of postcodes within 500 m of high water; needed by the 'highWater' rule only. */
  readonly highWaterPostcodeShare?: ArrayLike<number>;
  /** Index into RURAL_URBAN_CLASSES. */
  readonly ruralUrban: ArrayLike<number>;
  /** 1 most deprived, 10 least. */
  readonly imdDecile: ArrayLike<number>;
  /** Minutes to the nearest radiotherapy site; Infinity where no journey was found. */
  readonly nearestMinutes: ArrayLike<number>;
  /** Consultants per 100,000 need-weighted people. */
  readonly accessPer100k: ArrayLike<number>;
  /** Share (0..1) treated within 62 days at the trust that serves the area. */
  readonly treatedWithin62DaysShare: ArrayLike<number>;
  readonly households: ArrayLike<number>;
  readonly householdsWithoutCar: ArrayLike<number>;
  /** 1 in a significant cold spot of access (see coldSpots), else 0. */
  readonly coldSpot: ArrayLike<number>;
  /** False discovery rate that the cold spots were found with. */
  readonly falseDiscoveryRate: number;
}

/** @throws ArgumentError naming a column that has another number of elements than there are areas */
export function checkFlagColumns(columns: FlagColumns): void {
  for (const [name, column] of Object.entries(columns)) {
    if (typeof column === 'number' || column === undefined) continue;
    if (column.length !== columns.count)
      throw new ArgumentError({ argument: name, value: column, expected: `${columns.count} elements` });
  }
}
