import {
  type AtlasColumn,
  type AtlasHotspot,
  areaReasons,
  peopleShares,
  REASON_COLUMNS,
  type ReasonColumn,
  type ReasonColumns,
} from '@postcode-lottery/core';
import { atlas } from '../atlas/atlas.svelte.ts';
import { text } from '../text/en.ts';
import { number, percentage } from '../text/format.ts';
import { englandMean, englandText, type FigureCell, type FigureRow, listedColumns } from './figure-rows.ts';
import { flagMask } from './filters.ts';
import { journey } from './journey.svelte.ts';
import { isRanked } from './ranked.ts';
import { plainFigure } from './unit-text.ts';

const MINUTES = 'nearestMinutes';

/** The sentence that opens an area's panel; null until its parts are there. */
export function areaSentence(area: number): string | null {
  const minutes = journey.figures(MINUTES);
  const by = journey.current?.words ?? '';
  const residents = atlas.figures('residents');
  const name = atlas.areas.value?.names[area];
  if (!minutes || !residents || name === undefined) return null;
  const value = minutes[area]!;
  if (Number.isNaN(value)) return text.area.noSentence(by, name);
  const { lower, higher } = peopleShares(minutes, residents, value);
  return lower >= 0.5
    ? text.area.sentence(number(value), by, name, percentage(lower))
    : text.area.sentenceShort(number(value), by, name, percentage(higher));
}

/** The column of the minutes in an area's sentence; none where there is no journey. */
export function minutesInSentence(area: number): AtlasColumn | undefined {
  const value = journey.figures(MINUTES)?.[area] ?? Number.NaN;
  return Number.isNaN(value) ? undefined : journey.column(MINUTES);
}

/** Everything the atlas has on some areas, side by side; how one stands in England only where it is alone. */
export function areaRows(areas: readonly number[]): FigureRow[] {
  const residents = atlas.figures('residents');
  if (!residents) return [];
  return listedColumns().map(({ column, figures }) => ({
    column,
    cells: areas.map((area) => ({
      value: plainFigure(column, figures[area]!),
      note: areas.length > 1 ? '' : standing(column, figures, residents, figures[area]!),
    })),
    england: englandText({ column, figures }, residents),
  }));
}

function standing(
  column: AtlasColumn,
  figures: ArrayLike<number>,
  residents: ArrayLike<number>,
  value: number,
): string {
  if (!isRanked(column) || Number.isNaN(value)) return '';
  const { lower, higher } = peopleShares(figures, residents, value);
  if (column.worse === null)
    return column.combine === 'sum' || lower === 0 ? '' : text.area.higherThan(percentage(lower));
  const [better, worse] = column.worse === 'higher' ? [lower, higher] : [higher, lower];
  if (better === 0 && worse === 0) return '';
  return better >= worse ? text.area.worseThan(percentage(better)) : text.area.betterThan(percentage(worse));
}

export interface Reason {
  readonly label: string;
  /** Why the area carries the flag, with its own numbers; empty until they are there. */
  readonly text: string;
}

/** The flags that an area carries and why. */
export function areaFlags(area: number): Reason[] {
  const manifest = atlas.manifest.value;
  const flags = atlas.elements('flags');
  if (!manifest || !flags) return [];
  const columns = reasonColumns();
  if (columns) return areaReasons(manifest, columns, area);
  const bits = flags[area]!;
  return (atlas.column('flags')?.categories ?? []).flatMap(({ label }, bit) =>
    (bits >> bit) & 1 ? { label, text: '' } : [],
  );
}

export interface ComparedFlag {
  readonly id: string;
  readonly label: string;
  /** Yes or no for each of the areas. */
  readonly cells: readonly FigureCell[];
  /** Share of people in areas that carry it. */
  readonly england: string;
}

/** Which of some areas carry which flags; none until the flags are there. */
export function comparedFlags(areas: readonly number[]): ComparedFlag[] {
  const column = atlas.column('flags');
  const flags = atlas.elements('flags');
  const residents = atlas.figures('residents');
  if (!column || !flags || !residents) return [];
  return (column.categories ?? []).map(({ id, label }) => {
    const carries = flagMask(column, flags, [id])!;
    return {
      id,
      label,
      cells: areas.map((area) => ({ value: carries[area] ? text.yes : text.no, note: '' })),
      england: percentage(englandMean(carries, residents)),
    };
  });
}

function reasonColumns(): ReasonColumns | null {
  const found = REASON_COLUMNS.map((id) => {
    const values = id === 'flags' || id === 'ruralUrban' ? atlas.elements(id) : atlas.figures(id);
    return [id, values] as const;
  });
  if (found.some(([, values]) => values === null)) return null;
  const extra = atlas.figures('highWaterPostcodesPercent');
  return {
    ...(Object.fromEntries(found) as Record<ReasonColumn, ArrayLike<number>>),
    ...(extra && { highWaterPostcodesPercent: extra }),
  };
}

export function hotspotOf(area: number): AtlasHotspot | undefined {
  return atlas.hotspots.value?.find(({ areas }) => areas.includes(area));
}

/** 'Yarmouth Parade, Great Yarmouth, East of England': the places that hold an area. */
export function whereabouts(area: number): string {
  const names = (['msoa', 'district', 'icb', 'alliance', 'region'] as const)
    .map((level) => atlas.places.value?.[level]?.names[atlas.placeOfArea(level)?.[area] ?? -1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].join(', ');
}
