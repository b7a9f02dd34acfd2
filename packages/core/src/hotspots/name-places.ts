import type { AreaTable, PlaceLevel } from '../geography/area-table.ts';

/** A district is named where it holds at least this share of a place's residents (and the largest always). */
const DISTRICT_SHARE = 0.2;

/**
 * Names groups of areas: the neighbourhood (MSOA) with the most of their residents, 'and around' where there
 * are others, and the districts with a fifth of the residents or more, but not one that the neighbourhood is named
 * after. Groups that would share a name are
 * told apart by the name of their largest area, which no two areas share.
 */
export function namePlaces(
  groups: readonly Uint32Array[],
  areas: Pick<AreaTable, 'names' | 'levels' | 'residents'>,
): string[] {
  const names = groups.map((group) => {
    const neighbourhoods = bySize(group, areas.levels.msoa, areas.residents);
    const districts = bySize(group, areas.levels.district, areas.residents);
    const residents = districts.reduce((sum, district) => sum + district.residents, 0);
    const named = districts.filter(
      (district, place) => place === 0 || district.residents >= DISTRICT_SHARE * residents,
    );
    const around = neighbourhoods.length > 1 ? ' and around' : '';
    const neighbourhood = neighbourhoods[0]!.name;
    const others = named.map(({ name }) => plainName(name)).filter((name) => name !== neighbourhood);
    return [`${neighbourhood}${around}`, listed(others)].filter((part) => part !== '').join(', ');
  });
  const uses = new Map<string, number>();
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  return names.map((name, group) => {
    if (uses.get(name) === 1) return name;
    const largest = groups[group]!.reduce((best, area) =>
      areas.residents[area]! > areas.residents[best]! ? area : best,
    );
    return `${name} (${areas.names[largest]})`;
  });
}

/** The places that the areas lie in, with the residents they have there, most first, then by index. */
function bySize(
  group: Uint32Array,
  level: PlaceLevel,
  residents: ArrayLike<number>,
): { place: number; name: string; residents: number }[] {
  const sums = new Map<number, number>();
  for (const area of group) {
    const place = level.placeOfArea[area]!;
    sums.set(place, (sums.get(place) ?? 0) + residents[area]!);
  }
  return Array.from(sums, ([place, sum]) => ({ place, name: level.names[place]!, residents: sum })).sort(
    (a, b) => b.residents - a.residents || a.place - b.place,
  );
}

/** 'Kingston upon Hull' for the official 'Kingston upon Hull, City of'. */
function plainName(district: string): string {
  return district.replace(/, (?:City|County) of$/, '');
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
