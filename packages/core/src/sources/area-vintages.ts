import { ArgumentError, DataError } from '../foundation/errors.ts';

/** How an area of 2011 became areas of 2021 (ONS exact fit look-up): same, split, merged, irregular. */
export type AreaChange = 'U' | 'S' | 'M' | 'X';

/**
 * Areas of 2011 carried to areas of 2021. The links of area `a` of 2021 run from `offsets[a]` up to
 * `offsets[a + 1]`: link `k` brings the share `weight[k]` of the people of area `former[k]` of 2011.
 * The weights of one former area add up to 1, so counts are kept.
 */
export interface AreaCrosswalk {
  /** LSOA21CD in the order given. */
  readonly codes: readonly string[];
  /** LSOA11CD ascending. */
  readonly formerCodes: readonly string[];
  readonly offsets: Uint32Array;
  readonly former: Uint32Array;
  readonly weight: Float64Array;
  /** For each area of 2021 how it came about. */
  readonly change: readonly AreaChange[];
}

/** What may be done with a measure of 2011 areas on 2021 areas. */
export const VINTAGE_RULES = {
  count: 'apportioned by the residents (2021) of the areas that a former area became',
  share: 'numerator and denominator apportioned as counts, then divided',
  score: 'carried unchanged where an area comes from one former area; otherwise left empty, the range shown',
  rank: 'carried unchanged where an area comes from one former area; never averaged, the range shown',
  decile: 'carried unchanged where all former areas agree; never averaged, the range shown',
  class: 'carried unchanged where all former areas agree',
} as const;

/**
 * Builds the crosswalk from the rows of the look-up.
 *
 * @param changes one row a pair of areas; the columns of `readAreaChanges`
 * @param areas the areas of 2021 and their residents, by which the people of a former area are apportioned
 * @throws DataError where an area of 2021 has no former area, or a row names an area that is not given.
 */
export function buildAreaCrosswalk(
  changes: {
    readonly former: readonly string[];
    readonly area: readonly string[];
    readonly change: readonly string[];
  },
  areas: { readonly codes: readonly string[]; readonly residents: ArrayLike<number> },
): AreaCrosswalk {
  const file = 'look-up of areas 2011 to 2021';
  const index = new Map(areas.codes.map((code, area) => [code, area]));
  const formerCodes = [...new Set(changes.former)].sort();
  const formerIndex = new Map(formerCodes.map((code, former) => [code, former]));
  const people = new Float64Array(formerCodes.length);
  const links: { area: number; former: number }[] = changes.area.map((code, row) => {
    const area = index.get(code);
    if (area === undefined) throw new DataError({ file, value: code, problem: 'names an unknown area' });
    const former = formerIndex.get(changes.former[row]!)!;
    people[former]! += areas.residents[area]!;
    return { area, former };
  });
  const parts = new Uint32Array(formerCodes.length);
  for (const { former } of links) parts[former]!++;
  const order = Array.from(links.keys()).sort(
    (a, b) => links[a]!.area - links[b]!.area || links[a]!.former - links[b]!.former,
  );
  const offsets = new Uint32Array(areas.codes.length + 1);
  const change: AreaChange[] = new Array(areas.codes.length);
  for (const row of order) {
    offsets[links[row]!.area + 1]!++;
    change[links[row]!.area] = changes.change[row] as AreaChange;
  }
  for (let area = 0; area < areas.codes.length; area++) {
    if (offsets[area + 1] === 0)
      throw new DataError({ file, value: areas.codes[area]!, problem: 'lacks an area of 2021' });
    offsets[area + 1]! += offsets[area]!;
  }
  return {
    codes: areas.codes,
    formerCodes,
    offsets,
    former: Uint32Array.from(order, (row) => links[row]!.former),
    weight: Float64Array.from(order, (row) => {
      const { area, former } = links[row]!;
      return people[former] === 0 ? 1 / parts[former]! : areas.residents[area]! / people[former]!;
    }),
    change,
  };
}

/**
 * Counts of 2011 areas on 2021 areas: each former area's count is shared out by residents. The total is kept.
 *
 * @param counts one a former area, in the order of `formerCodes`
 */
export function carryCounts(crosswalk: AreaCrosswalk, counts: ArrayLike<number>): Float64Array {
  checkLength(crosswalk, counts);
  const { offsets, former, weight, codes } = crosswalk;
  const carried = new Float64Array(codes.length);
  for (let area = 0; area < codes.length; area++)
    for (let link = offsets[area]!; link < offsets[area + 1]!; link++)
      carried[area]! += weight[link]! * counts[former[link]!]!;
  return carried;
}

/** A rank, decile, score or class of 2011 areas on 2021 areas: never averaged. */
export interface CarriedRanks {
  /** The value where there is one that holds, else NaN. */
  readonly value: Float64Array;
  /** Lowest and highest value among an area's former areas. */
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
}

/**
 * Ranks, deciles, scores or classes of 2011 areas on 2021 areas.
 *
 * @param rule 'one' carries a value only from a single former area (ranks, scores); 'agreed' also where all
 * former areas have the same (deciles, classes)
 */
export function carryRanks(
  crosswalk: AreaCrosswalk,
  values: ArrayLike<number>,
  rule: 'one' | 'agreed',
): CarriedRanks {
  checkLength(crosswalk, values);
  const { offsets, former, codes } = crosswalk;
  const value = new Float64Array(codes.length).fill(Number.NaN);
  const lowest = new Float64Array(codes.length).fill(Number.NaN);
  const highest = new Float64Array(codes.length).fill(Number.NaN);
  for (let area = 0; area < codes.length; area++) {
    const links = former.subarray(offsets[area]!, offsets[area + 1]!);
    const origins = Array.from(links, (at) => values[at]!);
    lowest[area] = Math.min(...origins);
    highest[area] = Math.max(...origins);
    if (origins.length === 1 || (rule === 'agreed' && lowest[area] === highest[area]))
      value[area] = origins[0]!;
  }
  return { value, lowest, highest };
}

function checkLength({ formerCodes }: AreaCrosswalk, values: ArrayLike<number>): void {
  if (values.length !== formerCodes.length)
    throw new ArgumentError({
      argument: 'values',
      value: values.length,
      expected: `one for each of ${formerCodes.length} former areas`,
    });
}
