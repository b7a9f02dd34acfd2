import { DataError } from '../foundation/errors.ts';
import { type AreaCrosswalk, carryRanks } from './area-vintages.ts';

/** Deprivation of the same ground in the indices of 2019 and 2025, one element an area of 2021. */
export interface DeprivationChange {
  /** Decile of 2025 among 33,755 areas, 1 most deprived tenth. */
  readonly decile2025: Uint8Array;
  /** Decile of 2019 among 32,844 areas; NaN where former areas with different deciles were joined. */
  readonly decile2019: Float64Array;
  /** Rank of 2019; NaN where the area comes from more than one former area. */
  readonly rank2019: Float64Array;
  /** Most and least deprived decile of 2019 among the former areas. */
  readonly mostDeprived2019: Float64Array;
  readonly leastDeprived2019: Float64Array;
}

/**
 * The indices of 2019 and 2025 side by side. Ranks and deciles are relative to all areas of their own year,
 * so a change says that an area moved against the others, not that it became richer or poorer.
 *
 * @param areas areas of 2021 in the order of the crosswalk
 * @param former the indices of 2019: columns of `readDeprivation2019`
 */
export function compareDeprivation(
  crosswalk: AreaCrosswalk,
  areas: { readonly imdDecile: Uint8Array },
  former: {
    readonly area: readonly string[];
    readonly imdRank: readonly number[];
    readonly imdDecile: readonly number[];
  },
): DeprivationChange {
  const row = new Map(former.area.map((code, index) => [code, index]));
  const inOrder = (column: readonly number[]) =>
    crosswalk.formerCodes.map((code) => {
      const at = row.get(code);
      if (at !== undefined) return column[at]!;
      throw new DataError({
        file: 'indices of deprivation 2019',
        value: code,
        problem: 'lacks an area of 2011',
      });
    });
  const deciles = carryRanks(crosswalk, inOrder(former.imdDecile), 'agreed');
  return {
    decile2025: areas.imdDecile,
    decile2019: deciles.value,
    rank2019: carryRanks(crosswalk, inOrder(former.imdRank), 'one').value,
    mostDeprived2019: deciles.lowest,
    leastDeprived2019: deciles.highest,
  };
}
