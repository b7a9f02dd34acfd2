/** Codes and names of the areas (LSOA 2021), in the order of the area table. */
export interface AreaKeys {
  readonly codes: readonly string[];
  readonly names: readonly string[];
}

/**
 * The ONS lookup from LSOA 2011 to LSOA 2021, a row a pair: unchanged and split areas of 2011 lead to one
 * or more areas of 2021, merged and irregular ones share an area of 2021.
 */
export interface AreaLookup2011 {
  /** LSOA11CD, LSOA11NM and LSOA21CD of each row. */
  readonly codes2011: readonly string[];
  readonly names2011: readonly string[];
  readonly codes2021: readonly string[];
  /** Residents of the 2011 area of each row, to weight merged areas; equal weights without it. */
  readonly residents2011?: ArrayLike<number>;
}

export type AreaVintage = '2021' | '2011';

/** For each key of a file, the areas it stands for. */
export interface AreaMatch {
  readonly vintage: AreaVintage;
  /** Indexes into the area table; empty where the key is unknown. */
  readonly areasOfKey: readonly (readonly number[])[];
  /** Weight of each key where several keys share an area. */
  readonly weightOfKey: readonly number[];
  readonly unmatched: readonly string[];
}

/**
 * Matches the area keys of a file, codes or names, to areas. Names are not unique between the vintages
 * (Newham 034J is one area in 2011 and another in 2021), so one vintage holds for the whole file: the
 * declared one, or the one that more keys fit (2021 when equal: then they mean the same).
 */
export function matchAreas(
  keys: readonly string[],
  areas: AreaKeys,
  lookup?: AreaLookup2011,
  vintage?: AreaVintage,
): AreaMatch {
  const as2021 = match(keys, index2021(areas));
  if (lookup === undefined || vintage === '2021') return { ...as2021, vintage: '2021' };
  const as2011 = match(keys, index2011(areas, lookup));
  const take2011 = vintage === '2011' || as2011.unmatched.length < as2021.unmatched.length;
  return take2011 ? { ...as2011, vintage: '2011' } : { ...as2021, vintage: '2021' };
}

interface KnownArea {
  readonly areas: number[];
  readonly weight: number;
}

function match(keys: readonly string[], known: Map<string, KnownArea>): Omit<AreaMatch, 'vintage'> {
  const found = keys.map((key) => known.get(normalise(key)));
  return {
    areasOfKey: found.map((area) => area?.areas ?? []),
    weightOfKey: found.map((area) => area?.weight ?? 1),
    unmatched: keys.filter((_, index) => found[index] === undefined),
  };
}

function index2021(areas: AreaKeys): Map<string, KnownArea> {
  const known = new Map<string, KnownArea>();
  areas.codes.forEach((code, area) => {
    const entry = { areas: [area], weight: 1 };
    known.set(normalise(code), entry);
    known.set(normalise(areas.names[area]!), entry);
  });
  return known;
}

function index2011(areas: AreaKeys, lookup: AreaLookup2011): Map<string, KnownArea> {
  const areaOfCode = new Map(areas.codes.map((code, area) => [code, area]));
  const known = new Map<string, KnownArea>();
  lookup.codes2011.forEach((code, row) => {
    const area = areaOfCode.get(lookup.codes2021[row]!);
    if (area === undefined) return;
    const before = known.get(normalise(code));
    if (before !== undefined) {
      before.areas.push(area);
      return;
    }
    const entry = { areas: [area], weight: lookup.residents2011?.[row] ?? 1 };
    known.set(normalise(code), entry);
    known.set(normalise(lookup.names2011[row]!), entry);
  });
  return known;
}

function normalise(key: string): string {
  return key.trim().replace(/\s+/g, ' ').toUpperCase();
}
