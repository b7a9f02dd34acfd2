import type { AreaTable, PlaceLevel } from '../../geography/area-table.ts';
import type { AtlasEquity, AtlasSummary } from '../contents.ts';
import type { AreaMeasures } from './measure-areas.ts';
import type { AtlasSettings } from './settings.ts';

const WORST_DISTRICTS = 5;

/** What the figures rest on, so that every sentence can say it. */
export type SummaryBasis = Pick<AtlasSummary, 'minutesEstimated' | 'consultantsUnit' | 'consultantsVintage'>;

/** The headline figures. Means are weighted by residents; areas without a journey count as beyond the limit. */
export function summarise(
  areas: AreaTable,
  measures: AreaMeasures,
  equity: AtlasEquity,
  basis: SummaryBasis,
  settings: AtlasSettings,
): AtlasSummary {
  const minutes = measures.nearest.minutes;
  const all = Uint32Array.from(areas.residents.keys());
  const england = summarisePlace(all, areas, measures, settings);
  const residents = total(areas.residents);
  const decile = (index: number) => {
    const { accessPer100k, nearestMinutes } = equity.byDecile[index]!;
    return { accessPer100k: accessPer100k.value, nearestMinutes: nearestMinutes.value };
  };
  const group = (id: string) => {
    const { accessPer100k, nearestMinutes, beyond45Share } = equity.groups.find((one) => one.id === id)!;
    return { accessPer100k, nearestMinutes, beyond45Share };
  };
  const districts = placesOf(areas.levels.district).map((members, district) => ({
    code: areas.levels.district.codes[district]!,
    name: areas.levels.district.names[district]!,
    ...summarisePlace(members, areas, measures, settings),
  }));
  const beyond45People = sum(all, (area) =>
    minutes[area]! > settings.limitMinutes ? areas.residents[area]! : 0,
  );
  const figures = {
    ...basis,
    areas: areas.count,
    residents,
    meanNearestMinutes: england.nearestMinutes,
    beyond45People,
    beyond45Share: beyond45People / residents,
    mostDeprivedTenth: decile(0),
    leastDeprivedTenth: decile(9),
    coastal: group('coastal'),
    inland: group('inland'),
    worstDistricts: districts
      .sort((one, other) => one.accessPer100k - other.accessPer100k || (one.code < other.code ? -1 : 1))
      .slice(0, WORST_DISTRICTS),
  };
  return { ...figures, sentences: sentencesOf(figures) };
}

function summarisePlace(
  members: Uint32Array,
  areas: AreaTable,
  measures: AreaMeasures,
  settings: AtlasSettings,
) {
  const people = (area: number) => areas.residents[area]!;
  const minutes = (area: number) => measures.nearest.minutes[area]!;
  const reached = (area: number) => (Number.isFinite(minutes(area)) ? people(area) : 0);
  const residents = sum(members, people);
  const withJourney = sum(members, reached);
  const personMinutes = sum(members, (area) => (reached(area) > 0 ? people(area) * minutes(area) : 0));
  return {
    residents,
    nearestMinutes: withJourney > 0 ? personMinutes / withJourney : null,
    accessPer100k: sum(members, (area) => people(area) * measures.accessPer100k[area]!) / residents,
    beyond45Share:
      sum(members, (area) => (minutes(area) > settings.limitMinutes ? people(area) : 0)) / residents,
  };
}

function sentencesOf(figures: Omit<AtlasSummary, 'sentences'>): string[] {
  const million = (figures.beyond45People / 1e6).toFixed(1);
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const minutes = figures.minutesEstimated ? ' (estimated)' : '';
  const counted = `${figures.consultantsUnit} of ${figures.consultantsVintage}`;
  const { coastal, inland, mostDeprivedTenth: most, leastDeprivedTenth: least } = figures;
  return [
    `About ${million} million people in England, ${percent(figures.beyond45Share)}, live more than 45 minutes by car from the nearest radiotherapy centre${minutes}.`,
    `${percent(coastal.beyond45Share)} of people near the open coast live beyond 45 minutes, against ${percent(inland.beyond45Share)} of people inland${minutes}.`,
    `People near the open coast have ${coastal.accessPer100k.toFixed(1)} cancer consultants in reach per 100,000, weighted by need and distance; people inland have ${inland.accessPer100k.toFixed(1)} (${counted}).`,
    `The most deprived tenth of England has ${most.accessPer100k.toFixed(1)} consultants in reach per 100,000 and is ${most.nearestMinutes.toFixed(0)} minutes from a centre on average; the least deprived tenth has ${least.accessPer100k.toFixed(1)} and is ${least.nearestMinutes.toFixed(0)} minutes away.`,
  ];
}

/** The areas of each place of a level, ascending. */
function placesOf(level: PlaceLevel): Uint32Array[] {
  const members: number[][] = level.codes.map(() => []);
  for (const [area, place] of level.placeOfArea.entries()) members[place]!.push(area);
  return members.map((areas) => Uint32Array.from(areas));
}

function sum(members: Uint32Array, of: (area: number) => number): number {
  let result = 0;
  for (const area of members) result += of(area);
  return result;
}

function total(values: Uint32Array): number {
  return values.reduce((result, value) => result + value, 0);
}
